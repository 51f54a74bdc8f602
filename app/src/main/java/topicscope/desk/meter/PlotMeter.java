package topicscope.desk.meter;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import topicscope.desk.model.Plot;
import topicscope.kafka.client.ReaderState;
import topicscope.kafka.read.TopicReader;
import topicscope.reading.RateMeter;
import topicscope.reading.Reading;
import topicscope.signal.RecordCounter;

/**
 * State, age of the data, rates, lag and latency of one plot.
 *
 * <p>Owned by the JavaFX thread. {@link #refresh(Plot)} is called a few times a second; what it
 * computes stays the same until the next call.
 */
public final class PlotMeter {
  /** Samples on screen that are no older than this are those of the newest records. */
  private static final long JUST_READ_MS = 250;

  private static final ReaderState BEFORE =
      new ReaderState(ReaderState.Kind.CONNECTING, "", Instant.EPOCH);

  private final RateMeter frameRate = new RateMeter();
  private RateMeter recordRate = new RateMeter();
  private LatencyMeter latencies = new LatencyMeter(System.nanoTime());
  private ReaderState state = BEFORE;
  private Latency latency = new Latency.Unknown();
  private Optional<Duration> age = Optional.empty();
  private double recordsPerSecond;
  private double framesPerSecond;
  private long lag;
  private boolean loaded;
  private long measuredAt;
  private long framesDrawn;

  /** Starts over for another reading. */
  public void restart() {
    recordRate = new RateMeter();
    latencies = new LatencyMeter(System.nanoTime());
    state = BEFORE;
    loaded = false;
  }

  /**
   * Adds a frame with new samples.
   *
   * @param reading what the plot reads
   * @param newestDrawnMs the time of the newest sample in the frame, ms since the epoch
   */
  public void drawn(Optional<Reading> reading, long newestDrawnMs) {
    framesDrawn++;
    reading.filter(this::hasNewRecords).ifPresent(now -> measure(now, newestDrawnMs));
  }

  /** Computes all figures. */
  public void refresh(Plot plot) {
    long now = System.nanoTime();
    Optional<Reading> reading = plot.readingProperty().get();
    reading.map(Reading::reader).ifPresent(this::noteLoaded);
    framesPerSecond = frameRate.rate(now, framesDrawn);
    double rate = recordRate.rate(now, plot.counters().received());
    state = calm(plot.state(), rate);
    recordsPerSecond = mayReceive(state.kind()) ? rate : 0;
    lag = reading.map(one -> one.reader().lag()).orElse(0L);
    latency = latencies.latency(now);
    age = reading.flatMap(one -> age(one.series().tally()));
  }

  /** The state of the reader. It is live also between records that come every few seconds. */
  public ReaderState state() {
    return state;
  }

  /** The age of the newest record; empty without a record. */
  public Optional<Duration> age() {
    return age;
  }

  /** Records received per second; 0 while the cluster doesn't answer. */
  public double recordsPerSecond() {
    return recordsPerSecond;
  }

  /** Frames with new samples per second. */
  public double framesPerSecond() {
    return framesPerSecond;
  }

  /** Number of frames with new samples so far. */
  public long framesDrawn() {
    return framesDrawn;
  }

  /** How many records the reader is behind. */
  public long lag() {
    return lag;
  }

  /** From a record's timestamp to the frame that shows it. */
  public Latency latency() {
    return latency;
  }

  private ReaderState calm(ReaderState now, double rate) {
    if (now.kind() == ReaderState.Kind.IDLE && rate > 0) {
      return state.kind() == ReaderState.Kind.LIVE
          ? state
          : new ReaderState(ReaderState.Kind.LIVE, now.cause(), now.since());
    }
    return state.equals(BEFORE) ? now : now.after(state);
  }

  private static boolean mayReceive(ReaderState.Kind kind) {
    return switch (kind) {
      case LIVE, BUSY, STALLED -> true;
      case IDLE, CONNECTING, DOWN, FAILED -> false;
    };
  }

  /** What was loaded did not arrive now: rate and latency are those of the records after it. */
  private void noteLoaded(TopicReader reader) {
    if (!loaded && reader.isLoaded()) {
      loaded = true;
      measuredAt = reader.counters().received();
      recordRate = new RateMeter();
    }
  }

  /** Whether records have arrived, after the history, since the last measured frame. */
  private boolean hasNewRecords(Reading reading) {
    noteLoaded(reading.reader());
    return loaded && reading.reader().counters().received() > measuredAt;
  }

  /**
   * The samples on screen may be derived, or have times of their own, which say nothing about when
   * records come.
   */
  private void measure(Reading reading, long newestDrawnMs) {
    measuredAt = reading.reader().counters().received();
    long now = System.currentTimeMillis();
    OptionalLong newest = newest(reading, now);
    if (newest.isPresent()) {
      long record = newest.getAsLong();
      boolean sameRecord = newestDrawnMs <= record && newestDrawnMs >= record - JUST_READ_MS;
      boolean atEnd = reading.reader().lag() <= Math.max(1, recordsPerSecond);
      latencies.record(System.nanoTime(), now - (sameRecord ? newestDrawnMs : record), atEnd);
    }
  }

  /** The newest timestamp; where some are of the future and others aren't, the newest of these. */
  private static OptionalLong newest(Reading reading, long now) {
    RecordCounter counter = reading.series().tally();
    OptionalLong newest = counter.newestInBatch();
    boolean mixed = newest.orElse(0) > now && counter.oldestInBatch().orElse(now) <= now;
    return mixed ? counter.counts().latestTime() : newest;
  }

  /** Times of the future, or of a clock that is behind, count as those of the arrival. */
  private Optional<Duration> age(RecordCounter counter) {
    OptionalLong arrival = counter.counts().arrivalOfLatest();
    OptionalLong latest = counter.counts().latestTime();
    if (arrival.isEmpty() || latest.isEmpty()) {
      return Optional.empty();
    }
    long time = Math.max(latest.getAsLong(), counter.newestInBatch().orElse(0));
    long from = latency.isClockOff() ? arrival.getAsLong() : Math.min(arrival.getAsLong(), time);
    return Optional.of(Duration.ofMillis(Math.max(0, System.currentTimeMillis() - from)));
  }
}
