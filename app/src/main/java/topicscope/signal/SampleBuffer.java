package topicscope.signal;

import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The bounded memory of one series: it holds the newest samples and overwrites the oldest.
 *
 * <p>One thread appends, a batch at a time under one lock; any number of threads read. Readers take
 * no lock and never make the writer wait; what they get is consistent: an unbroken stretch of
 * samples as they were appended.
 *
 * <p>Samples are kept in the order of their arrival and numbered from 0; {@link #appended()} and
 * {@link #overwritten()} count exactly. Times needn't be in order: see {@link XRange.ByTime} for
 * how such samples are drawn, {@link #outOfOrder()} and {@link #absurdTimes()} for what is counted.
 * A sample whose time is absurd (not after the epoch, or more than a day ahead of the clock on
 * arrival) stands at the present of the series; its record's time is kept beside.
 *
 * <p>Memory grows with the samples held, to about 16.7 bytes each if their records' offsets go in
 * steps, at most 33 if in no order at all, and 2 more where whole numbers beyond 2^53 occur.
 */
public final class SampleBuffer {
  private final SampleLog log;
  private final InstantSource clock;
  private final GapDetector spacing = new GapDetector();
  private final TimestampRule rule = new TimestampRule(spacing);

  /**
   * @param capacity how many samples are held, at least 1
   */
  public SampleBuffer(int capacity) {
    this(capacity, InstantSource.system());
  }

  SampleBuffer(int capacity, InstantSource clock) {
    if (capacity < 1) {
      throw new IllegalArgumentException("capacity must be at least 1, not " + capacity);
    }
    log = new SampleLog(capacity);
    this.clock = clock;
  }

  /** Appends all samples of the batch; the batch is left as it is. */
  public synchronized void append(SampleBatch batch) {
    rule.begin(clock.millis());
    log.append(batch, rule, spacing);
    rule.end();
  }

  /** Copies the newest samples, {@code most} at the most, into {@code window}. */
  public void copyLast(int most, SampleCopy window) {
    copy(Math.max(0, log.end() - most), most, window);
  }

  /**
   * Copies samples from number {@code from} on, {@code most} at the most, into {@code window}. What
   * is overwritten before it can be copied is left out, so the window may begin later.
   */
  public void copy(long from, int most, SampleCopy window) {
    log.copy(from, most, window);
  }

  /** The sample of that number; empty if it isn't held. */
  public Optional<Sample> sample(long number) {
    return log.sample(number);
  }

  /** The sample nearest to a number; empty if none is held. */
  public Optional<Sample> nearestNumber(double number) {
    Optional<Sample> found = Optional.empty();
    while (found.isEmpty() && size() > 0) {
      long end = log.end();
      found = log.sample(Math.clamp(Math.round(number), log.first(end), end - 1));
    }
    return found;
  }

  /** The sample nearest to a time, ms since the epoch; empty if none is held. */
  public Optional<Sample> nearestTime(double timeMs) {
    return nearest(0, Long.MAX_VALUE, Math.max(0, Math.round(timeMs)));
  }

  /** The earliest time held, ms since the epoch. */
  public OptionalLong earliestTime() {
    return earliestTime(0);
  }

  /**
   * The earliest time of the samples held from number {@code from} on, ms since the epoch: how far
   * back they change a picture by time that was painted before they came.
   */
  public OptionalLong earliestTime(long from) {
    return time(nearest(from, Long.MAX_VALUE, 0));
  }

  /**
   * The latest time of the samples held from number {@code from} on and before number {@code to},
   * ms since the epoch: how far forward they change a picture by time when they are overwritten.
   */
  public OptionalLong latestTime(long from, long to) {
    return time(nearest(from, to, Long.MAX_VALUE));
  }

  private Optional<Sample> nearest(long from, long to, long timeMs) {
    Optional<Sample> found = Optional.empty();
    OptionalLong number = new TimeSearch(log, from, to, timeMs).find();
    while (number.isPresent() && found.isEmpty()) {
      found = log.sample(number.getAsLong());
      number = found.isEmpty() ? new TimeSearch(log, from, to, timeMs).find() : number;
    }
    return found;
  }

  private static OptionalLong time(Optional<Sample> sample) {
    return sample.isPresent() ? OptionalLong.of(sample.get().timeMs()) : OptionalLong.empty();
  }

  /**
   * The present of this series, ms since the epoch: the latest of its last hundred or two times,
   * strays more than a minute ahead of the clock left out as long as there are others.
   */
  public OptionalLong latestTime() {
    return rule.present();
  }

  /**
   * The longest spacing, ms, that does not break the line at that sample. It settles with the last
   * sample of a block; until then it follows the pace of the series.
   */
  public long longestSpacing(long number) {
    long end = log.end();
    return log.gapLimit(Math.clamp(number, log.first(end), end), end);
  }

  /** The number from which on samples that had arrived as number {@code end} came are unsettled. */
  public static long unsettledFrom(long end) {
    return end & -IndexLevel.BLOCK;
  }

  /** Statistics of all samples held. */
  public SeriesStatistics statistics() {
    return statistics(new XRange.ByNumber(0, XRange.FURTHEST));
  }

  /** Statistics of the samples in a view; takes about a millisecond whatever its length. */
  public SeriesStatistics statistics(XRange view) {
    return new StatisticsPass(log, view).take();
  }

  /** How many samples are held now. */
  public int size() {
    return (int) Math.min(log.end(), log.capacity());
  }

  /** How many samples are held when full. */
  public int capacity() {
    return log.capacity();
  }

  /** The number of the oldest sample held. */
  public long firstNumber() {
    return log.first(log.end());
  }

  /** How many samples were ever appended; grows with every sample, so it serves as a version. */
  public long appended() {
    return log.end();
  }

  /** How many samples made room for newer ones. */
  public long overwritten() {
    return firstNumber();
  }

  /** How many samples were earlier than the present of this series when they arrived, ever. */
  public long outOfOrder() {
    return rule.outOfOrder();
  }

  /** How many samples carried an absurd time, ever. */
  public long absurdTimes() {
    return rule.absurd();
  }

  SampleLog log() {
    return log;
  }
}
