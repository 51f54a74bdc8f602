package topicscope.kafka.read;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteBufferDeserializer;

/**
 * The latest 500 records as they came; when full, the oldest are dropped.
 *
 * <p>Written by the reader thread once a poll, read by any. Records are copied four times a second
 * and when they are read; those dropped before cost no copy. Until then the fetched bytes stay in
 * memory.
 */
public final class RecentRecords {
  private static final int CAPACITY = 500;
  private static final long COPY_NANOS = Duration.ofMillis(250).toNanos();

  private final Deque<RawRecord> copies = new ArrayDeque<>(CAPACITY);
  private final Deque<ConsumerRecord<ByteBuffer, ByteBuffer>> latest = new ArrayDeque<>(CAPACITY);
  private long copiedAt = System.nanoTime();
  private final Optional<RecordListener> each;
  private long version;

  /** An empty tail. */
  public RecentRecords() {
    this(Optional.empty());
  }

  /**
   * An empty tail.
   *
   * @param each gets every record, in order, on the reader thread
   */
  RecentRecords(Optional<RecordListener> each) {
    this.each = each;
  }

  /** The records held now, oldest first. */
  public synchronized List<RawRecord> records() {
    copy();
    return List.copyOf(copies);
  }

  /** A copy of the latest record alone; empty without records. */
  public synchronized Optional<RawRecord> latest() {
    return latest.isEmpty()
        ? Optional.ofNullable(copies.peekLast())
        : Optional.of(RawRecord.of(latest.getLast()));
  }

  /** Whether the latest timestamp is a CreateTime or a LogAppendTime; empty without records. */
  public synchronized String timestampType() {
    if (!latest.isEmpty()) {
      return latest.getLast().timestampType().toString();
    }
    return copies.isEmpty() ? "" : copies.getLast().timestampType();
  }

  /** A number that changes with every record. */
  public synchronized long version() {
    return version;
  }

  /** Takes the records of one poll, in that order. */
  public void take(Iterable<ConsumerRecord<ByteBuffer, ByteBuffer>> poll) {
    each.ifPresent(listener -> poll.forEach(record -> listener.accept(RawRecord.of(record))));
    keep(poll);
  }

  /** The deserializer of values, which passes them on as they are. */
  ByteBufferDeserializer values() {
    return each.isEmpty()
        ? new ByteBufferDeserializer()
        : new ByteBufferDeserializer() {
          @Override
          public ByteBuffer deserialize(String topic, Headers headers, ByteBuffer value) {
            each.get().fetched();
            return value;
          }
        };
  }

  /** The same as {@link RecordListener#polled()}. */
  void polled() {
    each.ifPresent(RecordListener::polled);
  }

  /** The same as {@link RecordListener#decoded()}. */
  void decoded() {
    each.ifPresent(RecordListener::decoded);
  }

  /** Whether what was taken has arrived where it is passed on to. */
  boolean flush() {
    return each.map(RecordListener::flush).orElse(true);
  }

  private synchronized void keep(Iterable<ConsumerRecord<ByteBuffer, ByteBuffer>> poll) {
    if (poll instanceof ConsumerRecords<ByteBuffer, ByteBuffer> records) {
      int skip = records.count() - CAPACITY;
      for (TopicPartition partition : records.partitions()) {
        List<ConsumerRecord<ByteBuffer, ByteBuffer>> some = records.records(partition);
        some.subList(Math.clamp(skip, 0, some.size()), some.size()).forEach(this::add);
        skip -= some.size();
      }
      version += records.count();
    } else {
      for (ConsumerRecord<ByteBuffer, ByteBuffer> record : poll) {
        add(record);
        version++;
      }
    }
    if (System.nanoTime() - copiedAt > COPY_NANOS) {
      copy();
    }
  }

  private void add(ConsumerRecord<ByteBuffer, ByteBuffer> record) {
    if (latest.size() == CAPACITY) {
      latest.removeFirst();
    }
    latest.addLast(record);
  }

  private void copy() {
    copiedAt = System.nanoTime();
    while (copies.size() + latest.size() > CAPACITY) {
      copies.removeFirst();
    }
    latest.forEach(record -> copies.addLast(RawRecord.of(record)));
    latest.clear();
  }
}
