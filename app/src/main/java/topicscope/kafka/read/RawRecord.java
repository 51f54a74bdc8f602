package topicscope.kafka.read;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A copy of a record as it came, to be shown.
 *
 * @param topic its topic
 * @param partition its partition
 * @param offset its offset
 * @param timestampMs its timestamp, ms since the epoch
 * @param timestampType CreateTime or LogAppendTime
 * @param key its key, if it has one
 * @param headers its headers, in order
 * @param value its value; empty for a tombstone
 * @param valueLength the length of its value in bytes, which may be more than is kept
 */
public record RawRecord(
    String topic,
    int partition,
    long offset,
    long timestampMs,
    String timestampType,
    Optional<byte[]> key,
    List<RawHeader> headers,
    Optional<byte[]> value,
    int valueLength) {
  /** The bytes that are kept of a key or a value. */
  public static final int MAX_BYTES = 1 << 16;

  /**
   * One header.
   *
   * @param key its name
   * @param value its bytes, if it has any
   */
  public record RawHeader(String key, Optional<byte[]> value) {}

  static RawRecord of(ConsumerRecord<ByteBuffer, ByteBuffer> record) {
    return of(record, MAX_BYTES);
  }

  /** With all of its bytes. */
  static RawRecord whole(ConsumerRecord<ByteBuffer, ByteBuffer> record) {
    return of(record, Integer.MAX_VALUE);
  }

  private static RawRecord of(ConsumerRecord<ByteBuffer, ByteBuffer> record, int max) {
    List<RawHeader> headers =
        Arrays.stream(record.headers().toArray())
            .map(header -> new RawHeader(header.key(), Optional.ofNullable(header.value())))
            .toList();
    ByteBuffer value = record.value();
    return new RawRecord(
        record.topic(),
        record.partition(),
        record.offset(),
        record.timestamp(),
        record.timestampType().toString(),
        copy(record.key(), max),
        headers,
        copy(value, max),
        value == null ? 0 : value.remaining());
  }

  /** A copy of the bytes, at most so many of them; empty for null. */
  static Optional<byte[]> copy(@Nullable ByteBuffer bytes, int max) {
    if (bytes == null) {
      return Optional.empty();
    }
    byte[] copy = new byte[Math.min(bytes.remaining(), max)];
    bytes.duplicate().get(copy);
    return Optional.of(copy);
  }
}
