package topicscope.bench;

import java.nio.ByteBuffer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import topicscope.decode.schema.Schemas;
import topicscope.decode.topic.DecodeChoice;
import topicscope.decode.topic.TopicDecoder;
import topicscope.kafka.ReaderCounters;
import topicscope.kafka.RecordIntake;
import topicscope.kafka.RecordTail;
import topicscope.kafka.UndecodableLog;
import topicscope.signal.SeriesSet;

/** What Topicscope's reader does with the records of a poll. */
final class IntakeReader implements IngestReader {
  /** As in the window. */
  private static final int CAPACITY = 100_000;

  private final SeriesSet series = new SeriesSet(CAPACITY);
  private final RecordIntake intake;
  private final RecordTail tail = new RecordTail();

  IntakeReader(String topic, IngestCase kind) {
    TopicDecoder decoder =
        new TopicDecoder(topic, DecodeChoice.AUTOMATIC, Schemas.NONE, kind::shows);
    intake = new RecordIntake(topic, decoder, series, new UndecodableLog());
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
