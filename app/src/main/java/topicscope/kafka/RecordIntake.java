package topicscope.kafka;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import topicscope.decode.Outcome;
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
 * <p>Owned by the reader thread; {@link #counters()} and {@link #report()} may be read by any.
 */
final class RecordIntake implements SampleSink {
  private static final long REPORT_EVERY_MS = 250;

  private final String topic;
  private final TopicDecoder decoder;
  private final SeriesSet series;
  private final UndecodableLog undecodableLog;
  private final RecordView view = new RecordView();
  private final List<Batch> filled = new ArrayList<>();
  private Batch[] batches = new Batch[0];
  private volatile ReaderCounters counters = ReaderCounters.NONE;
  private volatile TopicReport report;
  private long reportedAtMs;

  private long received;
  private long decoded;
  private long undecodable;
  private long tombstones;
  private long withoutNumber;

  private record Batch(Series series, SampleBatch samples) {}

  RecordIntake(
      String topic, TopicDecoder decoder, SeriesSet series, UndecodableLog undecodableLog) {
    this.topic = topic;
    this.decoder = decoder;
    this.series = series;
    this.undecodableLog = undecodableLog;
    this.report = decoder.report();
  }

  ReaderCounters counters() {
    return counters;
  }

  TopicReport report() {
    return report;
  }

  /** Takes the records of one poll, in that order. */
  void take(Iterable<ConsumerRecord<ByteBuffer, ByteBuffer>> records) {
    long arrivalMs = System.currentTimeMillis();
    if (decoder.isLooking()) {
      records.forEach(record -> look(record, arrivalMs));
    }
    for (ConsumerRecord<ByteBuffer, ByteBuffer> record : records) {
      take(record, arrivalMs);
    }
    for (Batch batch : filled) {
      batch.series.buffer().append(batch.samples);
      batch.samples.clear();
    }
    filled.clear();
    counters = new ReaderCounters(received, decoded, undecodable, tombstones, withoutNumber);
    series.changed();
    if (arrivalMs - reportedAtMs >= REPORT_EVERY_MS) {
      reportedAtMs = arrivalMs;
      report = decoder.report();
    }
  }

  @Override
  public void sample(int number, long timeMs, double value) {
    batch(number).add(timeMs, value, view.partition(), view.offset());
  }

  @Override
  public void sample(int number, long timeMs, long value) {
    batch(number).addLong(timeMs, value, view.partition(), view.offset());
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

  private void take(ConsumerRecord<ByteBuffer, ByteBuffer> record, long arrivalMs) {
    received++;
    ByteBuffer value = record.value();
    if (value == null) {
      tombstones++;
      return;
    }
    Outcome outcome = decoder.decode(view(record, value, arrivalMs), this);
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
