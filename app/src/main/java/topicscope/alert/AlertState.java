package topicscope.alert;

/**
 * How a rule stands with a series.
 *
 * @param rule which
 * @param series the name of the series
 * @param kind good, bad but not yet for long enough, or raised
 * @param sinceMs when it became bad, ms since the epoch; 0 while it is good
 * @param leftOut samples that weren't looked at: they came out of order, or were overwritten first
 */
public record AlertState(AlertRule rule, String series, Kind kind, long sinceMs, long leftOut) {
  /** How it stands. */
  public enum Kind {
    /** All is well. */
    GOOD,
    /** Bad, but not yet for as long as the rule says. */
    PENDING,
    /** The rule holds. */
    RAISED
  }
}
