package topicscope.kafka;

import java.util.Optional;

/**
 * What is to be read, and how.
 *
 * @param connection the cluster
 * @param topic the topic's name
 * @param start where to begin; in a group, where the group has not been yet
 * @param group the consumer group to be a member of; empty to look on passively, at every partition
 */
public record ReadingPlan(
    ClusterConnection connection, String topic, StartPosition start, Optional<String> group) {
  /** Looks on passively. */
  public static ReadingPlan passive(
      ClusterConnection connection, String topic, StartPosition start) {
    return new ReadingPlan(connection, topic, start, Optional.empty());
  }
}
