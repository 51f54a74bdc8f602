package topicscope.signal;

import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The bounded memory of one series: it holds the newest samples and overwrites the oldest.
 *
 * <p>One thread appends, one batch at a time, under one lock. Any number of threads read. Readers
 * take no lock and never block the writer. What they get is consistent: an unbroken run of samples
 * as appended.
 *
 * <p>Samples keep the order of arrival and are numbered from 0. {@link #appended()} and {@link
 * #firstNumber()} count exactly. Times may be out of order: {@link XRange.ByTime} says how such
 * samples are drawn. A sample with an absurd time (at or before the epoch, or more than a day ahead
 * of the clock on arrival) is placed at the present of the series; the record's time is kept as
 * well.
 *
 * <p>Memory grows with the samples held: about 16.7 bytes each if the offsets of their records go
 * in steps, at most 33 in no order at all, and 2 more where whole numbers beyond 2^53 occur.
 */
public final class SampleBuffer {
  private static final long NANOS_PER_MS = 1_000_000;

  private final SampleLog log;
  private final InstantSource clock;
  private final GapDetector spacing = new GapDetector();
  private final TimestampRule rule = new TimestampRule(spacing);
  private volatile PastColumns past = PastColumns.NONE;

  /**
   * @param capacity number of samples held, at least 1
   */
  public SampleBuffer(int capacity) {
    this(capacity, TimeUnit.MILLISECONDS, InstantSource.system());
  }

  /**
   * @param capacity number of samples held, at least 1
   * @param unit what the times of the samples are held in
   */
  public SampleBuffer(int capacity, TimeUnit unit) {
    this(capacity, unit, InstantSource.system());
  }

  SampleBuffer(int capacity, InstantSource clock) {
    this(capacity, TimeUnit.MILLISECONDS, clock);
  }

  private SampleBuffer(int capacity, TimeUnit unit, InstantSource clock) {
    if (capacity < 1) {
      throw new IllegalArgumentException("capacity must be at least 1, not " + capacity);
    }
    log = new SampleLog(capacity, unit);
    this.clock = clock;
  }

  /** Appends all samples of the batch. The batch is left unchanged. */
  public synchronized void append(SampleBatch batch) {
    rule.begin(clock.millis());
    log.append(batch, rule, spacing);
    rule.end();
  }

  /** Copies the newest samples, at most {@code limit}, into {@code window}. */
  public void copyLast(int limit, SampleCopy window) {
    copy(Math.max(0, log.end() - limit), limit, window);
  }

  /**
   * Copies samples from number {@code from} on, at most {@code limit}, into {@code window}. The
   * copy starts later if samples are overwritten in the meantime.
   */
  public void copy(long from, int limit, SampleCopy window) {
    log.copy(from, limit, window);
  }

  /** Copies values and times of all samples held in a range, in the order of arrival. */
  public void copyValues(XRange range, Values into) {
    into.take(log, range);
  }

  /** The sample of that number; empty if it is not held. */
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
    double time = timeMs * log.unit().perMs();
    return nearest(0, Long.MAX_VALUE, Math.max(0, Math.round(time)));
  }

  /** The earliest time held, ms since the epoch. */
  public OptionalLong earliestTime() {
    return earliestTime(0);
  }

  /**
   * The earliest time of the samples held from number {@code from} on, ms since the epoch. Samples
   * this late change a picture that was painted before they arrived.
   */
  public OptionalLong earliestTime(long from) {
    return time(nearest(from, Long.MAX_VALUE, 0));
  }

  /**
   * The latest time of the samples held from number {@code from} on, below number {@code to}, ms
   * since the epoch, rounded up. Overwriting them changes a picture up to this time.
   */
  public OptionalLong latestTime(long from, long to) {
    OptionalLong latest = time(nearest(from, to, Long.MAX_VALUE));
    boolean fine = log.unit() != TimeUnit.MILLISECONDS;
    return fine && latest.isPresent() ? OptionalLong.of(latest.getAsLong() + 1) : latest;
  }

  private Optional<Sample> nearest(long from, long to, long time) {
    Optional<Sample> found = Optional.empty();
    OptionalLong number = new TimeSearch(log, from, to, time).find();
    while (number.isPresent() && found.isEmpty()) {
      found = log.sample(number.getAsLong());
      number = found.isEmpty() ? new TimeSearch(log, from, to, time).find() : number;
    }
    return found;
  }

  /** The unit in which the times of the samples are held. */
  public TimeUnit unit() {
    return log.unit();
  }

  private static OptionalLong time(Optional<Sample> sample) {
    return sample.isPresent() ? OptionalLong.of(sample.get().timeMs()) : OptionalLong.empty();
  }

  /**
   * The present of this series, ms since the epoch: the latest of its last one or two hundred
   * times. Times more than a minute ahead of the clock count only if there are no others.
   */
  public OptionalLong latestTime() {
    return rule.present();
  }

  /** The clock when the latest samples arrived, ms since the epoch; empty without a present. */
  public OptionalLong arrivalOfLatest() {
    return rule.arrival();
  }

  /**
   * The longest spacing, ms, that does not break the line at that sample. It is final when the
   * block of the sample is complete; until then it follows the pace of the series.
   */
  public long longestSpacing(long number) {
    long end = log.end();
    return log.gapLimit(Math.clamp(number, log.first(end), end), end);
  }

  /**
   * The number from which on samples are not final, if {@code end} is the number after the newest.
   */
  public static long unsettledFrom(long end) {
    return end & -IndexLevel.BLOCK;
  }

  /** Statistics of all samples held; takes about 1 ms for any number. */
  public SeriesStatistics statistics() {
    return statistics(IndexTraversal.ALL);
  }

  /**
   * Whether samples held stand for others beside them, which are only counted: those of a roll-up
   * are the first, lowest, highest and last ones of each interval.
   */
  public boolean hasRests() {
    return !log.rests().isEmpty();
  }

  /** The same of the samples in a range; the last value is that of all samples held. */
  SeriesStatistics statistics(XRange range) {
    return new StatisticsPass(log, range).take();
  }

  /** What was recorded before the samples held. It is drawn before them, and is none of them. */
  public PastColumns past() {
    return past;
  }

  /** Replaces what was recorded before the samples held. */
  public void setPast(PastColumns recorded) {
    past = recorded;
  }

  /** The time from which on samples are held or recorded, ms since the epoch. */
  public OptionalLong knownFrom() {
    double recorded = past.recordedFrom();
    OptionalLong held = earliestTime();
    return recorded < held.orElse(Long.MAX_VALUE)
        ? OptionalLong.of((long) Math.floor(recorded))
        : held;
  }

  /** The number of samples held now. */
  public int size() {
    return (int) Math.min(log.end(), log.capacity());
  }

  /** The number of samples held when full. */
  public int capacity() {
    return log.capacity();
  }

  /** The number of the oldest sample held. */
  public long firstNumber() {
    return log.first(log.end());
  }

  /** The number of samples ever appended. It grows with every sample, so it serves as a version. */
  public long appended() {
    return log.end();
  }

  SampleLog log() {
    return log;
  }

  /**
   * The values of the samples in a range, with their times. Owned by one thread and reused for
   * every copy: it allocates only to grow, and keeps its room.
   */
  public static final class Values {
    private double[] values = new double[0];
    private double[] times = new double[0];
    private byte[] spacings = new byte[0];
    private TimeUnit unit = TimeUnit.MILLISECONDS;
    private long origin;
    private int size;

    /** The number of values copied. */
    public int size() {
      return size;
    }

    /**
     * The values copied, and something else beyond {@link #size()}. The owner may change their
     * order.
     */
    public double[] array() {
      return values;
    }

    /**
     * The time of each value, ms since the first one that was copied; earlier ones are negative.
     * The owner may change their order.
     */
    public double[] times() {
      return times;
    }

    /** The time of the first value that was copied, ns since the epoch. */
    public long originNanos() {
      return origin * (NANOS_PER_MS / unit.perMs());
    }

    /**
     * How long a spacing at each sample may be without breaking the line, as {@link
     * #longestSpacing} reads it. The owner may change their order.
     */
    public byte[] spacings() {
      return spacings;
    }

    /** The longest spacing, whole ms, that does not break the line at a sample. */
    public static long longestSpacing(byte spacing) {
      return GapDetector.longest(spacing & 0xFF);
    }

    /** Makes room for so many values at once, so that less is allocated than by growing. */
    public void reserve(int count) {
      if (count > values.length) {
        values = Arrays.copyOf(values, count);
        times = Arrays.copyOf(times, count);
        spacings = Arrays.copyOf(spacings, count);
      }
    }

    private void take(SampleLog log, XRange range) {
      unit = log.unit();
      new ValuePass(log, range, this).run(log);
    }

    private void add(Chunk from, int start, int count, int spacing) {
      if (size + count > values.length) {
        reserve(Math.max(size + count, 2 * values.length));
      }
      if (size == 0) {
        origin = from.times[start];
      }
      System.arraycopy(from.values, start, values, size, count);
      double perMs = (double) unit.perMs();
      for (int i = 0; i < count; i++) {
        times[size + i] = (double) (from.times[start + i] - origin) / perMs;
      }
      Arrays.fill(spacings, size, size + count, (byte) spacing);
      size += count;
    }
  }

  /** Delivers the values of a range, a block at a time where all of its samples are in it. */
  private static final class ValuePass extends IndexTraversal {
    private final XRange range;
    private final Values into;
    private Limits limits = new Limits(0, 0, 0, 0);

    ValuePass(SampleLog log, XRange range, Values into) {
      super(log);
      this.range = range;
      this.into = into;
    }

    @Override
    void begin(long first, long end) {
      into.size = 0;
      limits = limits(range, first, end);
      cover(limits.first(), limits.end());
    }

    @Override
    void node(int l, long k) {
      IndexLevel level = level(l, k);
      int slot = level.slot(k);
      if (limits.misses(level, slot)) {
        return;
      }
      if (l == 0 && limits.covers(level, slot)) {
        long number = k << level.shift;
        int spacing = log().gapBin(number, end());
        into.add(log().chunk(number), log().index(number), IndexLevel.BLOCK, spacing);
      } else {
        descend(l, k);
      }
    }

    @Override
    void samples(long from, long to) {
      Chunk chunk = log().chunk(from);
      int start = log().index(from);
      int spacing = log().gapBin(from, end());
      for (int i = start; i < start + (int) (to - from); i++) {
        if (limits.holds(chunk.times[i])) {
          into.add(chunk, i, 1, spacing);
        }
      }
    }
  }

  /** Finds the sample nearest in time; of equally near ones the one that arrived first. */
  private static final class TimeSearch extends IndexTraversal {
    private static final long NONE = -1;

    private final long from;
    private final long to;
    private final long wanted;
    private long distance;
    private long best;

    /**
     * @param from number of the first sample to search
     * @param to number after the last sample to search
     * @param wanted the time, in the unit of the log
     */
    TimeSearch(SampleLog log, long from, long to, long wanted) {
      super(log);
      this.from = from;
      this.to = to;
      this.wanted = wanted;
    }

    /** The number of that sample; empty if none is held. */
    OptionalLong find() {
      run(log());
      return best == NONE ? OptionalLong.empty() : OptionalLong.of(best);
    }

    @Override
    void begin(long first, long end) {
      distance = Long.MAX_VALUE;
      best = NONE;
      long start = Math.clamp(from, first, end);
      cover(start, Math.clamp(to, start, end));
    }

    @Override
    void node(int l, long k) {
      IndexLevel level = level(l, k);
      int slot = level.slot(k);
      long early = level.earliest[slot];
      long late = level.latest[slot];
      if (early >= wanted) {
        offer(early - wanted, reference(l, k << level.shift), IndexLevel.FIRST);
      } else if (late < wanted) {
        offer(wanted - late, reference(l, k << level.shift), IndexLevel.LAST);
      } else {
        descend(l, k);
      }
    }

    @Override
    void samples(long from, long to) {
      long[] times = log().chunk(from).times;
      int start = log().index(from);
      for (int i = 0; i < to - from; i++) {
        offer(Math.abs(times[start + i] - wanted), reference(from + i), IndexLevel.FIRST);
      }
    }

    private void offer(long candidate, long reference, int which) {
      if (candidate < distance) {
        distance = candidate;
        best = resolve(reference, which);
      }
    }
  }
}
