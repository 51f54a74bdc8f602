package topicscope.producer.bench;

import java.util.Arrays;

/** Quantiles of lateness. Used by one thread. */
public final class Jitter {
  private long[] lateness = new long[64];
  private int count;

  /**
   * Adds a value.
   *
   * @param nanos the lateness; early counts as zero
   */
  public void add(long nanos) {
    if (count == lateness.length) {
      lateness = Arrays.copyOf(lateness, count * 2);
    }
    lateness[count++] = Math.max(0, nanos);
  }

  /** The number of values. */
  public int count() {
    return count;
  }

  /**
   * The quantile in ms; zero without values.
   *
   * @param share from 0 to 1
   */
  public double quantileMillis(double share) {
    if (count == 0) {
      return 0;
    }
    long[] sorted = Arrays.copyOf(lateness, count);
    Arrays.sort(sorted);
    int rank = (int) Math.ceil(share * count);
    return sorted[Math.clamp(rank - 1L, 0, count - 1)] / 1e6;
  }
}
