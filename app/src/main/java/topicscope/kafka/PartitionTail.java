package topicscope.kafka;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * One partition's part of a {@link Backlog}: its last records, and those that arrive in the
 * meantime.
 *
 * <p>Owned by the reader thread.
 */
final class PartitionTail {
  private static final int DEEPER = 8;

  private final Consumer<ByteBuffer, ByteBuffer> consumer;
  private final TopicPartition partition;
  private final long begin;
  private final long end;
  private final int most;
  private final List<ConsumerRecord<ByteBuffer, ByteBuffer>> records = new ArrayList<>();
  private long depth;
  private int next;

  /** Seeks the partition to {@code most} offsets before its end. */
  PartitionTail(
      Consumer<ByteBuffer, ByteBuffer> consumer,
      TopicPartition partition,
      long begin,
      long end,
      int most) {
    this.consumer = consumer;
    this.partition = partition;
    this.begin = begin;
    this.end = end;
    this.most = most;
    seek(most);
  }

  void add(List<ConsumerRecord<ByteBuffer, ByteBuffer>> more) {
    records.addAll(more);
  }

  /**
   * Whether the end, as it was at the start, has been reached and enough records were found; pauses
   * the partition then. Goes further back when transaction markers or compaction have left fewer
   * records than offsets.
   */
  boolean isComplete() {
    if (consumer.position(partition) < end) {
      return false;
    }
    boolean wholePartition = end - depth <= begin;
    if (!wholePartition && records.stream().filter(this::wasHeld).count() < most) {
      records.clear();
      seek(depth * DEEPER);
      consumer.resume(Set.of(partition));
      return false;
    }
    consumer.pause(Set.of(partition));
    return true;
  }

  /** Whether the record stood in the topic at the start. */
  boolean wasHeld(ConsumerRecord<ByteBuffer, ByteBuffer> record) {
    return record.offset() < end;
  }

  boolean hasNext() {
    return next < records.size();
  }

  long nextTimestamp() {
    return records.get(next).timestamp();
  }

  ConsumerRecord<ByteBuffer, ByteBuffer> next() {
    return records.get(next++);
  }

  private void seek(long offsets) {
    depth = offsets;
    consumer.seek(partition, Math.max(begin, end - offsets));
  }
}
