package topicscope.alert;

import topicscope.transform.ExpressionReader;
import topicscope.transform.Transform;
import topicscope.transform.TransformKind;

/** Parses a rule. */
final class RuleParser {
  private static final String CONDITIONS =
      "a condition is expected here: > or above, < or below, outside 18..24, crosses 90, rises >"
          + " 5/s, no data for 30s";

  private final String text;
  private final ExpressionReader reader;

  /** What the series is measured in, if that is known. */
  private String unit = "";

  RuleParser(String text) {
    this.text = text;
    reader = new ExpressionReader(text);
  }

  AlertRule parse() {
    SeriesSelector subject = subject();
    AlertCondition condition = condition();
    long hold = 0;
    boolean lasts =
        !(condition instanceof AlertCondition.Silence)
            && !(condition instanceof AlertCondition.Crossing);
    if (lasts && reader.takeWord("for")) {
      hold = reader.time();
    }
    reader.expectEnd();
    return new AlertRule(text, subject, condition, hold);
  }

  private SeriesSelector subject() {
    int start = reader.position();
    if (reader.isSignal()) {
      Transform about = Transform.parse(reader);
      unit = about.signal().map(signal -> signal.kind().unit()).orElse("");
      return new SeriesSelector.Made(about);
    }
    boolean quoted = reader.isQuoted();
    String name = reader.name();
    if (quoted) {
      return new SeriesSelector.Named(name);
    }
    boolean call = reader.take("(");
    if (call) {
      reader.backTo(start);
      return new SeriesSelector.Made(Transform.parse(reader));
    }
    if (TransformKind.of(name).isPresent() && reader.atEnd()) {
      throw reader.mistake(CONDITIONS);
    }
    return name.contains("*") ? new SeriesSelector.Fitting(name) : new SeriesSelector.Named(name);
  }

  private AlertCondition condition() {
    if (reader.takeWord("no")) {
      if (!reader.takeWord("data")) {
        throw reader.mistake("'data' is expected here");
      }
      if (!reader.takeWord("for")) {
        throw reader.mistake("'for' and a time are expected here, such as: for 30s");
      }
      return new AlertCondition.Silence(reader.time());
    }
    if (reader.takeWord("crosses")) {
      return crossing();
    }
    if (reader.takeWord("rises")) {
      return new AlertCondition.Change(1, limit(true));
    }
    if (reader.takeWord("falls")) {
      return new AlertCondition.Change(-1, limit(true));
    }
    if (reader.takeWord("changes")) {
      return new AlertCondition.Change(0, limit(true));
    }
    return limit(false);
  }

  private AlertCondition crossing() {
    double level = number(false);
    if (!reader.takeWord("by")) {
      return new AlertCondition.Crossing(level, 0);
    }
    int place = reader.position();
    double by = number(false);
    if (by < 0) {
      throw reader.mistakeAt(place, "how far beyond the level it must have been is not below 0");
    }
    return new AlertCondition.Crossing(level, by);
  }

  private AlertCondition.Limit limit(boolean perSecond) {
    if (!perSecond && reader.takeWord("outside")) {
      return outside();
    }
    boolean atLeast = reader.take(">=");
    if (atLeast || reader.take(">") || reader.takeWord("above")) {
      return beyond(true, atLeast, perSecond);
    }
    boolean atMost = reader.take("<=");
    if (atMost || reader.take("<") || reader.takeWord("below")) {
      return beyond(false, atMost, perSecond);
    }
    throw reader.mistake(perSecond ? "> or < and a number are expected here" : CONDITIONS);
  }

  private AlertCondition.Limit beyond(boolean above, boolean inclusive, boolean perSecond) {
    double limit = number(perSecond);
    double clear = limit;
    if (reader.takeWord("until")) {
      int place = reader.position();
      clear = number(perSecond);
      if (above && clear > limit) {
        throw reader.mistakeAt(place, "it is raised above the limit, so it clears at or below it");
      }
      if (!above && clear < limit) {
        throw reader.mistakeAt(place, "it is raised below the limit, so it clears at or above it");
      }
    }
    return above
        ? new AlertCondition.Above(limit, inclusive, clear)
        : new AlertCondition.Below(limit, inclusive, clear);
  }

  private AlertCondition.Limit outside() {
    double low = reader.number();
    reader.expect("..");
    double high = higher(low);
    if (!reader.takeWord("until")) {
      return new AlertCondition.Outside(low, high, low, high);
    }
    int place = reader.position();
    double clearLow = reader.number();
    reader.expect("..");
    double clearHigh = higher(clearLow);
    if (clearLow < low || clearHigh > high) {
      throw reader.mistakeAt(place, "the band in which it clears lies within the other");
    }
    return new AlertCondition.Outside(low, high, clearLow, clearHigh);
  }

  private double higher(double low) {
    int place = reader.position();
    double high = reader.number();
    if (high <= low) {
      throw reader.mistakeAt(place, "the upper end of a band is above the lower one");
    }
    return high;
  }

  /** A number; where the series is a time, one with a unit may stand for it. */
  private double number(boolean perSecond) {
    if (!perSecond && reader.isTime()) {
      int place = reader.position();
      long ms = reader.time();
      return switch (unit) {
        case "ms" -> ms;
        case "s" -> ms / 1e3;
        default -> throw reader.mistakeAt(place, "a number without a unit is expected here");
      };
    }
    double value = reader.number();
    if (perSecond && reader.take("/") && !reader.takeWord("s")) {
      throw reader.mistake("a change is given per second, such as 5/s");
    }
    return value;
  }
}
