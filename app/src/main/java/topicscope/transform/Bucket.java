package topicscope.transform;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The aggregate of one bucket of time. The sum is compensated (Neumaier, "Rundungsfehler analyse
 * einiger Verfahren zur Summation endlicher Summen", 1974). Values are kept on demand: all, up to
 * {@value #SAMPLE}; of more, that many drawn at random (Vitter, "Random Sampling with a Reservoir",
 * 1985, algorithm R).
 */
final class Bucket {
  static final int SAMPLE = 16_384;
  private static final int FIRST_ROOM = 16;

  private final boolean keeping;
  private final SplittableRandom random = new SplittableRandom(SAMPLE);
  private double[] values = new double[0];
  private double sum;
  private double compensation;
  long start;
  long count;
  double min;
  double max;
  double last;
  long lastTime;
  int partition;
  long offset;

  /**
   * @param keeping whether {@link #quantile(double)} will be called
   */
  Bucket(boolean keeping) {
    this.keeping = keeping;
  }

  Bucket begin(long newStart) {
    start = newStart;
    count = 0;
    sum = 0;
    compensation = 0;
    min = Double.POSITIVE_INFINITY;
    max = Double.NEGATIVE_INFINITY;
    lastTime = Long.MIN_VALUE;
    return this;
  }

  void add(long time, double value, int fromPartition, long fromOffset) {
    double before = sum;
    sum = before + value;
    compensation +=
        Math.abs(before) >= Math.abs(value) ? (before - sum) + value : (value - sum) + before;
    min = Math.min(min, value);
    max = Math.max(max, value);
    if (time >= lastTime) {
      lastTime = time;
      last = value;
      partition = fromPartition;
      offset = fromOffset;
    }
    if (keeping) {
      keep(value);
    }
    count++;
  }

  /** The sum; infinite beyond the range of double. */
  double sum() {
    return Double.isFinite(sum) ? sum + compensation : sum;
  }

  double mean() {
    return sum() / count;
  }

  /** The quantile of the values (nearest rank). */
  double quantile(double share) {
    int size = (int) Math.min(count, SAMPLE);
    Arrays.sort(values, 0, size);
    return values[(int) Math.ceil(share * size) - 1];
  }

  private void keep(double value) {
    if (count < SAMPLE) {
      if (count == values.length) {
        values = Arrays.copyOf(values, Math.clamp(2L * count, FIRST_ROOM, SAMPLE));
      }
      values[(int) count] = value;
    } else {
      long place = random.nextLong(count + 1);
      if (place < SAMPLE) {
        values[(int) place] = value;
      }
    }
  }
}
