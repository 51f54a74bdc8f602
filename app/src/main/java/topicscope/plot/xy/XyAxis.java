package topicscope.plot.xy;

import java.util.ArrayList;
import java.util.List;
import topicscope.chart.AxisUnit;
import topicscope.chart.TickSpacing;
import topicscope.chart.TickText;
import topicscope.chart.ValueRange;
import topicscope.plot.axis.ExactValueText;

/**
 * An axis of values: its range, and the unit in which it shows them.
 *
 * @param range the range
 * @param unit the unit shown
 */
public record XyAxis(ValueRange range, AxisUnit unit) {
  private static final int DIGITS = 6;

  /** A tick: its share of the axis from the lower end, and its text. */
  record Tick(double share, String text) {}

  /** The axis of a range of values in a unit. */
  static XyAxis of(ValueRange range, String unit) {
    return new XyAxis(range, AxisUnit.of(unit, largest(range)));
  }

  private static double largest(ValueRange range) {
    return Math.max(Math.abs(range.low()), Math.abs(range.high()));
  }

  /** How far a value is from the lower end, in shares of the range. */
  public double share(double value) {
    return (value - range.low()) / range.span();
  }

  /** The value at a share of the range. */
  double value(double share) {
    return range.low() + share * range.span();
  }

  /** Ticks at multiples of 1, 2 or 5 times a power of ten, of which at most that many have room. */
  List<Tick> ticks(int max) {
    double size = unit.size();
    double step = TickSpacing.over(range.span() / size, max).step();
    List<Tick> ticks = new ArrayList<>();
    for (double tick : new TickSpacing(step).within(range.low() / size, range.high() / size)) {
      ticks.add(new Tick(share(tick * size), TickText.of(tick, largest(range) / size, step)));
    }
    return ticks;
  }

  /** A value with its unit. */
  String text(double value) {
    String number = ExactValueText.rounded(value / unit.size(), DIGITS);
    return unit.name().isEmpty() ? number : number + " " + unit.name();
  }

  /** A value on the axis, with as many digits as its pixels tell apart, and its unit. */
  String placeText(double value, double pixels) {
    double step = range.span() / Math.max(1, pixels) / unit.size();
    double whole = Math.pow(10, Math.floor(Math.log10(step)));
    double shown = value / unit.size();
    boolean plain = Double.isFinite(shown / whole) && Math.abs(shown / whole) < 1e15;
    double rounded = plain ? Math.rint(shown / whole) * whole : shown;
    return text(rounded * unit.size());
  }

  /** The title of the axis of a series. */
  String title(String label) {
    return unit.name().isEmpty() ? label : label + " (" + unit.name() + ")";
  }
}
