package topicscope.signal.measure;

import java.util.Arrays;
import topicscope.signal.SampleBuffer;

/**
 * Values in the order of their times, and where gaps are. Samples of one time keep the order of
 * arrival.
 *
 * <p>It is a view of arrays that somebody else owns; it is valid until the owner changes them. For
 * one thread.
 */
public final class TimedValues {
  private final double[] times;
  private final double[] values;
  private final int size;
  private final int[] gaps;

  private TimedValues(double[] times, double[] values, int size, int[] gaps) {
    this.times = times;
    this.values = values;
    this.size = size;
    this.gaps = gaps;
  }

  /** Sorts copied samples by time, in place. It costs one pass if they are in order already. */
  public static TimedValues of(SampleBuffer.Values samples) {
    double[] times = samples.times();
    byte[] spacings = samples.spacings();
    int size = samples.size();
    new TimeSort(times, samples.array(), spacings, size).run();
    int[] found = new int[0];
    int count = 0;
    byte known = 0;
    double limit = limit(SampleBuffer.Values.longestSpacing(known));
    for (int i = 1; i < size; i++) {
      double spacing = times[i] - times[i - 1];
      if (spacings[i] != known) {
        known = spacings[i];
        limit = limit(SampleBuffer.Values.longestSpacing(known));
      }
      if (spacing >= limit
          && spacing >= limit(SampleBuffer.Values.longestSpacing(spacings[i - 1]))) {
        found = count == found.length ? Arrays.copyOf(found, 2 * count + 8) : found;
        found[count++] = i;
      }
    }
    return new TimedValues(times, samples.array(), size, Arrays.copyOf(found, count));
  }

  /**
   * Sorts samples by time, in place.
   *
   * @param times the times, ms
   * @param values their values, finite
   * @param longestSpacing the longest spacing that is no gap, whole ms
   */
  public static TimedValues of(double[] times, double[] values, long longestSpacing) {
    int size = times.length;
    new TimeSort(times, values, new byte[size], size).run();
    int[] gaps = new int[size];
    int count = 0;
    for (int i = 1; i < size; i++) {
      if (times[i] - times[i - 1] >= limit(longestSpacing)) {
        gaps[count++] = i;
      }
    }
    return new TimedValues(times, values, size, Arrays.copyOf(gaps, count));
  }

  /** From this spacing on there is a gap: only its whole milliseconds count. */
  private static double limit(long longestSpacing) {
    return (double) longestSpacing + 1;
  }

  /** The number of samples. */
  int size() {
    return size;
  }

  /** The times, ms, ascending, and something else beyond the size. */
  double[] times() {
    return times;
  }

  /** The values, and something else beyond the size. */
  double[] values() {
    return values;
  }

  /** The samples before which there is a gap, ascending. */
  int[] gaps() {
    return gaps;
  }
}
