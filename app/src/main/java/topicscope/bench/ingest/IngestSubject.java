package topicscope.bench.ingest;

import java.nio.ByteBuffer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import topicscope.decode.choice.DecodeChoice;
import topicscope.decode.schema.TopicSchemas;
import topicscope.decode.topic.TopicDecoder;
import topicscope.kafka.meter.RecordMeters;
import topicscope.kafka.read.ReaderCounters;
import topicscope.kafka.read.RecentRecords;
import topicscope.kafka.read.RecordIngest;
import topicscope.kafka.read.UndecodableLog;
import topicscope.signal.SeriesSet;

/** Topicscope's reader: turns the records of a poll into samples. */
public final class IngestSubject implements IngestReader {
  /** As in the window. */
  private static final int CAPACITY = 100_000;

  private final SeriesSet series = new SeriesSet(CAPACITY);
  private final RecordIngest intake;
  private final RecentRecords tail = new RecentRecords();

  /** With nothing else. */
  public IngestSubject(String topic, IngestCase kind) {
    this(topic, kind, new RecordMeters());
  }

  /**
   * With series about the records.
   *
   * @param meters write these
   */
  IngestSubject(String topic, IngestCase kind, RecordMeters meters) {
    TopicDecoder decoder =
        new TopicDecoder(topic, DecodeChoice.AUTOMATIC, TopicSchemas.NONE, kind::shows);
    intake = new RecordIngest(topic, decoder, series, new UndecodableLog(), meters);
  }

  @Override
  public void accept(ConsumerRecords<ByteBuffer, ByteBuffer> records) {
    intake.take(records);
    tail.take(records);
  }

  @Override
  public double sum() {
    ReaderCounters counters = intake.counters();
    if (counters.decoded() != counters.received()) {
      throw new IllegalStateException("not every record was decoded: " + counters);
    }
    return counters.decoded();
  }
}
