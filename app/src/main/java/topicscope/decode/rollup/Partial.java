package topicscope.decode.rollup;

import java.util.Comparator;

/**
 * What a roll-up has seen of one series in one interval of one partition, between two commits.
 * There may be several of the same interval; {@link #merge} makes one of two.
 *
 * @param topic the raw topic
 * @param partition the raw partition
 * @param series the name of the series, as the raw topic has it
 * @param unit what the values are measured in; empty if nothing is known
 * @param startMs the beginning of the interval, ms since the epoch; a multiple of its length
 * @param intervalMs the length of the interval, ms, at least 1
 * @param count the number of samples, at least 1
 * @param sum the sum of the values, rounded; not finite if no double holds it
 * @param sumLow what the sum lacks: both together are as good as 106 bits
 * @param min the lowest sample; of equal ones the earliest
 * @param max the highest sample; of equal ones the earliest
 * @param first the earliest sample
 * @param last the latest sample
 */
public record Partial(
    String topic,
    int partition,
    String series,
    String unit,
    long startMs,
    long intervalMs,
    long count,
    double sum,
    double sumLow,
    Point min,
    Point max,
    Point first,
    Point last)
    implements RollupMessage {

  /**
   * One sample of the raw topic.
   *
   * @param value finite
   * @param timeMs ms since the epoch
   * @param nanos what the time has beyond the millisecond, from 0 to 999,999 ns
   * @param offset the offset of its record
   */
  public record Point(double value, long timeMs, int nanos, long offset) {
    private static final Comparator<Point> BY_TIME =
        Comparator.comparingLong(Point::timeMs)
            .thenComparingInt(Point::nanos)
            .thenComparingLong(Point::offset);

    /** Whether it comes before another: by time, then by offset. */
    public boolean isBefore(Point other) {
      return BY_TIME.compare(this, other) < 0;
    }

    /** Whether its value is lower, or as low and earlier. */
    public boolean isLower(Point other) {
      return value < other.value || (value == other.value && isBefore(other));
    }

    /** Whether its value is higher, or as high and earlier. */
    public boolean isHigher(Point other) {
      return value > other.value || (value == other.value && isBefore(other));
    }
  }

  @Override
  public String key() {
    return series;
  }

  /** Adds another one of the same partition, series and interval. */
  public Partial merge(Partial other) {
    ExactSum total = new ExactSum();
    total.add(sum, sumLow);
    total.add(other.sum, other.sumLow);
    return new Partial(
        topic,
        partition,
        series,
        unit.isEmpty() ? other.unit : unit,
        startMs,
        intervalMs,
        count + other.count,
        total.high(),
        total.low(),
        other.min.isLower(min) ? other.min : min,
        other.max.isHigher(max) ? other.max : max,
        other.first.isBefore(first) ? other.first : first,
        last.isBefore(other.last) ? other.last : last);
  }
}
