package topicscope.plot.xy;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import topicscope.plot.axis.ExactValueText;

/** What an XY plot says. */
public final class XyText {
  private static final double NANOS_PER_MS = 1e6;
  private static final double SECOND_MS = 1_000;
  private static final double MINUTE_MS = 60_000;

  private XyText() {}

  /** How many pairs there are, and how they are made, in words; the shorter ones after the long. */
  static List<String> captions(XyPicture of) {
    if (of.pairs() == 0) {
      return List.of(
          of.alone() == 0
              ? "No samples of "
                  + of.request().y().label()
                  + (of.request().cursors() ? " between the cursors" : " in sight")
              : "No pairs within " + tolerance(of) + ", " + alone(of),
          "No pairs");
    }
    String pairs =
        String.format(Locale.ROOT, of.pairs() == 1 ? "%,d pair" : "%,d pairs", of.pairs());
    pairs += of.request().cursors() ? " between the cursors" : "";
    String within = pairs + " within " + tolerance(of);
    return List.of(
        within + ", " + alone(of),
        String.format(Locale.ROOT, "%s, %,d alone", within, of.alone()),
        within,
        pairs);
  }

  private static String alone(XyPicture of) {
    return String.format(
        Locale.ROOT,
        of.alone() == 1 ? "%,d sample without a partner" : "%,d samples without a partner",
        of.alone());
  }

  private static String tolerance(XyPicture of) {
    return duration(of.toleranceNs() / NANOS_PER_MS);
  }

  /** A duration with three digits, in the unit that fits. */
  public static String duration(double ms) {
    double size = ms < SECOND_MS ? 1 : ms < MINUTE_MS ? SECOND_MS : MINUTE_MS;
    String unit = ms < SECOND_MS ? " ms" : ms < MINUTE_MS ? " s" : " min";
    return BigDecimal.valueOf(ms / size)
            .round(new MathContext(3))
            .stripTrailingZeros()
            .toPlainString()
        + unit;
  }

  /** The values of a pair. */
  static String values(XyPair pair, XyPicture of) {
    return "x " + of.xAxis().text(pair.x()) + " · y " + of.yAxis().text(pair.y());
  }

  static String time(XyPair pair, ZoneId zone) {
    return ExactValueText.time(pair.timeNs() / NANOS_PER_MS, zone);
  }

  /** The picture in words. */
  static String describe(XyPicture of, ZoneId zone) {
    return of.request().y().label()
        + " against "
        + of.request().x().label()
        + ": "
        + captions(of).getFirst()
        + of.newest()
            .map(pair -> ". Newest: " + values(pair, of) + " at " + time(pair, zone))
            .orElse("");
  }
}
