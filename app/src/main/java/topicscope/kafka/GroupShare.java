package topicscope.kafka;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what a consumer group gives it, and commits what it has taken, so that the members share
 * the partitions and the group goes on where it was.
 *
 * <p>Owned by the reader thread.
 */
final class GroupShare implements PartitionChoice, ConsumerRebalanceListener {
  private static final Logger LOG = LoggerFactory.getLogger(GroupShare.class);
  private static final Duration COMMIT = Duration.ofMillis(400);
  private static final long COMMIT_EVERY_NANOS = Duration.ofSeconds(1).toNanos();

  private final Consumer<?, ?> consumer;
  private final TopicStream stream;
  private final String topic;
  private final Runnable onRevoked;
  private long committedAt = System.nanoTime();
  private boolean uncommitted;

  /**
   * @param onRevoked told when partitions go to another member, who reads on behind the last
   *     commit: what was polled and not yet taken must be forgotten
   */
  GroupShare(Consumer<?, ?> consumer, TopicStream stream, String topic, Runnable onRevoked) {
    this.consumer = consumer;
    this.stream = stream;
    this.topic = topic;
    this.onRevoked = onRevoked;
  }

  /** The consumer settings of a member that begins there where the group has not been yet. */
  static Map<String, Object> settings(String group, StartPosition start) {
    return Map.of(
        "group.id",
        group,
        "auto.offset.reset",
        switch (start) {
          case StartPosition.Earliest _ -> "earliest";
          case StartPosition.Ago ago -> "by_duration:" + ago.span();
          case StartPosition.Since since ->
              "by_duration:" + Duration.between(since.time(), Instant.now()).abs();
          case StartPosition.Latest _ -> "latest";
          case StartPosition.LastRecords _ -> "latest";
        });
  }

  @Override
  public void begin(Sighting.Seen seen) {
    stream.positions().clear();
    consumer.subscribe(Set.of(topic), this);
  }

  @Override
  public void follow(Sighting.Seen seen) {
    // The group's leader does.
  }

  @Override
  public void taken() {
    uncommitted = true;
    if (System.nanoTime() - committedAt > COMMIT_EVERY_NANOS) {
      committedAt = System.nanoTime();
      uncommitted = false;
      consumer.commitAsync(
          offsets(consumer.assignment()),
          (offsets, failure) -> {
            if (failure != null) {
              LOG.warn("Committing for {} failed; the next commit covers it", topic, failure);
            }
          });
    }
  }

  @Override
  public Set<TopicPartition> partitions() {
    return consumer.assignment();
  }

  @Override
  public void end() {
    commitNow(consumer.assignment());
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
    assigned.forEach(partition -> stream.positions().set(partition, consumer.position(partition)));
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
    onRevoked.run();
    commitNow(revoked);
    revoked.forEach(stream.positions()::forget);
  }

  @Override
  public void onPartitionsLost(Collection<TopicPartition> lost) {
    onRevoked.run();
    lost.forEach(stream.positions()::forget);
  }

  private void commitNow(Collection<TopicPartition> partitions) {
    if (!uncommitted) {
      return;
    }
    try {
      consumer.commitSync(offsets(partitions), COMMIT);
      uncommitted = false;
    } catch (KafkaException e) {
      LOG.warn("The last commit for {} failed: some records may come again", topic, e);
    }
  }

  private Map<TopicPartition, OffsetAndMetadata> offsets(Collection<TopicPartition> partitions) {
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    for (TopicPartition partition : partitions) {
      if (stream.positions().knows(partition)) {
        offsets.put(partition, stream.positions().next(partition));
      }
    }
    return offsets;
  }
}
