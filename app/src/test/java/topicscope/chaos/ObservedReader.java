package topicscope.chaos;

import java.util.Optional;
import topicscope.decode.choice.DecodeChoice;
import topicscope.decode.topic.TopicDecoder;
import topicscope.kafka.client.ClusterConnection;
import topicscope.kafka.partition.StartPosition;
import topicscope.kafka.read.ReadingPlan;
import topicscope.kafka.read.RecordListener;
import topicscope.kafka.read.TopicReader;
import topicscope.signal.SampleCopy;
import topicscope.signal.Series;
import topicscope.signal.SeriesSet;

/** A reader with a log of its states, and a buffer that holds all samples. */
record ObservedReader(TopicReader reader, SeriesSet series, StateLog log) implements AutoCloseable {
  private static final int CAPACITY = 5_000_000;

  static ObservedReader start(ClusterConnection connection, String topic) {
    return start(ReadingPlan.passive(connection, topic, new StartPosition.Earliest()));
  }

  static ObservedReader start(ReadingPlan plan) {
    return start(plan, Optional.empty());
  }

  /** With a listener that gets every record on the reader's thread. */
  static ObservedReader start(ReadingPlan plan, Optional<RecordListener> each) {
    return start(plan, new TopicDecoder(plan.topic(), DecodeChoice.AUTOMATIC), each);
  }

  static ObservedReader start(
      ReadingPlan plan, TopicDecoder decoder, Optional<RecordListener> each) {
    SeriesSet series = new SeriesSet(CAPACITY);
    TopicReader reader = TopicReader.start(plan, decoder, series, each);
    return new ObservedReader(reader, series, new StateLog(reader));
  }

  /** The newest offset of the partition that has reached the buffer; -1 if none has. */
  long lastOffset(String topic, int partition) {
    SampleCopy window = new SampleCopy();
    long last = -1;
    for (Series one : series.all()) {
      if (one.name().equals(topic)) {
        one.buffer().copyLast(2_000, window);
        for (int i = 0; i < window.size(); i++) {
          last = window.partition(i) == partition ? Math.max(last, window.offset(i)) : last;
        }
      }
    }
    return last;
  }

  @Override
  public void close() {
    log.close();
    reader.close();
  }
}
