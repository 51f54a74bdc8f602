package topicscope.signal;

/**
 * The bounded memory of one series: a ring of primitive arrays that overwrites its oldest samples.
 *
 * <p>One thread appends, any thread copies. A batch is appended under one lock; a reader gets a
 * consistent window by one bounded copy under the same lock. When full, the oldest sample makes
 * room for the newest; {@link #overwritten()} counts those. Only finite values may be appended.
 */
public final class SampleBuffer {
  private final long[] times;
  private final double[] values;
  private final int[] partitions;
  private final long[] offsets;
  private long appended;

  /**
   * @param capacity how many samples are held, at least 1
   */
  public SampleBuffer(int capacity) {
    if (capacity < 1) {
      throw new IllegalArgumentException("capacity must be at least 1, not " + capacity);
    }
    times = new long[capacity];
    values = new double[capacity];
    partitions = new int[capacity];
    offsets = new long[capacity];
  }

  /** Appends all samples of the batch; the batch is left as it is. */
  public synchronized void append(SampleBatch batch) {
    int skipped = Math.max(0, batch.size - times.length);
    appended += skipped;
    int position = (int) (appended % times.length);
    for (int i = skipped; i < batch.size; i++) {
      times[position] = batch.times[i];
      values[position] = batch.values[i];
      partitions[position] = batch.partitions[i];
      offsets[position] = batch.offsets[i];
      position = position + 1 == times.length ? 0 : position + 1;
    }
    appended += batch.size - skipped;
  }

  /** Copies the newest samples, {@code most} at the most, into {@code window}. */
  public synchronized void copyLast(int most, SampleWindow window) {
    int count = Math.min(most, size());
    window.ensureCapacity(count);
    window.size = count;
    window.firstNumber = appended - count;
    int start = (int) (window.firstNumber % times.length);
    int head = Math.min(count, times.length - start);
    copy(start, window, 0, head);
    copy(0, window, head, count - head);
  }

  /** How many samples are held now. */
  public synchronized int size() {
    return (int) Math.min(appended, times.length);
  }

  /** How many samples are held when full. */
  public int capacity() {
    return times.length;
  }

  /** How many samples were ever appended; grows with every sample, so it serves as a version. */
  public synchronized long appended() {
    return appended;
  }

  /** How many samples made room for newer ones. */
  public synchronized long overwritten() {
    return Math.max(0, appended - times.length);
  }

  private void copy(int from, SampleWindow window, int to, int count) {
    System.arraycopy(times, from, window.times, to, count);
    System.arraycopy(values, from, window.values, to, count);
    System.arraycopy(partitions, from, window.partitions, to, count);
    System.arraycopy(offsets, from, window.offsets, to, count);
  }
}
