package topicscope.kafka.partition;

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
  public static final AssignedPartitions NONE = new AssignedPartitions(List.of(), 0);

  public static AssignedPartitions of(Collection<TopicPartition> partitions, int total) {
    return new AssignedPartitions(
        partitions.stream().map(TopicPartition::partition).sorted().toList(), total);
  }
}
