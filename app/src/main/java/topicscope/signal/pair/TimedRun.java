package topicscope.signal.pair;

import java.util.Arrays;
import topicscope.signal.SampleBuffer;
import topicscope.signal.SampleBuffer.Values;
import topicscope.signal.XRange;
import topicscope.signal.distribution.Selection;

/**
 * A run of samples of one series in the order of time; samples at equal times keep the order of
 * arrival. Owned by one thread and reused for every run: it allocates only to grow.
 */
public final class TimedRun {
  private static final double NANOS_PER_MS = 1e6;

  private final Values held = new Values();
  private final TimeOrder order = new TimeOrder();
  private long[] times = new long[0];
  private long[] spacings = new long[0];
  private double[] room = new double[0];

  /** Takes the samples held in a range, and sorts them if they came out of order. */
  public void take(SampleBuffer from, XRange range) {
    from.copyValues(range, held);
    int size = held.size();
    if (times.length < size) {
      times = new long[Math.max(size, 2 * times.length)];
      spacings = new long[times.length];
    }
    long origin = size == 0 ? 0 : held.originNanos();
    double[] since = held.times();
    byte[] known = held.spacings();
    for (int i = 0; i < size; i++) {
      times[i] = origin + Math.round(since[i] * NANOS_PER_MS);
      long longest = Values.longestSpacing(known[i]);
      spacings[i] =
          longest > Long.MAX_VALUE / (long) NANOS_PER_MS
              ? Long.MAX_VALUE
              : longest * (long) NANOS_PER_MS;
    }
    order.sort(times, held.array(), spacings, size);
  }

  /** The number of samples. */
  public int size() {
    return held.size();
  }

  /** The time of sample {@code index}, ns since the epoch. */
  public long time(int index) {
    return times[index];
  }

  /** The value of sample {@code index}; always finite. */
  public double value(int index) {
    return held.array()[index];
  }

  /** Whether both have as many samples, at the same times. */
  boolean isAtTimesOf(TimedRun other) {
    return size() == other.size()
        && Arrays.equals(times(), 0, size(), other.times(), 0, other.size());
  }

  long[] times() {
    return times;
  }

  double[] values() {
    return held.array();
  }

  long[] spacings() {
    return spacings;
  }

  /** The median of the times between neighbouring samples, ns; 0 with fewer than two samples. */
  public long medianSpacing() {
    int count = size() - 1;
    if (count < 1) {
      return 0;
    }
    if (room.length < count) {
      room = new double[Math.max(count, 2 * room.length)];
    }
    for (int i = 0; i < count; i++) {
      room[i] = (double) (times[i + 1] - times[i]);
    }
    return (long) new Selection(room, count).median();
  }
}
