package topicscope.reading;

import java.util.Optional;
import topicscope.kafka.client.ClusterConnection;
import topicscope.kafka.partition.StartPosition;
import topicscope.kafka.read.ReadingPlan;

/**
 * Where reading begins, and the consumer group.
 *
 * @param from the position; if empty, at the last records, and in a group at the end
 * @param group the consumer group to join; empty for none
 */
public record ReadingStart(Optional<StartPosition> from, Optional<String> group) {
  /** At the last records, without a group. */
  public static final ReadingStart USUAL = new ReadingStart(Optional.empty(), Optional.empty());

  public ReadingStart {
    ReadingPlan.requireStart(from, group);
  }

  /** The same group, at another position. */
  public ReadingStart at(Optional<StartPosition> other) {
    return new ReadingStart(other, group);
  }

  /**
   * The plan to read a topic from here.
   *
   * @param points how many of the last records, if there is no position
   */
  public ReadingPlan plan(ClusterConnection connection, String topic, int points) {
    return ReadingPlan.of(connection, topic, from, points, group);
  }
}
