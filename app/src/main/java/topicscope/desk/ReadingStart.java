package topicscope.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import topicscope.kafka.ClusterConnection;
import topicscope.kafka.ReadingPlan;
import topicscope.kafka.StartPosition;

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
  ReadingStart at(Optional<StartPosition> other) {
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

  /** How much should be in sight at first: what was asked for, or so many points. */
  WindowChoice window(int points) {
    return from.map(start -> window(start, points)).orElseGet(() -> WindowChoice.ofPoints(points));
  }

  private static WindowChoice window(StartPosition start, int points) {
    return switch (start) {
      case StartPosition.Latest _ -> WindowChoice.ofPoints(points);
      case StartPosition.LastRecords last -> WindowChoice.ofPoints(last.count());
      case StartPosition.Earliest _ -> WindowChoice.ofPoints(Reading.CAPACITY_SINCE);
      case StartPosition.Ago ago -> WindowChoice.ofSpan(ago.span());
      case StartPosition.Since since ->
          WindowChoice.ofSpan(Duration.between(since.time(), Instant.now()));
    };
  }
}
