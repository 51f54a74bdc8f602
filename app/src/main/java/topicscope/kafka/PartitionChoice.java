package topicscope.kafka;

import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/**
 * Which partitions a consumer reads, and from where: all of them, or what a group gives it.
 *
 * <p>Owned by the reader thread.
 */
sealed interface PartitionChoice permits AllPartitions, GroupShare {
  /** Begins to read. */
  void begin(Sighting.Seen topic);

  /** Follows the topic as it grows. */
  void follow(Sighting.Seen topic);

  /** Says that what was polled has been taken. */
  void taken();

  /** The partitions that are read now. */
  Set<TopicPartition> partitions();

  /** Ends it in good order, before the consumer is closed. */
  void end();
}
