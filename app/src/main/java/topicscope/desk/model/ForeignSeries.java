package topicscope.desk.model;

import topicscope.decode.choice.DecodeChoice;
import topicscope.kafka.client.ClusterConnection;
import topicscope.kafka.partition.StartPosition;
import topicscope.kafka.read.ReadingPlan;

/**
 * A series shown in the plot of another topic. It has its own reader, so that it stays when its
 * first plot is closed or shows another topic.
 *
 * @param connection the cluster of the topic
 * @param topic the topic
 * @param series the name of the series in that topic; of a derived series, the text of its
 *     transform
 * @param choice how the records are decoded
 */
public record ForeignSeries(
    ClusterConnection connection, String topic, String series, DecodeChoice choice) {
  /** Its name in the plot, if no other series has it. */
  String shownName() {
    return topic.equals(series) ? topic : topic + ": " + series;
  }

  /** Reads from there, without a group. */
  ReadingPlan plan(StartPosition from) {
    return ReadingPlan.passive(connection, topic, from);
  }

  /** Whether one reader serves both. */
  boolean sharesReaderWith(ForeignSeries other) {
    return connection.equals(other.connection)
        && topic.equals(other.topic)
        && choice.equals(other.choice);
  }
}
