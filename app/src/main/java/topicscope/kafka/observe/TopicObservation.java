package topicscope.kafka.observe;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import topicscope.kafka.client.ReaderState;

/** What the cluster last said about a topic, and when it was asked ({@link System#nanoTime()}). */
public sealed interface TopicObservation {
  long askedAt();

  /** No observation yet. */
  record Unknown(long askedAt) implements TopicObservation {}

  /**
   * The topic exists.
   *
   * @param id identifies this topic among others of the same name, before it or after it
   * @param leaders the leader of each partition; empty while it has none
   * @param endOffsets the end offsets, as far as the leaders answered the last request
   * @param endsAskedAt when that request was sent
   */
  record Seen(
      long askedAt,
      Uuid id,
      Map<TopicPartition, Optional<Node>> leaders,
      Map<TopicPartition, Long> endOffsets,
      long endsAskedAt)
      implements TopicObservation {
    /** {@code HOST:PORT} of the leaders that have lately answered for their end offsets. */
    public Set<String> answering() {
      return endOffsets.keySet().stream()
          .flatMap(partition -> leaders.getOrDefault(partition, Optional.empty()).stream())
          .map(node -> node.host() + ":" + node.port())
          .collect(Collectors.toUnmodifiableSet());
    }
  }

  /** The cluster knows no such topic. */
  record Missing(long askedAt) implements TopicObservation {}

  /** The cluster did not answer, or refused. */
  record Refused(long askedAt, ReaderState state) implements TopicObservation {}
}
