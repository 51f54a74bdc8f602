package topicscope.reading;

import java.util.Optional;
import topicscope.kafka.client.ClusterConnection;
import topicscope.kafka.partition.StartPosition;
import topicscope.kafka.read.ReadingPlan;

/**
 * Where reading starts, and whether as a member of a group.
 *
 * @param from the start, if given; else the last records, or the end in a group
 * @param group the consumer group to join; empty to read passively
 */
public record ReadingStart(Optional<StartPosition> from, Optional<String> group) {
  /** Passive, from the last records. */
  public static final ReadingStart USUAL = new ReadingStart(Optional.empty(), Optional.empty());

  public ReadingStart {
    ReadingPlan.requireStart(from, group);
  }

  /** The same group with another start. */
  public ReadingStart at(Optional<StartPosition> other) {
    return new ReadingStart(other, group);
  }

  /**
   * What to read of a topic.
   *
   * @param points number of last records, if no start is given
   */
  public ReadingPlan plan(ClusterConnection connection, String topic, int points) {
    return ReadingPlan.of(connection, topic, from, points, group);
  }
}
