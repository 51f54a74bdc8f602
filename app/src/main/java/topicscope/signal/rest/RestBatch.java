package topicscope.signal.rest;

import java.util.Arrays;

/**
 * What lies beside the samples of a batch. Owned by the writing thread; grows as needed and is
 * reused.
 */
public final class RestBatch {
  int[] places = new int[16];
  long[] counts = new long[16];
  double[] sums = new double[16];
  int size;

  /**
   * Adds further samples.
   *
   * @param place the index of the sample beside which they lie; not before that of the last call
   * @param count their number
   * @param sum the sum of their values
   */
  public void add(int place, long count, double sum) {
    if (size == places.length) {
      places = Arrays.copyOf(places, 2 * size);
      counts = Arrays.copyOf(counts, 2 * size);
      sums = Arrays.copyOf(sums, 2 * size);
    }
    places[size] = place;
    counts[size] = count;
    sums[size++] = sum;
  }

  /** Removes all and keeps the memory. */
  public void clear() {
    size = 0;
  }
}
