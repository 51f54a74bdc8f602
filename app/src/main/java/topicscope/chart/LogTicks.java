package topicscope.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Ticks of a logarithmic axis: powers of ten, zero, and 2 and 5 times a power where there is room.
 */
public final class LogTicks {
  private static final double LARGEST_PLAIN = 1e6;
  private static final double SMALLEST_PLAIN = 1e-4;

  private LogTicks() {}

  /**
   * The ticks on a scale, ascending.
   *
   * @param unit the size of the unit in which they are round
   * @param max about how many have room
   */
  public static List<Double> within(YScale scale, double unit, int max) {
    List<Double> ticks = new ArrayList<>();
    double apart = 1.0 / max;
    ValueRange own = scale.own();
    double largest = Math.max(Math.abs(own.low()), Math.abs(own.high())) / unit;
    int top = (int) Math.ceil(Math.log10(largest));
    int bottom = (int) Math.floor(Math.log10(scale.linearBelow() / unit));
    if (own.low() <= 0 && own.high() >= 0) {
      ticks.add(0.0);
    }
    // The roundest first: a tick too near to one that is there is left out.
    for (double factor : new double[] {1, 5, 2}) {
      for (int power = top; power >= bottom; power--) {
        double tick = factor * Math.pow(10, power) * unit;
        addIfFree(tick, scale, apart, ticks);
        addIfFree(-tick, scale, apart, ticks);
      }
    }
    ticks.sort(Double::compare);
    return ticks;
  }

  private static void addIfFree(double tick, YScale scale, double apart, List<Double> ticks) {
    ValueRange own = scale.own();
    if (tick < own.low() || tick > own.high()) {
      return;
    }
    double at = scale.within(tick);
    if (ticks.stream().allMatch(other -> Math.abs(scale.within(other) - at) >= apart)) {
      ticks.add(tick);
    }
  }

  public static String text(double tick) {
    double size = Math.abs(tick);
    double round = new BigDecimal(tick).round(new MathContext(6)).doubleValue();
    if (size == 0) {
      return "0";
    }
    if (size > LARGEST_PLAIN || size < SMALLEST_PLAIN) {
      return String.format(Locale.ROOT, "%.0e", round);
    }
    return size >= 1
        ? String.format(Locale.ROOT, "%,.0f", round)
        : new BigDecimal(Double.toString(round)).stripTrailingZeros().toPlainString();
  }
}
