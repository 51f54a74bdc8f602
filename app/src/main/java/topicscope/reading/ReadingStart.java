package topicscope.reading;

import java.util.Optional;
import topicscope.kafka.client.ClusterConnection;
import topicscope.kafka.partition.StartPosition;
import topicscope.kafka.read.ReadingPlan;

/**
 * Where reading begins, and whether as a member of a group.
 *
 * @param from where, if the user said; else at the last records, in a group at the end
 * @param group the consumer group to be a member of; empty to look on passively
 */
public record ReadingStart(Optional<StartPosition> from, Optional<String> group) {
  /** Passively, at the last records. */
  public static final ReadingStart USUAL = new ReadingStart(Optional.empty(), Optional.empty());

  public ReadingStart {
    ReadingPlan.requireStart(from, group);
  }

  /** The same group, begun there. */
  public ReadingStart at(Optional<StartPosition> other) {
    return new ReadingStart(other, group);
  }

  /**
   * What is to be read of a topic.
   *
   * @param points how many of the last records, where nothing else was said
   */
  public ReadingPlan plan(ClusterConnection connection, String topic, int points) {
    return ReadingPlan.of(connection, topic, from, points, group);
  }
}
