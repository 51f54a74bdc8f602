package topicscope.kafka.read;

import java.time.Duration;
import java.util.Optional;
import topicscope.kafka.client.ClusterConnection;
import topicscope.kafka.partition.StartPosition;

/**
 * What is to be read, and how.
 *
 * @param connection the cluster
 * @param topic the topic's name
 * @param start where to begin; in a group, where the group has not been yet
 * @param group the consumer group to be a member of; empty to look on passively, at every partition
 * @param maxRecords after so many records nothing more is taken
 * @param poll how often the cluster is asked for what series about the topic need
 */
public record ReadingPlan(
    ClusterConnection connection,
    String topic,
    StartPosition start,
    Optional<String> group,
    long maxRecords,
    Duration poll) {
  /** How often the cluster is asked if nothing else is said. */
  public static final Duration USUAL_POLL = Duration.ofSeconds(1);

  public ReadingPlan {
    requireStart(Optional.of(start), group);
  }

  /**
   * Refuses what can't be begun.
   *
   * @throws IllegalArgumentException if a group's member is to begin at the last records, or the
   *     group has no name
   */
  public static void requireStart(Optional<StartPosition> start, Optional<String> group) {
    if (group.isPresent()
        && start.filter(StartPosition.LastRecords.class::isInstance).isPresent()) {
      throw new IllegalArgumentException(
          "a member of a group can't begin at the last records, since it may get any of the"
              + " partitions: give latest, earliest, a time ago or a date");
    }
    if (group.filter(String::isBlank).isPresent()) {
      throw new IllegalArgumentException("the group needs a name");
    }
  }

  /** Without an end. */
  public ReadingPlan(
      ClusterConnection connection, String topic, StartPosition start, Optional<String> group) {
    this(connection, topic, start, group, Long.MAX_VALUE, USUAL_POLL);
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

  /** The same, ending after so many records. */
  public ReadingPlan upTo(long records) {
    return new ReadingPlan(connection, topic, start, group, records, poll);
  }

  /** The same, asking the cluster at that interval. */
  public ReadingPlan polling(Duration interval) {
    return new ReadingPlan(connection, topic, start, group, maxRecords, interval);
  }
}
