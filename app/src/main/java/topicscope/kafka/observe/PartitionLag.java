package topicscope.kafka.observe;

import java.util.OptionalLong;

/**
 * How far a group has come in one partition.
 *
 * @param topic the topic
 * @param partition the number of the partition
 * @param committed the committed offset; of a share group, where it begins
 * @param end the end offset, asked for later, so that it is not below; empty if it is unknown
 */
public record PartitionLag(String topic, int partition, long committed, OptionalLong end) {
  /** End minus committed offset; empty if the end is unknown. */
  public OptionalLong lag() {
    return end.isPresent()
        ? OptionalLong.of(Math.max(0, end.getAsLong() - committed))
        : OptionalLong.empty();
  }
}
