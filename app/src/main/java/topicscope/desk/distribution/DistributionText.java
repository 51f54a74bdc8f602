package topicscope.desk.distribution;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import topicscope.chart.AxisUnit;
import topicscope.desk.distribution.DistributionRequest.Part;
import topicscope.desk.widget.ShortNumbers;
import topicscope.signal.distribution.Distribution;
import topicscope.signal.distribution.Histogram;

/** What the panel of distributions says. */
final class DistributionText {
  /** Edges are this near to multiples of the step, in steps. */
  private static final double CLOSE = 1e-9;

  /** With more possible values, the first one beyond a bin is rounder than the last one in it. */
  private static final double MANY_VALUES = 100.5;

  private static final MathContext FOUR_DIGITS = new MathContext(4);
  private static final double MAX_SHORT = 10_000;
  private static final double SMALLEST_PERCENT = 0.1;

  private DistributionText() {}

  /** A value in the unit that fits it. */
  static String value(double value, SeriesDistribution of) {
    return value(value, unit(value, of));
  }

  private static String value(double value, AxisUnit unit) {
    return ShortNumbers.value(value / unit.size())
        + (unit.name().isEmpty() || Double.isNaN(value) ? "" : " " + unit.name());
  }

  private static AxisUnit unit(double value, SeriesDistribution of) {
    return value == 0 || Double.isNaN(value)
        ? of.shownIn()
        : AxisUnit.of(of.request().subject().unit(), Math.abs(value));
  }

  /** The same with four digits, unless it has more before the point. */
  static String shortValue(double value, SeriesDistribution of) {
    AxisUnit unit = unit(value, of);
    double shown = value / unit.size();
    double digits = new BigDecimal(shown).round(FOUR_DIGITS).doubleValue();
    return value(Math.abs(shown) < MAX_SHORT ? digits * unit.size() : value, unit);
  }

  /** A number of samples. */
  static String samples(long count) {
    return String.format(Locale.ROOT, count == 1 ? "%,d sample" : "%,d samples", count);
  }

  /** Which samples these are. */
  static String part(long count, Part part) {
    return samples(count)
        + switch (part) {
          case IN_SIGHT -> " in sight";
          case BETWEEN_CURSORS -> " between the cursors";
          case HELD -> ", all that are held";
        };
  }

  /** Why there is nothing to show. */
  static String nothing(SeriesDistribution of) {
    if (of.recorded() > 0) {
      return samples(of.recorded())
          + " here are only in the history. It keeps their lowest, highest and mean values, and no"
          + " distribution.";
    }
    if (of.request().version() == 0) {
      return "This series has no samples yet.";
    }
    return switch (of.request().subject().part()) {
      case IN_SIGHT -> "No sample of this series is in sight.";
      case BETWEEN_CURSORS -> "No sample of this series is between the cursors.";
      case HELD -> "No sample of this series is held.";
    };
  }

  /** What is missing; empty if nothing is. */
  static String missing(SeriesDistribution of) {
    if (of.recorded() > 0 && of.rolledUp()) {
      return "Only of the first, lowest, highest and last samples of each interval of the roll-up."
          + " Not in it: "
          + samples(of.recorded())
          + " that are only counted.";
    }
    return of.recorded() == 0
        ? ""
        : "Not in it: " + samples(of.recorded()) + " that are only in the history.";
  }

  /** A share in percent. */
  static String percent(double part, double whole) {
    double percent = 100 * part / whole;
    return percent > 0 && percent < SMALLEST_PERCENT
        ? "< 0.1 %"
        : String.format(Locale.ROOT, percent < 10 ? "%.1f %%" : "%.0f %%", percent);
  }

  /** Range, count and share of a bar. */
  static String bar(SeriesDistribution of, int bin) {
    Histogram histogram = of.values().histogram();
    int count = histogram.count(bin);
    return range(histogram, bin, of)
        + ": "
        + samples(count)
        + ", "
        + percent(count, of.values().count());
  }

  /** The values that a bin may contain; both ends count if they are few. */
  private static String range(Histogram histogram, int bin, SeriesDistribution of) {
    double step = histogram.step();
    double from = histogram.from(bin);
    double to = histogram.to(bin);
    String between = " to below ";
    if (step > 0) {
      from = Math.ceil(from / step - CLOSE) * step;
      to = Math.ceil(to / step - CLOSE) * step;
      if ((to - from) / step < MANY_VALUES) {
        to -= step;
        between = " to ";
      }
    }
    AxisUnit unit = unit(Math.max(Math.abs(from), Math.abs(to)), of);
    return from >= to
        ? value(from, unit)
        : ShortNumbers.value(from / unit.size()) + between + value(to, unit);
  }

  /** The picture in a sentence, for those who can't see it. */
  static String describe(SeriesDistribution of) {
    Distribution values = of.values();
    return "Distribution of "
        + of.request().subject().label()
        + ": "
        + part(values.count(), of.request().subject().part())
        + ", from "
        + value(values.min(), of)
        + " to "
        + value(values.max(), of)
        + ", median "
        + value(values.median(), of)
        + ", p95 "
        + value(values.p95(), of);
  }
}
