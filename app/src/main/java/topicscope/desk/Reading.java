package topicscope.desk;

import topicscope.decode.topic.DecodeChoice;
import topicscope.decode.topic.TopicDecoder;
import topicscope.kafka.ClusterConnection;
import topicscope.kafka.ReadingPlan;
import topicscope.kafka.StartPosition;
import topicscope.kafka.TopicReader;
import topicscope.signal.SeriesSet;

/**
 * One topic being read: its series and the reader that fills them. Picking another topic makes a
 * new one, so that nothing of the old can reach the new.
 *
 * @param series where the samples go
 * @param reader the reader, already started
 * @param choice how the records are decoded, as far as the user has chosen
 */
public record Reading(SeriesSet series, TopicReader reader, DecodeChoice choice)
    implements AutoCloseable {
  private static final int CAPACITY = 100_000;

  /**
   * Starts reading.
   *
   * @param points how many of the topic's last records are read before going on live
   * @param choice how the records are to be decoded
   */
  public static Reading start(
      ClusterConnection connection, String topic, int points, DecodeChoice choice) {
    SeriesSet series = new SeriesSet(Math.max(points, CAPACITY));
    TopicDecoder decoder = new TopicDecoder(topic, choice);
    StartPosition start = new StartPosition.LastRecords(points);
    ReadingPlan plan = ReadingPlan.passive(connection, topic, start);
    return new Reading(series, TopicReader.start(plan, decoder, series), choice);
  }

  /** The topic that is read. */
  public String topic() {
    return reader.topic();
  }

  /** Ends the reader's thread; waits for it, 2 s at the most. */
  @Override
  public void close() {
    reader.close();
  }
}
