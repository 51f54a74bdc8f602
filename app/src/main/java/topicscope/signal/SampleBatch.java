package topicscope.signal;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import topicscope.signal.rest.RestBatch;

/**
 * The samples of one poll, to be appended to a {@link SampleBuffer} in one call.
 *
 * <p>Owned by the writing thread; grows as needed and is reused after {@link #clear()}. Times are
 * ms since the epoch. Partition and offset identify the record of a sample. Values that are not
 * finite are refused and counted.
 */
public final class SampleBatch {
  private static final int INITIAL_CAPACITY = 64;
  private static final long LARGEST_EXACT = 1L << 53;

  long[] times = new long[INITIAL_CAPACITY];
  double[] values = new double[INITIAL_CAPACITY];
  int[] partitions = new int[INITIAL_CAPACITY];
  long[] offsets = new long[INITIAL_CAPACITY];

  /**
   * What whole numbers lost by becoming doubles; shorter than the other arrays if the rest lost
   * nothing.
   */
  short[] residues = new short[0];

  /** What times have beyond whole milliseconds, ns; shorter than the other arrays if nothing. */
  private int[] nanos = new int[0];

  /** What lies beside samples, if anything does. */
  private @Nullable RestBatch rests;

  private int nextNanos;
  int size;
  private long refused;

  /** Sets what the times added from now on have beyond whole milliseconds, ns; 0 at first. */
  public void nanos(int part) {
    nextNanos = part;
  }

  /** Adds one whole number, which keeps its exact value. */
  public void addLong(long timeMs, long value, int partition, long offset) {
    double rounded = (double) value;
    put(timeMs, rounded, partition, offset);
    if (value > LARGEST_EXACT || value < -LARGEST_EXACT) {
      keepResidue(ExactInteger.residue(rounded, value));
    }
  }

  /** Adds one unsigned 64-bit whole number, which keeps its exact value. */
  public void addUnsigned(long timeMs, long value, int partition, long offset) {
    double rounded = ExactInteger.rounded(value);
    add(timeMs, rounded, partition, offset);
    keepResidue(ExactInteger.residue(rounded, value));
  }

  /** Adds one sample; refuses NaN and infinities. */
  public void add(long timeMs, double value, int partition, long offset) {
    if (!Double.isFinite(value)) {
      refused++;
      return;
    }
    put(timeMs, value, partition, offset);
  }

  private void put(long timeMs, double value, int partition, long offset) {
    if (size == times.length) {
      grow();
    }
    times[size] = timeMs;
    values[size] = value;
    partitions[size] = partition;
    offsets[size] = offset;
    if (nextNanos != 0) {
      keepNanos();
    }
    size++;
  }

  /**
   * Adds what was counted beside the last samples, and which they lie between.
   *
   * @param count the number of further samples, at least 1
   * @param sum the sum of their values
   */
  public void rest(long count, double sum) {
    if (rests == null) {
      rests = new RestBatch();
    }
    rests.add(size - 1, count, sum);
  }

  /** What lies beside these samples; null if nothing does. */
  @Nullable RestBatch rests() {
    return rests;
  }

  /** The number of samples in the batch. */
  public int size() {
    return size;
  }

  /** The number of values refused so far because they are not finite. */
  public long refused() {
    return refused;
  }

  /** What the time of a sample has beyond whole milliseconds, ns. */
  int nanosAt(int index) {
    return index < nanos.length ? nanos[index] : 0;
  }

  /** Removes the samples and keeps the memory. */
  public void clear() {
    Arrays.fill(residues, (short) 0);
    Arrays.fill(nanos, 0);
    nextNanos = 0;
    size = 0;
    if (rests != null) {
      rests.clear();
    }
  }

  private void keepNanos() {
    if (nanos.length <= size) {
      nanos = Arrays.copyOf(nanos, times.length);
    }
    nanos[size] = nextNanos;
  }

  private void keepResidue(short residue) {
    if (residue != 0) {
      if (residues.length < size) {
        residues = Arrays.copyOf(residues, times.length);
      }
      residues[size - 1] = residue;
    }
  }

  private void grow() {
    int capacity = size * 2;
    times = Arrays.copyOf(times, capacity);
    values = Arrays.copyOf(values, capacity);
    partitions = Arrays.copyOf(partitions, capacity);
    offsets = Arrays.copyOf(offsets, capacity);
  }
}
