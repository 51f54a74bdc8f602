package topicscope.decode.detect;

import java.util.Map;
import java.util.Optional;

/** Topics of the brokers, whose records are theirs. */
final class InternalTopics {
  private static final Map<String, String> NAMES =
      Map.of(
          "__consumer_offsets",
          "Kafka's own topic of committed offsets, in a format of the brokers",
          "__transaction_state",
          "Kafka's own topic of transactions, in a format of the brokers",
          "__share_group_state",
          "Kafka's own topic of share groups, in a format of the brokers",
          "__cluster_metadata",
          "Kafka's own topic of cluster metadata, in a format of the brokers");

  private InternalTopics() {}

  /** What the records of that topic are; empty for other topics. */
  static Optional<String> name(String topic) {
    return Optional.ofNullable(NAMES.get(topic));
  }
}
