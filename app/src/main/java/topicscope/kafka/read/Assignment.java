package topicscope.kafka.read;

import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import topicscope.kafka.observe.TopicObservation;

/**
 * Which partitions a consumer reads, and from where: all of them, or what a group gives it.
 *
 * <p>Owned by the reader thread.
 */
sealed interface Assignment permits FullAssignment, GroupAssignment {
  /** Begins to read. */
  void begin(TopicObservation.Seen topic);

  /** Follows the topic as it grows. */
  void follow(TopicObservation.Seen topic);

  /** Says that what was polled has been taken. */
  void taken();

  /** The partitions that are read now. */
  Set<TopicPartition> partitions();

  /** Ends it in good order, before the consumer is closed. */
  void end();
}
