package topicscope.producer.bench;

import java.util.Arrays;

/** How late things come, as quantiles. One thread adds and asks. */
public final class Jitter {
  private long[] lateness = new long[64];
  private int count;

  /**
   * Adds one.
   *
   * @param nanos how late; early counts as not late
   */
  public void add(long nanos) {
    if (count == lateness.length) {
      lateness = Arrays.copyOf(lateness, count * 2);
    }
    lateness[count++] = Math.max(0, nanos);
  }

  /** How many were added. */
  public int count() {
    return count;
  }

  /**
   * The smallest lateness that this share of them doesn't exceed, in ms; zero if none were added.
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
