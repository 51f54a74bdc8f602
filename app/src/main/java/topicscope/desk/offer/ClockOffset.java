package topicscope.desk.offer;

/**
 * How the timestamps of a topic's records and the clock of this machine differ; immutable.
 *
 * @param aheadMs how far they are ahead, ms; 0 if they are not
 * @param behindMs how long after its timestamp every new record arrives, ms; 0 if that is short
 * @param byBroker whether the broker sets the timestamps
 */
public record ClockOffset(long aheadMs, long behindMs, boolean byBroker) {
  /** No difference is known. */
  public static final ClockOffset NONE = new ClockOffset(0, 0, false);
}
