package topicscope.kafka.partition;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The records of one partition that wait for their turn, oldest first, with their size in bytes:
 * those of the backlog, then those behind it. {@link Backlog} bounds the bytes. Owned by the reader
 * thread.
 */
final class RecordQueue {
  /** What a queued record takes beside its key and value, in bytes, roughly. */
  static final int RECORD_BYTES = 160;

  private final Deque<ConsumerRecord<ByteBuffer, ByteBuffer>> records = new ArrayDeque<>();
  private long backlogEnd;
  private int behindBacklog;
  private long bytes;

  /** The first offset behind the backlog. */
  long backlogEnd() {
    return backlogEnd;
  }

  void setBacklogEnd(long offset) {
    backlogEnd = offset;
    behindBacklog = (int) records.stream().filter(this::isBehindBacklog).count();
  }

  int size() {
    return records.size();
  }

  /** How many of the records belong to the backlog. */
  int sizeOfBacklog() {
    return records.size() - behindBacklog;
  }

  boolean isEmpty() {
    return records.isEmpty();
  }

  long bytes() {
    return bytes;
  }

  /** The timestamp of the oldest record. */
  long firstTimestamp() {
    return records.getFirst().timestamp();
  }

  void addLast(ConsumerRecord<ByteBuffer, ByteBuffer> record) {
    records.addLast(record);
    count(record, 1);
  }

  void addFirst(ConsumerRecord<ByteBuffer, ByteBuffer> record) {
    records.addFirst(record);
    count(record, 1);
  }

  ConsumerRecord<ByteBuffer, ByteBuffer> removeFirst() {
    ConsumerRecord<ByteBuffer, ByteBuffer> record = records.removeFirst();
    count(record, -1);
    return record;
  }

  /** Removes the records from this offset on. */
  void removeFrom(long offset) {
    while (!records.isEmpty() && records.getLast().offset() >= offset) {
      count(records.removeLast(), -1);
    }
  }

  /** Forgets all records; returns how many. */
  int clear() {
    int count = records.size();
    records.clear();
    behindBacklog = 0;
    bytes = 0;
    return count;
  }

  private boolean isBehindBacklog(ConsumerRecord<ByteBuffer, ByteBuffer> record) {
    return record.offset() >= backlogEnd;
  }

  private void count(ConsumerRecord<ByteBuffer, ByteBuffer> record, int sign) {
    bytes += (long) sign * size(record);
    if (isBehindBacklog(record)) {
      behindBacklog += sign;
    }
  }

  private static int size(ConsumerRecord<ByteBuffer, ByteBuffer> record) {
    return RECORD_BYTES
        + Math.max(0, record.serializedKeySize())
        + Math.max(0, record.serializedValueSize());
  }
}
