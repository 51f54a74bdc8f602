package topicscope.kafka.read;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * How far a stream has been taken: for each partition the next offset, and the time of the last
 * record. It outlives the consumer, so that the next one goes on exactly there.
 *
 * <p>Owned by the reader thread.
 */
final class Positions {
  private final Map<TopicPartition, OffsetAndMetadata> next = new HashMap<>();
  private final Map<TopicPartition, OffsetAndMetadata> left = new HashMap<>();
  private final Map<TopicPartition, Long> lastTimes = new HashMap<>();

  /** Notes that these records have been taken. */
  void advance(ConsumerRecords<ByteBuffer, ByteBuffer> taken) {
    // With the leader epoch, so that the next consumer notices a log that was rolled back.
    next.putAll(taken.nextOffsets());
    for (TopicPartition partition : taken.partitions()) {
      List<ConsumerRecord<ByteBuffer, ByteBuffer>> records = taken.records(partition);
      lastTimes.put(partition, records.getLast().timestamp());
    }
  }

  /** Says where a partition goes on. */
  void set(TopicPartition partition, long offset) {
    next.put(partition, new OffsetAndMetadata(offset));
  }

  boolean knows(TopicPartition partition) {
    return next.containsKey(partition);
  }

  Set<TopicPartition> partitions() {
    return Set.copyOf(next.keySet());
  }

  /** Where the partition goes on; it must be known. */
  OffsetAndMetadata next(TopicPartition partition) {
    OffsetAndMetadata position = next.get(partition);
    if (position == null) {
      throw new IllegalStateException("no position in " + partition);
    }
    return position;
  }

  /** The time of the last record taken from the partition, ms since the epoch. */
  OptionalLong lastTime(TopicPartition partition) {
    Long time = lastTimes.get(partition);
    return time == null ? OptionalLong.empty() : OptionalLong.of(time);
  }

  /** How many offsets lie between here and these ends. */
  long behind(Map<TopicPartition, Long> ends) {
    long sum = 0;
    for (Map.Entry<TopicPartition, OffsetAndMetadata> position : next.entrySet()) {
      long end = ends.getOrDefault(position.getKey(), 0L);
      sum += Math.max(0, end - position.getValue().offset());
    }
    return sum;
  }

  /** Says that the partition is read by somebody else now. */
  void leave(TopicPartition partition) {
    OffsetAndMetadata position = next.remove(partition);
    if (position != null) {
      left.put(partition, position);
    }
  }

  /** Takes a partition at that offset, or where it was left if that is further. */
  void takeUp(TopicPartition partition, long offset) {
    OffsetAndMetadata before = left.remove(partition);
    boolean further = before != null && before.offset() >= offset;
    next.put(partition, further ? before : new OffsetAndMetadata(offset));
  }

  void clear() {
    next.clear();
    left.clear();
    lastTimes.clear();
  }
}
