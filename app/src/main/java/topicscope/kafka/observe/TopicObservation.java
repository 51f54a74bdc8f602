package topicscope.kafka.observe;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import topicscope.kafka.client.ReaderState;

/** What the cluster last said of a topic, with when it was asked ({@link System#nanoTime()}). */
public sealed interface TopicObservation {
  long askedAt();

  /** Nothing yet. */
  record Unknown(long askedAt) implements TopicObservation {}

  /**
   * The topic is there.
   *
   * @param id tells this topic from another one of the same name, before it or after it
   * @param leaders who has each partition; empty while it has no leader
   * @param endOffsets where the partitions end, as far as their leaders said so when last asked
   * @param endsAskedAt when that was
   */
  record Seen(
      long askedAt,
      Uuid id,
      Map<TopicPartition, Optional<Node>> leaders,
      Map<TopicPartition, Long> endOffsets,
      long endsAskedAt)
      implements TopicObservation {
    /** {@code HOST:PORT} of the leaders that have lately said where their partitions end. */
    public Set<String> answering() {
      return endOffsets.keySet().stream()
          .flatMap(partition -> leaders.getOrDefault(partition, Optional.empty()).stream())
          .map(node -> node.host() + ":" + node.port())
          .collect(Collectors.toUnmodifiableSet());
    }
  }

  /** The cluster knows no such topic. */
  record Missing(long askedAt) implements TopicObservation {}

  /** The cluster didn't answer, or won't tell us. */
  record Refused(long askedAt, ReaderState state) implements TopicObservation {}
}
