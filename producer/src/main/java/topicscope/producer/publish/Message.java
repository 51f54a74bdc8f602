package topicscope.producer.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/** A record that is sent unchanged. The arrays are not copied and must not change. */
public final class Message {
  private final byte @Nullable [] key;
  private final byte[] value;
  private final OptionalInt partition;
  private final long timestamp;
  private final List<Header> headers;

  private Message(
      byte @Nullable [] key,
      byte[] value,
      OptionalInt partition,
      long timestamp,
      List<Header> headers) {
    this.key = key;
    this.value = value;
    this.partition = partition;
    this.timestamp = timestamp;
    this.headers = headers;
  }

  /**
   * A record without a key. Kafka chooses the partition.
   *
   * @param timestamp ms since the epoch
   */
  public static Message of(long timestamp, byte[] value) {
    return new Message(null, value, OptionalInt.empty(), timestamp, List.of());
  }

  /** A record with a key. */
  public Message withKey(byte[] newKey) {
    return new Message(newKey, value, partition, timestamp, headers);
  }

  /** A record with one more header; its value may be missing. */
  public Message withHeader(String name, byte @Nullable [] content) {
    List<Header> more = new ArrayList<>(headers);
    more.add(new RecordHeader(name, content));
    return new Message(key, value, partition, timestamp, more);
  }

  /** A record for a given partition. */
  public Message inPartition(int number) {
    return new Message(key, value, OptionalInt.of(number), timestamp, headers);
  }

  byte @Nullable [] key() {
    return key;
  }

  byte[] value() {
    return value;
  }

  @Nullable Integer partition() {
    return partition.isPresent() ? partition.getAsInt() : null;
  }

  long timestamp() {
    return timestamp;
  }

  List<Header> headers() {
    return headers;
  }
}
