package topicscope.kafka.read;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import topicscope.kafka.observe.TopicObservation;

/**
 * Decides when a consumer is to be replaced: when those who have the partitions answer others but
 * not it, which still waits for a broker that is frozen or has moved; or when bytes trickle in and
 * no record is ever complete.
 *
 * <p>It outlives the consumers and doubles its patience with each, from {@value #FIRST_MS} ms,
 * until one of them receives again. Owned by the reader thread.
 */
final class ReconnectPolicy {
  private static final long FIRST_MS = 1_500;
  private static final long LONGEST_MS = 60_000;
  private static final long TRICKLE_NANOS = Duration.ofSeconds(20).toNanos();
  private static final double TRICKLE_BYTES = 64 << 10;

  private final String topic;
  private long patienceMs = FIRST_MS;
  private double bytesAtRecord;

  ReconnectPolicy(String topic) {
    this.topic = topic;
  }

  /**
   * Looks at the signs.
   *
   * @param bytes received by this consumer in all
   * @throws ReopenConsumerException if it is time for another consumer
   */
  void examine(StateClassifier.Signs signs, double bytes) {
    List<BrokerLiveness.Silence> silences = signs.silences();
    if (silences.isEmpty()) {
      examineTrickle(signs, bytes);
    } else if (signs.sighting() instanceof TopicObservation.Missing) {
      throw new ReopenConsumerException("the topic is gone", false);
    } else if (signs.sighting() instanceof TopicObservation.Seen seen) {
      boolean othersAreServed = silences.stream().allMatch(silence -> isServed(silence, seen));
      long silentFor =
          silences.stream().mapToLong(silence -> signs.now() - silence.since()).max().orElse(0);
      if (othersAreServed && silentFor > patienceMs * 1_000_000) {
        patienceMs = Math.min(LONGEST_MS, patienceMs * 2);
        throw new ReopenConsumerException("the brokers answer others but not this consumer", false);
      }
    }
  }

  /** Says that records or answers have arrived as they should. */
  void healthy(double bytes) {
    patienceMs = FIRST_MS;
    bytesAtRecord = bytes;
  }

  private void examineTrickle(StateClassifier.Signs signs, double bytes) {
    boolean wanted = signs.loading() || signs.behind();
    if (!wanted || signs.heldBack()) {
      healthy(bytes);
    } else if (signs.now() - signs.lastRecordAt() > TRICKLE_NANOS
        && bytes - bytesAtRecord > TRICKLE_BYTES) {
      bytesAtRecord = bytes;
      throw new ReopenConsumerException("answers are too large for so slow a line", true);
    }
  }

  /** Whether somebody else leads the partitions, or he who does has answered others since. */
  private boolean isServed(BrokerLiveness.Silence silence, TopicObservation.Seen seen) {
    return silence.partitions().stream()
        .map(partition -> new TopicPartition(topic, partition))
        .allMatch(partition -> {
          Optional<Node> leader = seen.leaders().getOrDefault(partition, Optional.empty());
          boolean another = leader.isPresent() && !leader.equals(silence.leader());
          return another
              ? seen.askedAt() - silence.since() > 0
              : seen.endOffsets().containsKey(partition)
                  && seen.endsAskedAt() - silence.since() > 0;
        });
  }
}
