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
  public ReadingPlan {
    if (group.isPresent() && start instanceof StartPosition.LastRecords) {
      throw new IllegalArgumentException(
          "a member of a group can't begin at the last records, since it may get any of the"
              + " partitions: give latest, earliest, a time ago or a date");
    }
    group
        .filter(String::isBlank)
        .ifPresent(blank -> {
          throw new IllegalArgumentException("the group needs a name");
        });
  }

  /**
   * What a user asked for.
   *
   * @param start where to begin, if it was said; else at the last records, in a group at the end
   * @param points how many of the last records
   */
  public static ReadingPlan of(
      ClusterConnection connection,
      String topic,
      Optional<StartPosition> start,
      int points,
      Optional<String> group) {
    StartPosition otherwise =
        group.isPresent() ? new StartPosition.Latest() : new StartPosition.LastRecords(points);
    return new ReadingPlan(connection, topic, start.orElse(otherwise), group);
  }

  /** Looks on passively. */
  public static ReadingPlan passive(
      ClusterConnection connection, String topic, StartPosition start) {
    return new ReadingPlan(connection, topic, start, Optional.empty());
  }
}
