package topicscope.kafka.read;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import topicscope.kafka.partition.PartitionProgress;

/**
 * The partitions that a consumer group gives this member, and the commits of what it has ingested,
 * so that the group goes on where it was.
 *
 * <p>An offset is committed after its record was ingested and passed on, and its samples are kept
 * if something keeps them: once a second while records come, when a partition goes to another
 * member, and at the end. After a crash of a member the next one reads the last second again;
 * nothing is left out. What is not kept when partitions are given away is forgotten: their next
 * owner reads it.
 *
 * <p>A commit names the id of its topic, so that the offsets of a topic that was deleted are not
 * taken for those of its successor.
 *
 * <p>Owned by the reader thread.
 */
final class GroupAssignment implements Assignment, ConsumerRebalanceListener {
  private static final Logger LOG = LoggerFactory.getLogger(GroupAssignment.class);
  private static final Duration COMMIT = Duration.ofMillis(400);
  private static final Duration KEEP = Duration.ofSeconds(1);
  private static final String TOPIC_ID = "topic-id ";
  private static final int MAX_PENDING = 1_000;
  private static final long NOTE_EVERY_NANOS = Duration.ofMillis(50).toNanos();
  private static final long COMMIT_EVERY_NANOS = Duration.ofSeconds(1).toNanos();

  private final Consumer<?, ?> consumer;
  private final TopicProgress stream;
  private final String topic;
  private final Starts starts;
  private long committedAt = System.nanoTime();
  private boolean uncommitted;
  private boolean replaced;
  private final Deque<Pending> pending = new ArrayDeque<>();
  private long notedAt = System.nanoTime();

  /** Offsets that may be committed when the samples before the mark are kept. */
  private record Pending(Map<TopicPartition, OffsetAndMetadata> offsets, long mark) {}

  /** Begins with partitions in which the group has no offset. */
  @FunctionalInterface
  interface Starts {
    void begin(Set<TopicPartition> partitions) throws InterruptedException;
  }

  /**
   * @param starts called inside a rebalance; the partitions that it finds no offset for wait for
   *     their leaders
   */
  GroupAssignment(Consumer<?, ?> consumer, TopicProgress stream, String topic, Starts starts) {
    this.consumer = consumer;
    this.stream = stream;
    this.topic = topic;
    this.starts = starts;
  }

  /** The consumer settings of a member. */
  static Map<String, Object> settings(String group) {
    // Heartbeats tell a member that others join and leave. The partitions of one that was killed
    // wait for the end of its session: seconds, not the usual 45.
    return Map.of("group.id", group, "heartbeat.interval.ms", 1_000, "session.timeout.ms", 10_000);
  }

  @Override
  public void begin() {
    stream.partitions().forEach(PartitionProgress::leave);
    consumer.subscribe(Set.of(topic), this);
  }

  @Override
  public Set<TopicPartition> partitions() {
    return consumer.assignment();
  }

  @Override
  public boolean isByGroup() {
    return true;
  }

  @Override
  public void polled(boolean taken) {
    uncommitted |= taken;
    long now = System.nanoTime();
    if (uncommitted && now - notedAt > NOTE_EVERY_NANOS) {
      notedAt = now;
      uncommitted = false;
      if (pending.size() == MAX_PENDING) {
        pending.removeLast();
      }
      pending.addLast(new Pending(offsets(consumer.assignment()), stream.mark()));
    }
    if (now - committedAt > COMMIT_EVERY_NANOS) {
      committedAt = now;
      commitKept();
    }
  }

  /** Commits the newest offsets before which all is kept. */
  private void commitKept() {
    Pending due = takeKept();
    if (due == null) {
      return;
    }
    if (!stream.flush()) {
      uncommitted = true;
      return;
    }
    consumer.commitAsync(
        due.offsets(),
        (offsets, failure) -> {
          if (failure != null) {
            uncommitted = true;
            LOG.warn("Committing for {} failed; the next commit covers it", topic, failure);
          }
        });
  }

  private @Nullable Pending takeKept() {
    Pending due = null;
    while (!pending.isEmpty() && stream.isKept(pending.getFirst().mark())) {
      due = pending.removeFirst();
    }
    return due;
  }

  @Override
  public void replaced() {
    replaced = true;
  }

  @Override
  public void end() {
    commitNow(consumer.assignment());
  }

  /**
   * Goes on at the group's offset, or where the plan starts if it has none. Such a start is
   * committed at once: else each new owner would start at another end until the first record.
   */
  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
    Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(Set.copyOf(assigned));
    Set<TopicPartition> fresh = new HashSet<>();
    Map<TopicPartition, Long> offsets = new HashMap<>();
    long now = System.nanoTime();
    for (TopicPartition partition : assigned) {
      OffsetAndMetadata offset = committed.get(partition);
      if (offset == null || isOfAnotherTopic(offset)) {
        fresh.add(partition);
      } else {
        // Records that this reader has ingested do not come again, even if a commit was lost.
        stream.partition(partition).takeOver(offset.offset(), now);
      }
      offsets.put(partition, stream.partition(partition).nextOffset());
    }
    stream.assigned(offsets);
    try {
      starts.begin(fresh);
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
    if (!fresh.isEmpty()) {
      uncommitted = true;
      commitNow(fresh);
    }
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
    commitNow(revoked);
    onPartitionsLost(revoked);
  }

  @Override
  public void onPartitionsLost(Collection<TopicPartition> lost) {
    // What is left of a deleted topic can't be read again.
    if (!replaced && !stream.isKept(stream.mark())) {
      stream.forgetUnkept();
    }
    pending.clear();
    lost.forEach(partition -> stream.find(partition).ifPresent(PartitionProgress::leave));
  }

  private void commitNow(Collection<TopicPartition> partitions) {
    boolean wanted = uncommitted || !pending.isEmpty();
    Map<TopicPartition, OffsetAndMetadata> offsets =
        stream.awaitKept(KEEP) ? offsets(partitions) : keptOffsets(partitions);
    if (replaced || !wanted || offsets.isEmpty() || !stream.flush()) {
      return;
    }
    try {
      try {
        consumer.commitSync(offsets, COMMIT);
      } catch (WakeupException e) {
        // The wake-up was for the reader; it came before this call and ends only one.
        consumer.commitSync(offsets, COMMIT);
      }
      uncommitted = false;
      pending.clear();
    } catch (KafkaException e) {
      LOG.warn("The last commit for {} failed: some records may come again", topic, e);
    }
  }

  /** The positions, with the id of the topic: a commit may arrive when another has its name. */
  private Map<TopicPartition, OffsetAndMetadata> offsets(Collection<TopicPartition> partitions) {
    Map<TopicPartition, OffsetAndMetadata> offsets = stream.positions(partitions);
    offsets.replaceAll((at, offset) ->
        new OffsetAndMetadata(offset.offset(), offset.leaderEpoch(), TOPIC_ID + topicId()));
    return offsets;
  }

  /** Whether one of us has committed it for another topic of that name. */
  private boolean isOfAnotherTopic(OffsetAndMetadata committed) {
    return committed.metadata().startsWith(TOPIC_ID)
        && !committed.metadata().equals(TOPIC_ID + topicId());
  }

  private String topicId() {
    return stream.id().map(Uuid::toString).orElse("");
  }

  /** The offsets behind the samples that are kept. */
  private Map<TopicPartition, OffsetAndMetadata> keptOffsets(
      Collection<TopicPartition> partitions) {
    Pending due = takeKept();
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    if (due != null) {
      offsets.putAll(due.offsets());
      offsets.keySet().retainAll(partitions);
    }
    return offsets;
  }
}
