package topicscope.desk.model;

import topicscope.decode.topic.DecodeChoice;
import topicscope.kafka.client.ClusterConnection;
import topicscope.kafka.read.ReadingPlan;

/**
 * A series that stands in a plot of another topic. It is read by a reader of its own, so that it
 * stays when the plot that it was taken from is closed or reads something else.
 *
 * @param connection the cluster that its topic is on
 * @param topic its topic
 * @param series its name there
 * @param choice how the topic's records are decoded
 */
public record ForeignSeries(
    ClusterConnection connection, String topic, String series, DecodeChoice choice) {
  /** What stands before its name in the plot. */
  String prefix() {
    return topic.equals(series) ? "" : topic + ": ";
  }

  /** What is to be read: passively, the last records. */
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
