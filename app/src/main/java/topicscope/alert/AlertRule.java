package topicscope.alert;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.OptionalDouble;

/**
 * A rule. Two rules with the same text are equal.
 *
 * @param text the rule as the user wrote it
 * @param subject the series it applies to
 * @param condition the condition that violates it
 * @param holdMs how long the condition must hold, by record time, before the rule is raised; 0 for
 *     at once
 */
public record AlertRule(
    String text, SeriesSelector subject, AlertCondition condition, long holdMs) {
  /** Examples of what {@link #parse(String)} accepts. */
  public static final String SYNTAX =
      """
      cpu > 90 for 10s            above (also: above, >=); bad for 10 s before it is raised
      cpu > 90 until 80           raised above 90, cleared at 80 or below
      temp < 5                    below (also: below, <=)
      temp outside 18..24         outside a band; until 19..23 clears within a narrower one
      cpu crosses 90 by 2         passes 90, either way; again after it was 2 beyond
      used rises > 5/s            rate of change; falls for the other way, changes for either
      * no data for 30s           nothing came for so long; * and cpu* are all series that fit
      average(cpu, 30s) > 80      what a transform makes of a series
      "a name" > 1                a name with spaces or signs in it
      @lag(billing) > 1000        about the topic; @lagtime(billing) > 60s, @rate no data for 30s
      @match(error) > 0           a record with that text in its key, value or a header\
      """;

  /**
   * Parses a rule, see {@link #SYNTAX}.
   *
   * @throws topicscope.transform.SyntaxException if it can't be parsed; points at the position
   */
  public static AlertRule parse(String text) {
    return new RuleParser(text.strip()).parse();
  }

  /** The level at which it is raised; empty if there is none or more than one. */
  public OptionalDouble level() {
    return switch (condition) {
      case AlertCondition.Above above -> OptionalDouble.of(above.limit());
      case AlertCondition.Below below -> OptionalDouble.of(below.limit());
      case AlertCondition.Crossing crossing -> OptionalDouble.of(crossing.level());
      case AlertCondition.Outside _, AlertCondition.Change _, AlertCondition.Silence _ ->
          OptionalDouble.empty();
    };
  }

  /**
   * The same rule at another level; what clears it keeps its distance. A rule without a level stays
   * as it is.
   */
  public AlertRule atLevel(double level) {
    String hold = holdMs == 0 ? "" : " for " + holdMs + "ms";
    return switch (condition) {
      case AlertCondition.Above(double limit, boolean inclusive, double clear) ->
          parse(subject.text() + (inclusive ? " >= " : " > ") + moved(level, limit, clear) + hold);
      case AlertCondition.Below(double limit, boolean inclusive, double clear) ->
          parse(subject.text() + (inclusive ? " <= " : " < ") + moved(level, limit, clear) + hold);
      case AlertCondition.Crossing(double _, double by) ->
          parse(subject.text() + " crosses " + plain(level) + (by == 0 ? "" : " by " + plain(by)));
      case AlertCondition.Outside _, AlertCondition.Change _, AlertCondition.Silence _ -> this;
    };
  }

  private static String moved(double level, double limit, double clear) {
    return plain(level) + (clear == limit ? "" : " until " + plain(level + (clear - limit)));
  }

  private static String plain(double value) {
    return BigDecimal.valueOf(value)
        .round(new MathContext(12))
        .stripTrailingZeros()
        .toPlainString();
  }

  @Override
  public String toString() {
    return text;
  }
}
