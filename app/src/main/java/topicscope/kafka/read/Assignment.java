package topicscope.kafka.read;

import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/**
 * Which partitions of the topic this reader reads: all of them, or those a group gives it. Owned by
 * the reader thread.
 */
sealed interface Assignment permits FullAssignment, GroupAssignment {
  /** The partitions to read now. */
  Set<TopicPartition> partitions();

  /** Whether Kafka assigns them, so that the session must not. */
  boolean isByGroup();

  /** Begins, with a new consumer. */
  default void begin() {}

  /** Called after each poll. */
  default void polled(boolean taken) {}

  /** Another topic has the name now: what was read of this one is no offset of that. */
  default void replaced() {}

  /** Ends, before the consumer is closed. */
  default void end() {}
}
