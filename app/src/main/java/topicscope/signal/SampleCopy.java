package topicscope.signal;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * A consistent copy of samples of a {@link SampleBuffer} in the order of arrival.
 *
 * <p>Owned by the reading thread and reused for every copy: it allocates only to grow.
 */
public final class SampleCopy {
  long[] times = new long[0];
  long[] recordTimes = new long[0];
  short[] residues = new short[0];
  double[] values = new double[0];
  int[] partitions = new int[0];
  long[] offsets = new long[0];
  int size;
  long firstNumber;

  /** The part of the times below a millisecond; empty until a series has finer times. */
  private int[] nanos = new int[0];

  private TimeUnit unit = TimeUnit.MILLISECONDS;

  /** The number of samples copied. */
  public int size() {
    return size;
  }

  /** The number of the first sample copied, counting every sample ever appended from 0. */
  public long firstNumber() {
    return firstNumber;
  }

  /** Time of sample {@code index}, ms since the epoch. */
  public long time(int index) {
    return times[index];
  }

  /** What the time of sample {@code index} has beyond whole milliseconds, ns. */
  public int nanos(int index) {
    return unit == TimeUnit.MILLISECONDS ? 0 : nanos[index];
  }

  /** The time of the record of sample {@code index}; differs only if absurd. */
  public long recordTime(int index) {
    return recordTimes[index];
  }

  /**
   * The exact value of sample {@code index}: a {@link Long} or {@link java.math.BigInteger} if it
   * is a whole number of at most 64 bits, else a {@link Double}.
   */
  public Number exact(int index) {
    return ExactInteger.exact(values[index], residues[index]);
  }

  /** Sample {@code index} as a whole number, if it is one; the lowest 64 bits of a larger one. */
  public long whole(int index) {
    return ExactInteger.bits(values[index]) + residues[index];
  }

  /** Compares the exact values of two samples. */
  public int compare(int index, int other) {
    int byValue = Double.compare(values[index], values[other]);
    return byValue != 0 ? byValue : Short.compare(residues[index], residues[other]);
  }

  /** Value of sample {@code index}; always finite. */
  public double value(int index) {
    return values[index];
  }

  /** Partition of the record that sample {@code index} came from. */
  public int partition(int index) {
    return partitions[index];
  }

  /** Offset of the record that sample {@code index} came from. */
  public long offset(int index) {
    return offsets[index];
  }

  /**
   * Sorts the samples by time; equal times keep the order of arrival. Costs one pass if they are
   * sorted already.
   */
  public void sortByTime() {
    int sorted = 1;
    while (sorted < size && isInOrder(sorted)) {
      sorted++;
    }
    if (sorted >= size) {
      return;
    }
    int[] order =
        IntStream.range(0, size)
            .boxed()
            .sorted(Comparator.<Integer>comparingLong(i -> times[i]).thenComparingInt(this::nanos))
            .mapToInt(Integer::intValue)
            .toArray();
    times = permuted(times, order);
    recordTimes = permuted(recordTimes, order);
    offsets = permuted(offsets, order);
    permuteSmall(order);
  }

  private boolean isInOrder(int index) {
    long before = times[index - 1];
    return before < times[index] || (before == times[index] && nanos(index - 1) <= nanos(index));
  }

  /** Empties the copy and makes room; the next sample copied has that number. */
  void begin(long number, int capacity, TimeUnit unit) {
    firstNumber = number;
    size = 0;
    this.unit = unit;
    ensureCapacity(capacity);
  }

  /** Copies times in the unit of the log. */
  void takeTimes(long[] from, int first, int count, int at) {
    if (unit == TimeUnit.MILLISECONDS) {
      System.arraycopy(from, first, times, at, count);
    } else {
      for (int i = 0; i < count; i++) {
        times[at + i] = unit.toMs(from[first + i]);
        nanos[at + i] = unit.nanos(from[first + i]);
      }
    }
    System.arraycopy(times, at, recordTimes, at, count);
  }

  private long[] permuted(long[] from, int[] order) {
    long[] to = new long[from.length];
    for (int i = 0; i < order.length; i++) {
      to[i] = from[order[i]];
    }
    return to;
  }

  private void permuteSmall(int[] order) {
    double[] oldValues = values.clone();
    short[] oldResidues = residues.clone();
    int[] oldPartitions = partitions.clone();
    int[] oldNanos = nanos.clone();
    for (int i = 0; i < order.length; i++) {
      values[i] = oldValues[order[i]];
      residues[i] = oldResidues[order[i]];
      partitions[i] = oldPartitions[order[i]];
    }
    for (int i = 0; i < order.length && unit != TimeUnit.MILLISECONDS; i++) {
      nanos[i] = oldNanos[order[i]];
    }
  }

  private void ensureCapacity(int capacity) {
    if (times.length < capacity) {
      times = new long[capacity];
      recordTimes = new long[capacity];
      values = new double[capacity];
      residues = new short[capacity];
      partitions = new int[capacity];
      offsets = new long[capacity];
    }
    if (unit != TimeUnit.MILLISECONDS && nanos.length < times.length) {
      nanos = new int[times.length];
    }
  }
}
