package topicscope.alert;

import java.time.Instant;

/**
 * A rule was raised or cleared for a series.
 *
 * @param number counts the events of one log from 1
 * @param kind raised or cleared
 * @param rule the rule's text
 * @param topic the topic of the series
 * @param series the series; empty if no matching one ever existed
 * @param since when the violation began: record time, or time of arrival for silence, ms since the
 *     epoch
 * @param recordTimeMs the time of the deciding record, ms since the epoch; for silence that of the
 *     last record, 0 without one
 * @param value the deciding value, or change per second; NaN without one
 * @param partition the partition of that record, -1 without one
 * @param offset its offset, -1 without one
 * @param at when it was detected, by the clock
 * @param live whether it was decided by the clock, by a sample that arrived while the rule was
 *     watching, or by a record less than a minute old; otherwise by the topic's history
 */
public record AlertEvent(
    long number,
    Kind kind,
    String rule,
    String topic,
    String series,
    Instant since,
    long recordTimeMs,
    double value,
    int partition,
    long offset,
    Instant at,
    boolean live) {
  /** Raised or cleared. */
  public enum Kind {
    /** The rule holds from now on. */
    RAISED,
    /** The rule no longer holds. */
    CLEARED
  }

  /** The event in one line. */
  public String text() {
    String where = partition < 0 ? "no record" : topic + "-" + partition + "@" + offset;
    String what = Double.isNaN(value) ? "" : " at " + number(value);
    String when = recordTimeMs > 0 ? Instant.ofEpochMilli(recordTimeMs).toString() : at.toString();
    String whose = series.isEmpty() ? topic : series;
    return "%-7s %s  %s%s  (%s)  %s".formatted(kind, when, whose, what, rule, where);
  }

  /** A value with no more digits than it has. */
  static String number(double value) {
    boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
    return whole ? Long.toString((long) value) : Double.toString(value);
  }
}
