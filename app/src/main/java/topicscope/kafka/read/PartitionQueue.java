package topicscope.kafka.read;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * One partition's part of a {@link Load}: its records that wait for their turn.
 *
 * <p>Owned by the reader thread.
 */
final class PartitionQueue {
  private final long end;
  private final Deque<ConsumerRecord<ByteBuffer, ByteBuffer>> records = new ArrayDeque<>();
  private long start;
  private long next;
  private long bytes;

  /**
   * @param start the first offset to be read
   * @param end the offset at which the partition ended when the load began
   */
  PartitionQueue(long start, long end) {
    this.start = start;
    this.next = start;
    this.end = end;
  }

  void add(List<ConsumerRecord<ByteBuffer, ByteBuffer>> more) {
    for (ConsumerRecord<ByteBuffer, ByteBuffer> record : more) {
      records.add(record);
      bytes += size(record);
    }
  }

  /** Notes that everything before this offset has been read. */
  void reached(long offset) {
    next = Math.max(next, offset);
  }

  /** Begins again at another offset, with nothing collected. */
  void restart(long offset) {
    records.clear();
    bytes = 0;
    start = offset;
    next = offset;
  }

  boolean isFinished() {
    return next >= end;
  }

  boolean isEmpty() {
    return records.isEmpty();
  }

  int size() {
    return records.size();
  }

  long bytes() {
    return bytes;
  }

  long start() {
    return start;
  }

  long end() {
    return end;
  }

  long done() {
    return Math.min(next, end) - start;
  }

  long total() {
    return Math.max(0, end - start);
  }

  /** How many of the collected records were there when the load began. */
  long held() {
    return records.stream().filter(this::wasHeld).count();
  }

  boolean wasHeld(ConsumerRecord<ByteBuffer, ByteBuffer> record) {
    return record.offset() < end;
  }

  long nextTimestamp() {
    return records.getFirst().timestamp();
  }

  ConsumerRecord<ByteBuffer, ByteBuffer> remove() {
    ConsumerRecord<ByteBuffer, ByteBuffer> record = records.removeFirst();
    bytes -= size(record);
    return record;
  }

  private static int size(ConsumerRecord<ByteBuffer, ByteBuffer> record) {
    return Math.max(0, record.serializedKeySize()) + Math.max(0, record.serializedValueSize());
  }
}
