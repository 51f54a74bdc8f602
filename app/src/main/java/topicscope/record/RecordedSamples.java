package topicscope.record;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import topicscope.decode.topic.TopicDecoder;
import topicscope.history.HistoryRows;
import topicscope.history.HistoryWriter;
import topicscope.kafka.read.SampleKeeper;
import topicscope.signal.ExactInteger;
import topicscope.signal.StateNames;
import topicscope.signal.TimeUnit;
import topicscope.signal.TimestampRule;

/**
 * Makes rows of the samples of one topic. Times are those that the window shows: a time that can't
 * be right is replaced by the present of its series.
 *
 * <p>Owned by the reader thread.
 */
final class RecordedSamples implements SampleKeeper {
  private static final long LARGEST_EXACT = 1L << 53;
  private static final long NANOS_PER_MS = 1_000_000;

  private final HistoryWriter writer;
  private HistoryRows rows = new HistoryRows();
  private Target[] targets = new Target[0];
  private @Nullable TopicDecoder decoder;
  private String topicId = "";
  private int partition;
  private long offset;
  private long arrivalMs;
  private int nanos;
  private long record;
  private boolean isThere;
  private long already;
  private long refused;

  /** Where the samples of one series go. */
  private static final class Target {
    private final byte[] prefix;
    private final Optional<StateNames> states;
    private final TimestampRule times = new TimestampRule();
    private long record = -1;
    private long arrivalMs = -1;
    private int nr;

    Target(byte[] prefix, Optional<StateNames> states) {
      this.prefix = prefix;
      this.states = states;
    }

    /** Which sample of the series in its record it is. */
    int next(long current) {
      nr = record == current ? nr + 1 : 0;
      record = current;
      return nr;
    }

    /** The time of a sample, ns since the epoch. */
    long time(long timeMs, int nanos, long nowMs) {
      if (arrivalMs != nowMs) {
        arrivalMs = nowMs;
        times.begin(nowMs);
      }
      return times.isAbsurd(timeMs)
          ? times.placeAbsurd() * NANOS_PER_MS
          : times.place(timeMs) * NANOS_PER_MS + nanos;
    }
  }

  RecordedSamples(HistoryWriter writer) {
    this.writer = writer;
  }

  @Override
  public void topic(String id, TopicDecoder next) {
    topicId = id;
    decoder = next;
    targets = new Target[0];
    nanos = 0;
  }

  @Override
  public void assigned(Map<Integer, Long> offsets) {
    writer.ask(topicId, offsets);
  }

  @Override
  public void record(int number, long at, long nowMs) {
    partition = number;
    offset = at;
    arrivalMs = nowMs;
    record++;
    isThere = writer.has(number, at);
  }

  @Override
  public void sample(int series, long timeMs, double value) {
    if (!Double.isFinite(value)) {
      refused++;
    } else if (isNew()) {
      Target target = target(series);
      rows.number(
          target.prefix, partition, offset, target.next(record), value, time(target, timeMs));
    }
  }

  @Override
  public void sample(int series, long timeMs, long value) {
    if (!isNew()) {
      return;
    }
    Target target = target(series);
    int nr = target.next(record);
    long time = time(target, timeMs);
    if (target.states.isPresent()) {
      String state = target.states.get().name(value);
      rows.state(target.prefix, partition, offset, nr, state, time);
    } else if (value > LARGEST_EXACT || value < -LARGEST_EXACT) {
      exact(target, nr, (double) value, value, time);
    } else {
      rows.number(target.prefix, partition, offset, nr, (double) value, time);
    }
  }

  @Override
  public void unsigned(int series, long timeMs, long value) {
    if (isNew()) {
      Target target = target(series);
      double rounded = ExactInteger.rounded(value);
      exact(target, target.next(record), rounded, value, time(target, timeMs));
    }
  }

  /** The bits are written unless the double says the same; those of -2^63 are QuestDB's null. */
  private void exact(Target target, int nr, double rounded, long bits, long time) {
    boolean same = bits == Long.MIN_VALUE || (Math.abs(rounded) < 0x1p63 && (long) rounded == bits);
    if (same) {
      rows.number(target.prefix, partition, offset, nr, rounded, time);
    } else {
      rows.exact(target.prefix, partition, offset, nr, rounded, bits, time);
    }
  }

  @Override
  public void fraction(int part) {
    nanos = part;
  }

  private boolean isNew() {
    if (isThere) {
      already++;
    }
    return !isThere;
  }

  private long time(Target target, long timeMs) {
    return target.time(timeMs, nanos, arrivalMs);
  }

  private Target target(int series) {
    if (series >= targets.length) {
      targets = Arrays.copyOf(targets, Math.max(series + 1, targets.length * 2));
    }
    Target known = targets[series];
    if (known != null) {
      return known;
    }
    TopicDecoder names = decoder;
    if (names == null) {
      throw new IllegalStateException("no topic yet");
    }
    Target added =
        new Target(
            HistoryRows.prefix(writer.table(), topicId, names.seriesName(series)),
            names.seriesForm(series, TimeUnit.NANOSECONDS).states());
    targets[series] = added;
    return added;
  }

  @Override
  public void polled() {
    if (rows.rows() > 0) {
      writer.offer(rows);
      rows = new HistoryRows();
    }
    if (already > 0) {
      writer.already(already);
      already = 0;
    }
  }

  /** How many values were left out because they are not finite; only after reading has ended. */
  long refused() {
    return refused;
  }

  @Override
  public boolean isFull() {
    return writer.isFull();
  }

  @Override
  public long mark() {
    return writer.offered();
  }

  @Override
  public boolean isKept(long mark) {
    return writer.isWritten(mark);
  }

  @Override
  public boolean awaitKept(long mark, Duration max) throws InterruptedException {
    return writer.awaitWritten(mark, max);
  }

  @Override
  public void forget() {
    writer.forget();
  }
}
