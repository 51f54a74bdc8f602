package topicscope.desk.model;

import topicscope.decode.choice.DecodeChoice;
import topicscope.kafka.client.ClusterConnection;
import topicscope.kafka.read.ReadingPlan;
import topicscope.reading.ReadingStart;

/**
 * A series in a plot of another topic. It has its own reader, so that it stays when its original
 * plot is closed or reads another topic.
 *
 * @param connection the cluster of its topic
 * @param topic its topic
 * @param series its name there
 * @param choice how the topic's records are decoded
 */
public record ForeignSeries(
    ClusterConnection connection, String topic, String series, DecodeChoice choice) {
  /** The prefix of its name in the plot. */
  String prefix() {
    return topic.equals(series) ? "" : topic + ": ";
  }

  /** What to read: passively, the last records. */
  ReadingPlan plan(int points) {
    return ReadingStart.USUAL.plan(connection, topic, points);
  }

  /** Whether one reader can serve both. */
  boolean sharesReaderWith(ForeignSeries other) {
    return connection.equals(other.connection)
        && topic.equals(other.topic)
        && choice.equals(other.choice);
  }
}
