package topicscope.signal;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

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

  /** Copies samples from number {@code from} on, {@code most} at the most. */
  public synchronized void copy(long from, int most, SampleWindow window) {
    window.firstNumber = Math.max(from, firstNumber());
    int count = (int) Math.max(0, Math.min(most, appended - window.firstNumber));
    window.ensureCapacity(count);
    window.size = count;
    int start = (int) (window.firstNumber % times.length);
    int head = Math.min(count, times.length - start);
    copy(start, window, 0, head);
    copy(0, window, head, count - head);
  }

  /** The number of the oldest sample held. */
  public synchronized long firstNumber() {
    return appended - size();
  }

  /** The sample held under that number; empty if it isn't held. */
  public synchronized Optional<Sample> sample(long number) {
    if (number < firstNumber() || number >= appended) {
      return Optional.empty();
    }
    int i = (int) (number % times.length);
    return Optional.of(
        new Sample(
            number, times[i], times[i], values[i], (long) values[i], partitions[i], offsets[i]));
  }

  /** The sample nearest to sample number {@code number}; empty if none is held. */
  public synchronized Optional<Sample> nearestNumber(double number) {
    return sample(
        Math.clamp(Math.round(number), firstNumber(), Math.max(firstNumber(), appended - 1)));
  }

  /** The sample nearest to a time, ms since the epoch; empty if none is held. */
  public synchronized Optional<Sample> nearestTime(double timeMs) {
    return LongStream.range(firstNumber(), appended)
        .boxed()
        .min(Comparator.comparingDouble(n -> Math.abs(times[(int) (n % times.length)] - timeMs)))
        .flatMap(this::sample);
  }

  /** The earliest time held, ms since the epoch. */
  public synchronized OptionalLong earliestTime() {
    return LongStream.range(firstNumber(), appended)
        .map(n -> times[(int) (n % times.length)])
        .min();
  }

  /** The present of this series, ms since the epoch: its latest time. */
  public synchronized OptionalLong latestTime() {
    return LongStream.range(firstNumber(), appended)
        .map(n -> times[(int) (n % times.length)])
        .max();
  }

  /** How many samples were earlier than the one that arrived just before. */
  public long outOfOrder() {
    return 0;
  }

  /** How many samples carried a time that can't be. */
  public long absurdTimes() {
    return 0;
  }

  /** Statistics of all samples held. */
  public SeriesStatistics statistics() {
    return statistics(new View.ByNumber(0, Long.MAX_VALUE));
  }

  /** Statistics of the samples in a view. */
  public synchronized SeriesStatistics statistics(View view) {
    SampleWindow window = new SampleWindow();
    copyLast(capacity(), window);
    double[] visible =
        IntStream.range(0, window.size)
            .filter(i -> {
              double at = view instanceof View.ByTime ? window.times[i] : window.firstNumber + i;
              return at >= view.from() && at < view.to();
            })
            .mapToDouble(i -> window.values[i])
            .toArray();
    if (visible.length == 0) {
      return SeriesStatistics.NONE;
    }
    double last = visible[visible.length - 1];
    Arrays.sort(visible);
    double mean = Arrays.stream(visible).average().orElse(Double.NaN);
    double variance =
        Arrays.stream(visible).map(v -> (v - mean) * (v - mean)).average().orElse(Double.NaN);
    return new SeriesStatistics(
        visible.length,
        last,
        visible[0],
        visible[visible.length - 1],
        mean,
        Math.sqrt(variance),
        visible[visible.length / 2],
        visible[(int) (visible.length * 0.95)],
        visible[(int) (visible.length * 0.99)],
        1000.0
            * visible.length
            / Math.max(1, times[(int) ((appended - 1) % times.length)] - window.times[0]));
  }

  /** Spacings longer than this break the line, ms. */
  synchronized long gapMs() {
    int size = size();
    if (size < 4) {
      return Long.MAX_VALUE;
    }
    return 10 * Math.max(1, (latestTime().orElse(0) - earliestTime().orElse(0)) / size);
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
