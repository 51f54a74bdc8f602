package topicscope.plot.axis;

import java.util.ArrayList;
import java.util.List;

/**
 * Round numbers along an axis, spaced by 1, 2 or 5 times a power of ten.
 *
 * @param step distance between ticks
 */
public record TickSpacing(double step) {
  private static final int MOST = 200;
  private static final double[] STEPS = {1, 2, 5, 10};

  /** The finest spacing with at most {@code most} ticks in a span. */
  static TickSpacing over(double span, int most) {
    double rough = span / Math.max(1, Math.min(MOST, most));
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    for (double step : STEPS) {
      if (step * power >= rough * (1 - 1e-9)) {
        return new TickSpacing(step * power);
      }
    }
    return new TickSpacing(10 * power);
  }

  /** The ticks from {@code low} to {@code high}, both included, ascending; bounded in number. */
  public List<Double> within(double low, double high) {
    List<Double> ticks = new ArrayList<>();
    double first = Math.ceil(low / step - 1e-6);
    for (int i = 0; i <= MOST; i++) {
      double tick = (first + i) * step;
      if (tick > high + step * 1e-6) {
        break;
      }
      ticks.add(tick == 0 ? 0 : tick);
    }
    return ticks;
  }

  /** The last round number at or below a value. */
  double floor(double value) {
    return Math.floor(value / step + 1e-9) * step;
  }

  /** The first round number at or above a value. */
  double ceil(double value) {
    return Math.ceil(value / step - 1e-9) * step;
  }
}
