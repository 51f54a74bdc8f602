package topicscope.alert;

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
      @lag(billing) > 1000        about the topic; @lagtime(billing) > 60s, @rate no data for 30s\
      """;

  /**
   * Parses a rule, see {@link #SYNTAX}.
   *
   * @throws topicscope.transform.SyntaxException if it can't be parsed; points at the position
   */
  public static AlertRule parse(String text) {
    return new RuleParser(text.strip()).parse();
  }

  @Override
  public String toString() {
    return text;
  }
}
