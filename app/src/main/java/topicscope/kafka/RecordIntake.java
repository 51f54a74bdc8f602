package topicscope.kafka;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import topicscope.decode.FieldSink;
import topicscope.decode.Outcome;
import topicscope.decode.RecordDecoder;
import topicscope.signal.SampleBatch;
import topicscope.signal.Series;
import topicscope.signal.SeriesSet;

/**
 * Takes records, decodes them and appends their samples, one batch per series and call. Counts
 * every record exactly once.
 *
 * <p>Owned by the reader thread; {@link #counters()} may be read by any.
 */
final class RecordIntake implements FieldSink {
  private final String topic;
  private final RecordDecoder decoder;
  private final SeriesSet series;
  private final UndecodableLog undecodableLog;
  private final Map<String, Batch> batches = new HashMap<>();
  private final List<Batch> filled = new ArrayList<>();
  private volatile ReaderCounters counters = ReaderCounters.NONE;

  private long received;
  private long decoded;
  private long undecodable;
  private long tombstones;
  private long withoutNumber;
  private @Nullable ConsumerRecord<ByteBuffer, ByteBuffer> current;

  private record Batch(Series series, SampleBatch samples) {}

  RecordIntake(
      String topic, RecordDecoder decoder, SeriesSet series, UndecodableLog undecodableLog) {
    this.topic = topic;
    this.decoder = decoder;
    this.series = series;
    this.undecodableLog = undecodableLog;
  }

  ReaderCounters counters() {
    return counters;
  }

  /** Takes the records of one poll, in that order. */
  void take(Iterable<ConsumerRecord<ByteBuffer, ByteBuffer>> records) {
    for (ConsumerRecord<ByteBuffer, ByteBuffer> record : records) {
      take(record);
    }
    for (Batch batch : filled) {
      batch.series.buffer().append(batch.samples);
      batch.samples.clear();
    }
    filled.clear();
    counters = new ReaderCounters(received, decoded, undecodable, tombstones, withoutNumber);
    series.changed();
  }

  @Override
  public void number(String field, double value) {
    ConsumerRecord<ByteBuffer, ByteBuffer> record = current;
    if (record == null) {
      throw new IllegalStateException("a number outside of a record");
    }
    Batch batch = batches.computeIfAbsent(field, this::newBatch);
    if (batch.samples.size() == 0) {
      filled.add(batch);
    }
    batch.samples.add(record.timestamp(), value, record.partition(), record.offset());
  }

  private Batch newBatch(String field) {
    return new Batch(series.series(field.isEmpty() ? topic : field), new SampleBatch());
  }

  private void take(ConsumerRecord<ByteBuffer, ByteBuffer> record) {
    received++;
    ByteBuffer value = record.value();
    if (value == null) {
      tombstones++;
      return;
    }
    current = record;
    Outcome outcome =
        decoder.decode(
            value.array(), value.arrayOffset() + value.position(), value.remaining(), this);
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
}
