package topicscope.desk.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import topicscope.kafka.client.ClusterConnection;
import topicscope.kafka.read.ReadingPlan;
import topicscope.kafka.read.StartPosition;
import topicscope.reading.Reading;

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

  /** How much should be in sight at first: what was asked for, or so many points. */
  WindowSpan window(int points) {
    return from.map(start -> window(start, points)).orElseGet(() -> WindowSpan.ofPoints(points));
  }

  private static WindowSpan window(StartPosition start, int points) {
    return switch (start) {
      case StartPosition.Latest _ -> WindowSpan.ofPoints(points);
      case StartPosition.LastRecords last -> WindowSpan.ofPoints(last.count());
      case StartPosition.Earliest _ -> WindowSpan.ofPoints(Reading.CAPACITY_SINCE);
      case StartPosition.Ago ago -> WindowSpan.ofSpan(ago.span());
      case StartPosition.Since since ->
          WindowSpan.ofSpan(Duration.between(since.time(), Instant.now()));
    };
  }
}
