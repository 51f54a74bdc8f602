package topicscope.kafka.observe;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import topicscope.kafka.client.ReaderState;

/** What the cluster last said about a topic; {@code askedAt} as {@link System#nanoTime()}. */
public sealed interface TopicObservation {
  long askedAt();

  /** No answer yet. */
  record Unknown(long askedAt) implements TopicObservation {}

  /**
   * The topic exists.
   *
   * @param id differs from the id of an earlier or later topic of the same name
   * @param leaders the leader of each partition; empty while it has none
   * @param endOffsets the ends of the partitions that answered the last question for them
   * @param endsAskedAt when that question was asked
   */
  record Seen(
      long askedAt,
      Uuid id,
      Map<TopicPartition, Optional<Node>> leaders,
      Map<TopicPartition, Long> endOffsets,
      long endsAskedAt)
      implements TopicObservation {
    /** {@code HOST:PORT} of the leaders that have answered the last question for end offsets. */
    public Set<String> answering() {
      return endOffsets.keySet().stream()
          .flatMap(partition -> leaders.getOrDefault(partition, Optional.empty()).stream())
          .map(node -> node.host() + ":" + node.port())
          .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether every partition that has a leader has answered. */
    public boolean isComplete() {
      return leaders.entrySet().stream()
          .allMatch(one -> one.getValue().isEmpty() || endOffsets.containsKey(one.getKey()));
    }
  }

  /** The cluster has no such topic. */
  record Missing(long askedAt) implements TopicObservation {}

  /** The cluster did not answer, or refused to. */
  record Refused(long askedAt, ReaderState state) implements TopicObservation {}
}
