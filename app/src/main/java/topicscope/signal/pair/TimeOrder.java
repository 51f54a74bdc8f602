package topicscope.signal.pair;

import java.util.Arrays;

/**
 * Sorts samples by time; equal times keep their order. It merges the ascending stretches that are
 * there, so that samples in order cost one pass. Owned by one thread; keeps its room.
 */
final class TimeOrder {
  private long[] times = new long[0];
  private double[] values = new double[0];
  private long[] spacings = new long[0];
  private int[] starts = new int[0];

  /** Sorts the first {@code size} samples of three arrays. */
  void sort(long[] ofTimes, double[] ofValues, long[] ofSpacings, int size) {
    int stretches = stretches(ofTimes, size);
    if (stretches > 1 && times.length < size) {
      times = new long[size];
      values = new double[size];
      spacings = new long[size];
    }
    while (stretches > 1) {
      System.arraycopy(ofTimes, 0, times, 0, size);
      System.arraycopy(ofValues, 0, values, 0, size);
      System.arraycopy(ofSpacings, 0, spacings, 0, size);
      int merged = 0;
      for (int i = 0; i < stretches; i += 2) {
        int from = starts[i];
        int middle = i + 1 < stretches ? starts[i + 1] : size;
        int to = i + 2 < stretches ? starts[i + 2] : size;
        merge(from, middle, to, ofTimes, ofValues, ofSpacings);
        starts[merged++] = from;
      }
      stretches = merged;
    }
  }

  /** Finds where ascending stretches begin, and returns how many there are. */
  private int stretches(long[] ofTimes, int size) {
    int count = 0;
    for (int i = 0; i < size; i++) {
      if (i == 0 || ofTimes[i] < ofTimes[i - 1]) {
        if (count == starts.length) {
          starts = Arrays.copyOf(starts, Math.max(16, 2 * count));
        }
        starts[count++] = i;
      }
    }
    return count;
  }

  private void merge(
      int from, int middle, int to, long[] toTimes, double[] toValues, long[] toSpacings) {
    int left = from;
    int right = middle;
    for (int i = from; i < to; i++) {
      boolean earlier = right >= to || (left < middle && times[left] <= times[right]);
      int next = earlier ? left++ : right++;
      toTimes[i] = times[next];
      toValues[i] = values[next];
      toSpacings[i] = spacings[next];
    }
  }
}
