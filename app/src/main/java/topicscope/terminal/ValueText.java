package topicscope.terminal;

import topicscope.chart.AxisUnit;
import topicscope.chart.TickText;
import topicscope.chart.ValueRange;

/** Values as text, with two or three digits that change within the range of their axis. */
final class ValueText {
  private static final double STEPS = 200;

  private ValueText() {}

  /** A value with its unit, as an axis of that range shows it. */
  static String of(double value, String unit, ValueRange range) {
    AxisUnit shown = unit(unit, range);
    double step = Math.pow(10, Math.floor(Math.log10(range.span() / shown.size() / STEPS)));
    String number = TickText.of(value / shown.size(), largest(range) / shown.size(), step);
    return shown.name().isEmpty() ? number : number + " " + shown.name();
  }

  /** The unit of an axis. */
  static AxisUnit unit(String unit, ValueRange range) {
    return AxisUnit.of(unit, largest(range));
  }

  static double largest(ValueRange range) {
    return Math.max(Math.abs(range.low()), Math.abs(range.high()));
  }
}
