package topicscope.signal.measure;

import java.util.Arrays;

/**
 * Sorts samples by time, in place and stable: a natural merge sort (Knuth, The Art of Computer
 * Programming 3, 5.2.4 N). Several partitions deliver their samples in ascending runs, so few
 * passes are needed, and none if all are in order.
 */
final class TimeSort {
  private final double[] times;
  private final double[] values;
  private final byte[] spacings;
  private final int size;

  TimeSort(double[] times, double[] values, byte[] spacings, int size) {
    this.times = times;
    this.values = values;
    this.spacings = spacings;
    this.size = size;
  }

  void run() {
    int[] ends = runs();
    if (ends.length < 2) {
      return;
    }
    TimeSort here = this;
    TimeSort there = new TimeSort(new double[size], new double[size], new byte[size], size);
    while (ends.length > 1) {
      ends = here.mergeInto(there, ends);
      TimeSort next = there;
      there = here;
      here = next;
    }
    if (here != this) {
      here.copyTo(this, 0, size, 0);
    }
  }

  /** The ends of the ascending runs, each exclusive. */
  private int[] runs() {
    int[] ends = new int[1];
    int count = 0;
    for (int i = 1; i < size; i++) {
      if (times[i] < times[i - 1]) {
        ends = count + 1 == ends.length ? Arrays.copyOf(ends, 2 * ends.length + 6) : ends;
        ends[count++] = i;
      }
    }
    ends[count++] = size;
    return Arrays.copyOf(ends, count);
  }

  /** Merges each two neighbouring runs; returns the ends of what is merged. */
  private int[] mergeInto(TimeSort to, int[] ends) {
    int[] merged = new int[(ends.length + 1) / 2];
    int from = 0;
    for (int i = 0; i < merged.length; i++) {
      int middle = ends[2 * i];
      int end = 2 * i + 1 < ends.length ? ends[2 * i + 1] : middle;
      merge(to, from, middle, end);
      merged[i] = end;
      from = end;
    }
    return merged;
  }

  private void merge(TimeSort to, int from, int middle, int end) {
    int left = from;
    int right = middle;
    int at = from;
    while (left < middle && right < end) {
      int next = times[right] < times[left] ? right++ : left++;
      to.times[at] = times[next];
      to.values[at] = values[next];
      to.spacings[at++] = spacings[next];
    }
    copyTo(to, left, middle, at);
    copyTo(to, right, end, at + middle - left);
  }

  private void copyTo(TimeSort to, int from, int end, int at) {
    System.arraycopy(times, from, to.times, at, end - from);
    System.arraycopy(values, from, to.values, at, end - from);
    System.arraycopy(spacings, from, to.spacings, at, end - from);
  }
}
