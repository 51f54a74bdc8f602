package topicscope.kafka.read;

import java.util.Collection;
import java.util.List;
import org.apache.kafka.common.TopicPartition;

/**
 * Which partitions a reader reads.
 *
 * @param mine their numbers, in order
 * @param total how many partitions the topic has
 */
public record AssignedPartitions(List<Integer> mine, int total) {
  static final AssignedPartitions NONE = new AssignedPartitions(List.of(), 0);

  static AssignedPartitions of(Collection<TopicPartition> partitions, int total) {
    return new AssignedPartitions(
        partitions.stream().map(TopicPartition::partition).sorted().toList(), total);
  }
}
