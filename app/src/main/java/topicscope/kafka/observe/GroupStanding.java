package topicscope.kafka.observe;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * How far a consumer group has come, at one instant. Offsets are counted, not records: with
 * transactions or compaction there are fewer records.
 *
 * @param group its name
 * @param state its state in the words of Kafka, such as {@code Stable}; empty if it is unknown
 * @param members the number of its members
 * @param partitions those in which it has committed something, by topic and number
 * @param problem why it can't be said, as the end of a sentence; empty if it can
 */
public record GroupStanding(
    String group,
    String state,
    int members,
    List<PartitionLag> partitions,
    Optional<String> problem) {
  /** Keeps a copy. */
  public GroupStanding {
    partitions = List.copyOf(partitions);
  }

  /** The lag in one partition; empty if it is unknown, or nothing is committed there. */
  public OptionalLong lag(String topic, int partition) {
    return partitions.stream()
        .filter(one -> one.topic().equals(topic) && one.partition() == partition)
        .map(PartitionLag::lag)
        .findFirst()
        .orElse(OptionalLong.empty());
  }

  /**
   * The lag in all partitions of a topic; empty if nothing is committed there, or one of them does
   * not answer: the sum would be too small.
   */
  public OptionalLong lag(String topic) {
    Map<String, OptionalLong> topics = topics();
    return topics.getOrDefault(topic, OptionalLong.empty());
  }

  /** The lag in each topic, by name; empty where it is unknown. */
  public Map<String, OptionalLong> topics() {
    Map<String, OptionalLong> topics = new TreeMap<>();
    partitions.forEach(one -> topics.merge(one.topic(), one.lag(), GroupStanding::sum));
    return topics;
  }

  /** The lag in all topics; empty if nothing is committed, or it is unknown. */
  public OptionalLong lag() {
    return topics().values().stream().reduce(GroupStanding::sum).orElse(OptionalLong.empty());
  }

  private static OptionalLong sum(OptionalLong one, OptionalLong other) {
    return one.isPresent() && other.isPresent()
        ? OptionalLong.of(one.getAsLong() + other.getAsLong())
        : OptionalLong.empty();
  }
}
