package topicscope.kafka;

import java.util.Collection;
import java.util.List;
import org.apache.kafka.common.TopicPartition;

/**
 * Which partitions a reader reads.
 *
 * @param mine their numbers, in order
 * @param total how many the topic has
 */
public record PartitionShare(List<Integer> mine, int total) {
  static final PartitionShare NONE = new PartitionShare(List.of(), 0);

  static PartitionShare of(Collection<TopicPartition> partitions, int total) {
    return new PartitionShare(
        partitions.stream().map(TopicPartition::partition).sorted().toList(), total);
  }
}
