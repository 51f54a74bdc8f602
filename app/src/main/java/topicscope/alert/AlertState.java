package topicscope.alert;

/**
 * The state of a rule on a series.
 *
 * @param rule the rule
 * @param series the name of the series
 * @param kind good, pending or raised
 * @param sinceMs when the violation began, ms since the epoch; 0 while good
 * @param leftOut samples not evaluated: out of order, or overwritten first
 */
public record AlertState(AlertRule rule, String series, Kind kind, long sinceMs, long leftOut) {
  /** The kind of state. */
  public enum Kind {
    /** The condition does not hold. */
    GOOD,
    /** The condition holds, but not yet for as long as the rule requires. */
    PENDING,
    /** The rule is raised. */
    RAISED
  }
}
