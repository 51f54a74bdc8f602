package topicscope.rollup;

import topicscope.decode.rollup.ExactSum;
import topicscope.decode.rollup.Partial;

/** What is known of one series in one interval since the last commit. Owned by one thread. */
final class Cell {
  private final ExactSum sum = new ExactSum();
  private long count;
  private final Extreme min = new Extreme();
  private final Extreme max = new Extreme();
  private final Extreme first = new Extreme();
  private final Extreme last = new Extreme();

  /** A sample, in fields, so that taking one allocates nothing. */
  private static final class Extreme {
    private double value;
    private long timeMs;
    private int nanos;
    private long offset;

    void set(double to, long ms, int part, long at) {
      value = to;
      timeMs = ms;
      nanos = part;
      offset = at;
    }

    boolean isAfter(long ms, int part, long at) {
      return timeMs != ms ? timeMs > ms : nanos != part ? nanos > part : offset > at;
    }

    Partial.Point point() {
      return new Partial.Point(value, timeMs, nanos, offset);
    }
  }

  /** Takes a sample. */
  void add(double value, long ms, int part, long at) {
    sum.add(value);
    count++;
    extend(value, ms, part, at, count == 1);
  }

  /** Takes what a roll-up has seen. */
  void add(Partial partial) {
    boolean isFirst = count == 0;
    sum.add(partial.sum(), partial.sumLow());
    count += partial.count();
    extend(partial.min(), isFirst);
    extend(partial.max(), false);
    extend(partial.first(), false);
    extend(partial.last(), false);
  }

  private void extend(Partial.Point point, boolean isFirst) {
    extend(point.value(), point.timeMs(), point.nanos(), point.offset(), isFirst);
  }

  private void extend(double value, long ms, int part, long at, boolean isFirst) {
    if (isFirst || value < min.value || (value == min.value && min.isAfter(ms, part, at))) {
      min.set(value, ms, part, at);
    }
    if (isFirst || value > max.value || (value == max.value && max.isAfter(ms, part, at))) {
      max.set(value, ms, part, at);
    }
    if (isFirst) {
      first.set(value, ms, part, at);
    }
    // What is not before the last one is not before the first one either: as a rule, one
    // comparison.
    if (isFirst || !last.isAfter(ms, part, at)) {
      last.set(value, ms, part, at);
    } else if (first.isAfter(ms, part, at)) {
      first.set(value, ms, part, at);
    }
  }

  /** What it holds, as a record says it. */
  Partial partial(
      String topic, int partition, String series, String unit, long startMs, long intervalMs) {
    return new Partial(
        topic,
        partition,
        series,
        unit,
        startMs,
        intervalMs,
        count,
        sum.high(),
        sum.low(),
        min.point(),
        max.point(),
        first.point(),
        last.point());
  }
}
