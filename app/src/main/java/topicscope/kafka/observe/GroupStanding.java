package topicscope.kafka.observe;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;

/**
 * How far a consumer group has come, at one instant. Offsets are counted, not records: with
 * transactions or compaction there are fewer records.
 *
 * @param group its name
 * @param state its state in the words of Kafka, such as {@code Stable}; empty if it is unknown
 * @param members the number of its members
 * @param committed the committed offsets of its partitions; of a share group, where it begins
 * @param ends the end offsets of these partitions, asked for later, so that none is below a committed
 *     offset
 * @param problem why it can't be said, as the end of a sentence; empty if it can
 */
public record GroupStanding(
    String group,
    String state,
    int members,
    Map<TopicPartition, Long> committed,
    Map<TopicPartition, Long> ends,
    Optional<String> problem) {
  /** Keeps copies. */
  public GroupStanding {
    committed = Map.copyOf(committed);
    ends = Map.copyOf(ends);
  }

  /** The lag in one partition; empty if the group has committed nothing there. */
  public OptionalLong lag(TopicPartition partition) {
    Long from = committed.get(partition);
    Long to = ends.get(partition);
    return from == null || to == null
        ? OptionalLong.empty()
        : OptionalLong.of(Math.max(0, to - from));
  }

  /** The lag in all partitions of a topic; empty if the group has committed nothing there. */
  public OptionalLong lag(String topic) {
    long sum = 0;
    boolean any = false;
    for (TopicPartition partition : committed.keySet()) {
      OptionalLong lag = partition.topic().equals(topic) ? lag(partition) : OptionalLong.empty();
      sum += lag.orElse(0);
      any |= lag.isPresent();
    }
    return any ? OptionalLong.of(sum) : OptionalLong.empty();
  }

  /** The topics with their lag, by name. */
  public Map<String, Long> topics() {
    Map<String, Long> topics = new TreeMap<>();
    for (TopicPartition partition : committed.keySet()) {
      lag(partition).ifPresent(lag -> topics.merge(partition.topic(), lag, Long::sum));
    }
    return topics;
  }
}
