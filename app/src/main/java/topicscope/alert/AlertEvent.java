package topicscope.alert;

import java.time.Instant;

/**
 * A rule was raised or cleared for a series.
 *
 * @param number counts the events of one log from 1
 * @param kind which of both
 * @param rule the rule as it is written
 * @param topic the topic of the series
 * @param series the series; empty if none that fits was ever there
 * @param since when it began to be bad: record time, or for silence the time of arrival, ms since
 *     the epoch
 * @param recordTimeMs the time of the record that decided it, ms since the epoch; of silence that
 *     of the last record, 0 if there was none
 * @param value the value that decided it, or the change per second; NaN if there was none
 * @param partition the partition of that record, -1 if there was none
 * @param offset its offset, -1 if there was none
 * @param at when it was noticed, by the clock
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
    Instant at) {
  /** Whether it begins or ends. */
  public enum Kind {
    /** The rule holds from now on. */
    RAISED,
    /** It doesn't any more. */
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

  /** A value without digits it doesn't have. */
  static String number(double value) {
    boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
    return whole ? Long.toString((long) value) : Double.toString(value);
  }
}
