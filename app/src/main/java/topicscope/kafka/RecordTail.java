package topicscope.kafka;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The latest records as they came, a bounded number of them; the oldest make room.
 *
 * <p>Written by the reader thread once a poll, read by any. Of a large poll only those that will
 * stay are copied, so that a fast topic costs no more than the bound.
 */
public final class RecordTail {
  private static final int CAPACITY = 500;

  private final Deque<RawRecord> records = new ArrayDeque<>(CAPACITY);
  private long version;

  RecordTail() {}

  /** The records held now, oldest first. */
  public synchronized List<RawRecord> records() {
    return List.copyOf(records);
  }

  /** A number that differs from the last one when a record has come since. */
  public synchronized long version() {
    return version;
  }

  /** Takes the records of one poll, in that order. */
  void take(Iterable<ConsumerRecord<ByteBuffer, ByteBuffer>> poll) {
    Deque<ConsumerRecord<ByteBuffer, ByteBuffer>> last = new ArrayDeque<>(CAPACITY);
    for (ConsumerRecord<ByteBuffer, ByteBuffer> record : poll) {
      if (last.size() == CAPACITY) {
        last.removeFirst();
      }
      last.addLast(record);
    }
    List<RawRecord> copies = new ArrayList<>(last.size());
    last.forEach(record -> copies.add(RawRecord.of(record)));
    append(copies);
  }

  private synchronized void append(List<RawRecord> more) {
    for (RawRecord record : more) {
      if (records.size() == CAPACITY) {
        records.removeFirst();
      }
      records.addLast(record);
    }
    version += more.size();
  }
}
