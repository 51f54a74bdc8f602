package topicscope.kafka.read;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import topicscope.kafka.client.ClusterConnection;
import topicscope.kafka.client.ReaderState;
import topicscope.kafka.observe.TopicObservation;

/**
 * Reads the signs of one consumer after every poll, says how the reader stands, and has the
 * consumer replaced when it has lost its way.
 *
 * <p>Owned by the reader thread.
 */
final class SessionMonitor {
  private static final long EVERY_NANOS = Duration.ofMillis(50).toNanos();
  private static final long SETTLED_NANOS = Duration.ofMillis(700).toNanos();
  private static final long QUIET_NANOS = Duration.ofSeconds(1).toNanos();

  private final Consumer<?, ?> consumer;
  private final ReaderParts parts;
  private final BrokerLiveness pulse;
  private final StateClassifier judge;
  private final Set<TopicPartition> delivered = new HashSet<>();
  private long lastRecordAt = System.nanoTime() - QUIET_NANOS;
  private long reportedAt = System.nanoTime() - EVERY_NANOS;
  private boolean connected;

  SessionMonitor(Consumer<?, ?> consumer, ReaderParts parts) {
    ClusterConnection connection = parts.plan().connection();
    this.consumer = consumer;
    this.parts = parts;
    this.pulse =
        new BrokerLiveness(consumer, connection.clientId(), connection.readsFromFollowers());
    this.judge = new StateClassifier(connection);
  }

  /**
   * Says how the reader stands, a few times a second at the most.
   *
   * @param partitions what is read
   * @param polled from which partitions records have just come
   * @throws ReopenConsumerException if another consumer is needed
   */
  void report(Set<TopicPartition> partitions, Set<TopicPartition> polled) {
    long now = System.nanoTime();
    if (!polled.isEmpty()) {
      lastRecordAt = now;
      parts.status().heard(now);
      delivered.addAll(polled);
    }
    if (now - reportedAt < EVERY_NANOS) {
      return;
    }
    reportedAt = now;
    Set<TopicPartition> reading = new HashSet<>(partitions);
    reading.removeAll(parts.stream().waiting());
    StateClassifier.Signs signs = signs(now, reading);
    delivered.clear();
    if (parts.watch().latest() instanceof TopicObservation.Seen seen) {
      parts.status().share(AssignedPartitions.of(partitions, seen.leaders().size()));
    }
    report(signs, partitions.isEmpty());
    parts.cure().examine(signs, pulse.bytes());
  }

  private StateClassifier.Signs signs(long now, Set<TopicPartition> reading) {
    TopicObservation sighting = parts.watch().latest();
    boolean stuck = false;
    if (sighting instanceof TopicObservation.Seen seen) {
      long behind = parts.stream().positions().behind(seen.endOffsets());
      parts.status().lag(behind);
      stuck =
          behind > 0
              && now - seen.endsAskedAt() > SETTLED_NANOS
              && now - lastRecordAt > QUIET_NANOS;
    }
    return new StateClassifier.Signs(
        now,
        lastRecordAt,
        parts.stream().isLoading(),
        pulse.silences(leaders(), reading, delivered),
        stuck,
        stuck && isAtStableEnd(reading),
        sighting);
  }

  /** Whom the consumer itself takes for the leaders: it waits for their answers. */
  private Map<TopicPartition, Node> leaders() {
    try {
      Map<TopicPartition, Node> leaders = new HashMap<>();
      for (PartitionInfo info : consumer.partitionsFor(parts.plan().topic(), Duration.ZERO)) {
        if (info.leader() != null) {
          leaders.put(new TopicPartition(info.topic(), info.partition()), info.leader());
        }
      }
      return leaders;
    } catch (TimeoutException e) {
      // It knows none of the topic's partitions at present.
      return Map.of();
    }
  }

  private void report(StateClassifier.Signs signs, boolean nothingIsOurs) {
    if (!connected && pulse.bytes() > 0) {
      connected = true;
      parts.plan().connection().gate().accepted();
    }
    // Until then the state is as it was: CONNECTING at first, DOWN after an outage. Not LIVE.
    if (nothingIsOurs) {
      parts.status().become(waitingForShare(signs));
    } else if (connected || !signs.silences().isEmpty()) {
      parts.status().become(judge.judge(signs));
    } else if (isLiveNoMore(signs.now())) {
      parts.status().become(judge.whileReopening(signs, parts.status().heardAt()));
    }
  }

  /** This consumer is the next one, and what the last one said has become untrue. */
  private boolean isLiveNoMore(long now) {
    return parts.status().state().kind() == ReaderState.Kind.LIVE
        && now - parts.status().heardAt() > QUIET_NANOS;
  }

  private static ReaderState waitingForShare(StateClassifier.Signs signs) {
    return signs.sighting() instanceof TopicObservation.Refused refused
        ? refused.state()
        : ReaderState.now(
            ReaderState.Kind.IDLE, "in the group, whose other members have all the partitions");
  }

  /** Whether the consumer has all it may have: the rest belongs to open transactions. */
  private boolean isAtStableEnd(Set<TopicPartition> reading) {
    return reading.stream()
        .map(consumer::currentLag)
        .flatMapToLong(OptionalLong::stream)
        .allMatch(lag -> lag == 0);
  }
}
