package topicscope.kafka.read;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import topicscope.decode.DecodeOutcome;
import topicscope.decode.RecordView;
import topicscope.decode.SampleSink;
import topicscope.decode.topic.TopicDecoder;
import topicscope.decode.topic.TopicReport;
import topicscope.signal.SampleBatch;
import topicscope.signal.Series;
import topicscope.signal.SeriesSet;

/**
 * Takes records, decodes them and appends their samples, one batch per series and call. Counts
 * every record exactly once.
 *
 * <p>Records whose schema is on its way are held back, with all behind them, so that none is lost
 * and the order is kept; a poll's worth at the most.
 *
 * <p>Owned by the reader thread; {@link #counters()} and {@link #report()} may be read by any.
 */
public final class RecordIngest implements SampleSink {
  private final String topic;
  private final TopicDecoder decoder;
  private final SeriesSet series;
  private final UndecodableLog undecodableLog;
  private final RecordView view = new RecordView();
  private final Deque<ConsumerRecord<ByteBuffer, ByteBuffer>> held = new ArrayDeque<>();
  private final List<Batch> filled = new ArrayList<>();
  private Batch[] batches = new Batch[0];
  private volatile ReaderCounters counters = ReaderCounters.NONE;

  private long received;
  private long decoded;
  private long undecodable;
  private long tombstones;
  private long withoutNumber;

  private record Batch(Series series, SampleBatch samples) {}

  /**
   * @param series where the samples go; this intake alone writes to it
   * @param undecodableLog gets the records that can't be decoded
   */
  public RecordIngest(
      String topic, TopicDecoder decoder, SeriesSet series, UndecodableLog undecodableLog) {
    this.topic = topic;
    this.decoder = decoder;
    this.series = series;
    this.undecodableLog = undecodableLog;
  }

  /** What was taken so far. */
  public ReaderCounters counters() {
    return counters;
  }

  TopicReport report() {
    return decoder.report();
  }

  /**
   * Whether records are held back because a schema for the first of them is on its way. While they
   * are, give it no others, and call {@link #take} without any from time to time: they are let go
   * within a bounded time, in their order.
   */
  public boolean isHolding() {
    return !held.isEmpty();
  }

  /** Takes the records of one poll, in that order. */
  public void take(Iterable<ConsumerRecord<ByteBuffer, ByteBuffer>> records) {
    long arrivalMs = System.currentTimeMillis();
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
    for (Batch batch : filled) {
      batch.series.buffer().append(batch.samples);
      batch.samples.clear();
    }
    filled.clear();
    series.tally().flush();
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

  private SampleBatch batch(int number) {
    if (number == batches.length) {
      batches = Arrays.copyOf(batches, number + 1);
      batches[number] = new Batch(series.series(decoder.seriesName(number)), new SampleBatch());
    }
    Batch batch = batches[number];
    if (batch.samples.size() == 0) {
      filled.add(batch);
    }
    return batch.samples;
  }

  private void look(ConsumerRecord<ByteBuffer, ByteBuffer> record, long arrivalMs) {
    ByteBuffer value = record.value();
    if (value != null) {
      decoder.look(view(record, value, arrivalMs));
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
  }

  /** Takes one record; false if it has to wait. */
  private boolean take(ConsumerRecord<ByteBuffer, ByteBuffer> record, long arrivalMs) {
    ByteBuffer value = record.value();
    if (value == null) {
      count(record);
      tombstones++;
      return true;
    }
    view(record, value, arrivalMs);
    if (!decoder.isReady(view)) {
      return false;
    }
    count(record);
    count(record, decoder.decode(view, this));
    return true;
  }

  private void count(ConsumerRecord<ByteBuffer, ByteBuffer> record) {
    received++;
    series.tally().add(record.timestamp(), record.partition(), record.offset());
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
