package topicscope.kafka.read;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import topicscope.kafka.observe.TopicObservation;

/**
 * Reads what a consumer group gives it, and commits what it has taken, so that the members share
 * the partitions and the group goes on where it was.
 *
 * <p>Commits stand behind the buffer: an offset is committed after its record was taken, once a
 * second while records come, when a partition goes to another member, and at the end. A member that
 * dies without a word leaves the last second to be read again by the next, never a gap.
 *
 * <p>Owned by the reader thread.
 */
final class GroupAssignment implements Assignment, ConsumerRebalanceListener {
  private static final Logger LOG = LoggerFactory.getLogger(GroupAssignment.class);
  private static final Duration COMMIT = Duration.ofMillis(400);
  private static final long COMMIT_EVERY_NANOS = Duration.ofSeconds(1).toNanos();

  private final Consumer<?, ?> consumer;
  private final TopicStream stream;
  private final String topic;
  private final StartPosition start;
  private long committedAt = System.nanoTime();
  private boolean uncommitted;

  /**
   * @param start where to begin in partitions in which the group has not been yet
   */
  GroupAssignment(Consumer<?, ?> consumer, TopicStream stream, String topic, StartPosition start) {
    this.consumer = consumer;
    this.stream = stream;
    this.topic = topic;
    this.start = start;
  }

  /** The consumer settings of a member. */
  static Map<String, Object> settings(String group) {
    // A member learns of the others' coming and going by its heartbeats.
    return Map.of("group.id", group, "heartbeat.interval.ms", 1_000);
  }

  @Override
  public void begin(TopicObservation.Seen seen) {
    stream.positions().partitions().forEach(stream.positions()::leave);
    consumer.subscribe(Set.of(topic), this);
  }

  @Override
  public void follow(TopicObservation.Seen seen) {
    if (uncommitted && System.nanoTime() - committedAt > COMMIT_EVERY_NANOS) {
      committedAt = System.nanoTime();
      uncommitted = false;
      consumer.commitAsync(
          offsets(consumer.assignment()),
          (offsets, failure) -> {
            if (failure != null) {
              uncommitted = true;
              LOG.warn("Committing for {} failed; the next commit covers it", topic, failure);
            }
          });
    }
  }

  @Override
  public void taken() {
    uncommitted = true;
  }

  @Override
  public Set<TopicPartition> partitions() {
    return consumer.assignment();
  }

  @Override
  public void end() {
    commitNow(consumer.assignment());
  }

  /**
   * Where the group has been, it goes on; where it hasn't, at the start that was asked for, which
   * is committed at once: else, before the first record, each new owner would begin at another end.
   */
  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
    Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(Set.copyOf(assigned));
    Set<TopicPartition> fresh = new HashSet<>(assigned);
    fresh.removeIf(partition -> committed.get(partition) != null);
    if (!fresh.isEmpty()) {
      StartPosition first = stream.isSecondLife() ? new StartPosition.Earliest() : start;
      LoadPlan.of(first, consumer, fresh).starts().forEach(this::goOnAt);
      uncommitted = true;
      commitNow(fresh);
    }
    for (TopicPartition partition : assigned) {
      OffsetAndMetadata offset = committed.get(partition);
      if (offset != null) {
        goOnAt(partition, offset.offset());
      }
    }
  }

  /** What this reader has taken itself it doesn't take again, even if a commit of it was lost. */
  private void goOnAt(TopicPartition partition, long offset) {
    stream.positions().takeUp(partition, offset);
    consumer.seek(partition, stream.positions().next(partition));
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
    commitNow(revoked);
    revoked.forEach(stream.positions()::leave);
  }

  @Override
  public void onPartitionsLost(Collection<TopicPartition> lost) {
    lost.forEach(stream.positions()::leave);
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
