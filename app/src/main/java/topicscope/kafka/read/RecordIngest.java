package topicscope.kafka.read;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import topicscope.decode.DecodeOutcome;
import topicscope.decode.RecordView;
import topicscope.decode.SampleSink;
import topicscope.decode.choice.Format;
import topicscope.decode.schema.SchemaPrefix;
import topicscope.decode.topic.TopicDecoder;
import topicscope.decode.topic.TopicReport;
import topicscope.kafka.meter.RecordMeters;
import topicscope.signal.SampleBatch;
import topicscope.signal.Series;
import topicscope.signal.SeriesSet;
import topicscope.signal.TimeUnit;

/**
 * Decodes records and appends their samples, one batch per series and call. Counts every record
 * exactly once. A decoder that throws makes its record undecodable; the records after it are
 * decoded.
 *
 * <p>A record that waits for its schema is held back with all records behind it, so that the order
 * is kept; at most the records of one poll.
 *
 * <p>Owned by the reader thread; {@link #counters()} and {@link #report()} may be read by any.
 */
public final class RecordIngest implements SampleSink {
  private static final Logger LOG = LoggerFactory.getLogger(RecordIngest.class);

  /** Often enough for records that take 50 ms each, and seldom enough to cost nothing. */
  private static final int WATCH_EVERY = 16;

  private final String topic;
  private final SeriesSet series;
  private final UndecodableLog undecodableLog;
  private final RecordMeters meters;
  private final @Nullable SampleTaker keeper;
  private final SampleSink sink;
  private final RecordView view = new RecordView();
  private final Deque<ConsumerRecord<ByteBuffer, ByteBuffer>> held = new ArrayDeque<>();
  private final List<Batch> filled = new ArrayList<>();
  private TopicDecoder decoder;
  private volatile TopicDecoder reported;
  private Batch[] batches = new Batch[0];
  private volatile ReaderCounters counters = ReaderCounters.NONE;
  private Progress progress = UNWATCHED;

  /** What the time of the present row has beyond whole milliseconds. */
  private int nanos;

  private TimeUnit unit = TimeUnit.MILLISECONDS;
  private long received;
  private long decoded;
  private long undecodable;
  private long tombstones;
  private long withoutNumber;

  /** Follows the work on the records of one poll; on the reader thread, so it must be quick. */
  interface Progress {
    /** Some records more are decoded; the next is this one. */
    void decoding(int partition, long offset);

    /** This record waits for its schema, from that source. */
    void waiting(String source, int partition, long offset);
  }

  private static final Progress UNWATCHED =
      new Progress() {
        @Override
        public void decoding(int partition, long offset) {}

        @Override
        public void waiting(String source, int partition, long offset) {}
      };

  private record Batch(Series series, SampleBatch samples) {}

  /**
   * @param series gets the samples; nothing else writes to it
   * @param undecodableLog gets the reasons why records can't be decoded
   */
  public RecordIngest(
      String topic, TopicDecoder decoder, SeriesSet series, UndecodableLog undecodableLog) {
    this(topic, decoder, series, undecodableLog, new RecordMeters());
  }

  /**
   * The same.
   *
   * @param meters get every record
   */
  public RecordIngest(
      String topic,
      TopicDecoder decoder,
      SeriesSet series,
      UndecodableLog undecodableLog,
      RecordMeters meters) {
    this(topic, decoder, series, undecodableLog, meters, Optional.empty());
  }

  /**
   * @param series gets the samples if nothing else keeps them; nothing else writes to it
   * @param undecodableLog gets the reasons why records can't be decoded
   * @param meters get every record
   * @param keeper gets the samples, if there is one
   */
  public RecordIngest(
      String topic,
      TopicDecoder decoder,
      SeriesSet series,
      UndecodableLog undecodableLog,
      RecordMeters meters,
      Optional<? extends SampleTaker> keeper) {
    this.meters = meters;
    this.keeper = keeper.orElse(null);
    this.sink = this.keeper == null ? this : this.keeper;
    this.topic = topic;
    this.decoder = decoder;
    this.reported = decoder;
    this.series = series;
    this.undecodableLog = undecodableLog;
  }

  /** Has the work on the next records followed. */
  void watch(Progress next) {
    progress = next;
  }

  /** The records so far, of all generations of the topic. */
  public ReaderCounters counters() {
    return counters;
  }

  /** What is known so far. A detected format that has decoded nothing is not named. */
  TopicReport report() {
    TopicReport report = reported.report();
    ReaderCounters now = counters;
    boolean nothing = now.undecodable() > 0 && now.decoded() + now.withoutNumber() == 0;
    // Framed records can't be decoded without a registry, and are known by their frame.
    boolean guessed =
        !reported.hasChosenFormat()
            && report.detection().filter(found -> found.format() != Format.REGISTRY).isPresent();
    return nothing && guessed
        ? report.unknown("unknown: none of the records could be decoded")
        : report;
  }

  /** What decodes the next record. */
  TopicDecoder decoder() {
    return decoder;
  }

  /** How many records were taken so far, those held back not included. */
  long received() {
    return received;
  }

  /** Goes on with another decoder and new series: another topic has taken the name. */
  void renew(TopicDecoder next) {
    decoder = next;
    reported = next;
    batches = new Batch[0];
    filled.clear();
    held.clear();
    nanos = 0;
    unit = TimeUnit.MILLISECONDS;
  }

  /** Forgets the records that are held back: they will be polled again. */
  void forgetHeld() {
    held.clear();
  }

  /**
   * Whether records are held back because the first of them waits for its schema. While they are,
   * call {@link #take} with an empty list from time to time, and with no other records; they are
   * released within a bounded time, in order.
   */
  public boolean isHolding() {
    return !held.isEmpty();
  }

  /** Takes the records of one poll, in that order. After an error the records before it count. */
  public void take(Iterable<ConsumerRecord<ByteBuffer, ByteBuffer>> records) {
    take(records, () -> {});
  }

  /**
   * The same.
   *
   * @param decoded called when the records are decoded, before their samples are appended
   */
  void take(Iterable<ConsumerRecord<ByteBuffer, ByteBuffer>> records, Runnable decoded) {
    try {
      takeAll(records, System.currentTimeMillis());
      decoded.run();
    } finally {
      flush();
    }
  }

  private void takeAll(Iterable<ConsumerRecord<ByteBuffer, ByteBuffer>> records, long arrivalMs) {
    if (decoder.isLooking()) {
      records.forEach(record -> look(record, arrivalMs));
    }
    if (held.isEmpty()) {
      for (ConsumerRecord<ByteBuffer, ByteBuffer> record : records) {
        takeOrHold(record, arrivalMs);
      }
    } else {
      records.forEach(held::add);
    }
    releaseHeld(arrivalMs);
  }

  private void flush() {
    for (Batch batch : filled) {
      batch.series.buffer().append(batch.samples);
      batch.samples.clear();
    }
    filled.clear();
    if (keeper != null) {
      keeper.polled();
    }
    series.tally().flush();
    meters.flush();
    counters = new ReaderCounters(received, decoded, undecodable, tombstones, withoutNumber);
    series.changed();
  }

  @Override
  public void sample(int number, long timeMs, double value) {
    batch(number).add(timeMs, value, view.partition(), view.offset());
  }

  @Override
  public void sample(int number, long timeMs, long value) {
    batch(number).addLong(timeMs, value, view.partition(), view.offset());
  }

  @Override
  public void unsigned(int number, long timeMs, long value) {
    batch(number).addUnsigned(timeMs, value, view.partition(), view.offset());
  }

  @Override
  public void rest(int number, long count, double sum) {
    batch(number).rest(count, sum);
  }

  @Override
  public void fraction(int part) {
    unit = TimeUnit.NANOSECONDS;
    nanos = part;
  }

  private SampleBatch batch(int number) {
    if (number == batches.length) {
      batches = Arrays.copyOf(batches, number + 1);
      Series next = series.series(decoder.seriesName(number), decoder.seriesForm(number, unit));
      batches[number] = new Batch(next, new SampleBatch());
    }
    Batch batch = batches[number];
    if (batch.samples.size() == 0) {
      filled.add(batch);
    }
    batch.samples.nanos(nanos);
    return batch.samples;
  }

  private void look(ConsumerRecord<ByteBuffer, ByteBuffer> record, long arrivalMs) {
    ByteBuffer value = record.value();
    if (value != null) {
      try {
        RecordView seen = view(record, value, arrivalMs);
        for (Header header : record.headers()) {
          if (SchemaPrefix.isHeader(header.key())) {
            seen.schemaHeader(header.key());
          }
        }
        decoder.look(seen);
      } catch (RuntimeException | StackOverflowError | LinkageError e) {
        LOG.debug("{}: a detector failed", topic, e);
      }
    }
  }

  private void takeOrHold(ConsumerRecord<ByteBuffer, ByteBuffer> record, long arrivalMs) {
    if (!held.isEmpty() || !take(record, arrivalMs)) {
      held.add(record);
    }
  }

  private void releaseHeld(long arrivalMs) {
    while (!held.isEmpty() && take(held.getFirst(), arrivalMs)) {
      held.removeFirst();
    }
    if (!held.isEmpty()) {
      ConsumerRecord<ByteBuffer, ByteBuffer> waits = held.getFirst();
      progress.waiting(decoder.schemaSource(), waits.partition(), waits.offset());
    }
  }

  /** Takes one record; false if it has to wait. */
  private boolean take(ConsumerRecord<ByteBuffer, ByteBuffer> record, long arrivalMs) {
    ByteBuffer value = record.value();
    if (value == null) {
      count(record, arrivalMs);
      tombstones++;
      return true;
    }
    view(record, value, arrivalMs);
    DecodeOutcome outcome;
    try {
      if (!decoder.prepare(view)) {
        return false;
      }
      if (received % WATCH_EVERY == 0) {
        progress.decoding(record.partition(), record.offset());
      }
      if (keeper != null) {
        keeper.record(record.partition(), record.offset(), arrivalMs);
      }
      outcome = decoder.decode(view, sink);
    } catch (RuntimeException | StackOverflowError | LinkageError e) {
      LOG.debug("{}: the decoder failed", topic, e);
      outcome = DecodeOutcome.undecodable("the decoder failed: " + e.getClass().getSimpleName());
    }
    count(record, arrivalMs);
    count(record, outcome);
    return true;
  }

  private void count(ConsumerRecord<ByteBuffer, ByteBuffer> record, long arrivalMs) {
    received++;
    int size = Math.max(0, record.serializedKeySize()) + Math.max(0, record.serializedValueSize());
    series.tally().add(record.timestamp(), size, record.partition(), record.offset());
    meters.take(record, arrivalMs);
  }

  private void count(ConsumerRecord<ByteBuffer, ByteBuffer> record, DecodeOutcome outcome) {
    switch (outcome.kind()) {
      case DECODED -> decoded++;
      case WITHOUT_NUMBER -> withoutNumber++;
      case UNDECODABLE -> {
        undecodable++;
        undecodableLog.add(
            outcome.reason(), topic + "-" + record.partition() + "@" + record.offset());
      }
    }
  }

  private RecordView view(
      ConsumerRecord<ByteBuffer, ByteBuffer> record, ByteBuffer value, long arrivalMs) {
    view.at(record.partition(), record.offset(), record.timestamp(), arrivalMs);
    ByteBuffer key = record.key();
    if (key != null) {
      view.key(key.array(), key.arrayOffset() + key.position(), key.remaining());
    }
    return view.value(value.array(), value.arrayOffset() + value.position(), value.remaining());
  }
}
