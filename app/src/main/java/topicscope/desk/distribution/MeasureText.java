package topicscope.desk.distribution;

import java.util.Locale;
import java.util.OptionalDouble;
import topicscope.chart.AxisUnit;
import topicscope.desk.widget.ShortNumbers;
import topicscope.signal.measure.Measure;

/** The values of measures as text, in the units that fit them. */
final class MeasureText {
  private static final String PER_SECOND = "/s";
  private static final String DASH = ShortNumbers.value(Double.NaN);

  private MeasureText() {}

  /** A measure; a dash if it is not defined. */
  static String of(Measure measure, SeriesDistribution of) {
    OptionalDouble value = of.measures().value(measure);
    return value.isPresent() ? text(measure.unit(), value.getAsDouble(), of) : DASH;
  }

  private static String text(Measure.Unit unit, double value, SeriesDistribution of) {
    String own = of.request().subject().unit();
    return switch (unit) {
      case NUMBER -> String.format(Locale.ROOT, "%,.0f", value);
      case VALUE -> DistributionText.value(value, of);
      case VALUE_PER_SECOND -> perSecond(value, own);
      case VALUE_SECONDS -> timesSeconds(value, own);
      case SECONDS -> in("s", value, "");
      case HERTZ -> ShortNumbers.value(value) + " Hz";
      case SHARE -> ShortNumbers.value(100 * value) + " %";
    };
  }

  /** A change per second of a rate is one per second squared. */
  private static String perSecond(double value, String unit) {
    return unit.endsWith(PER_SECOND)
        ? in(unit, value, "²")
        : in(unit, value, unit.isEmpty() ? " /s" : PER_SECOND);
  }

  /** The sum of a rate is an amount. */
  private static String timesSeconds(double value, String unit) {
    return unit.endsWith(PER_SECOND)
        ? in(unit.substring(0, unit.length() - PER_SECOND.length()), value, "")
        : in(unit, value, unit.isEmpty() ? " × s" : "·s");
  }

  private static String in(String unit, double value, String end) {
    AxisUnit fit = AxisUnit.of(unit, Math.abs(value));
    String name = value == 0 ? unit : fit.name();
    return ShortNumbers.value(value / fit.size()) + (name.isEmpty() ? "" : " " + name) + end;
  }
}
