package topicscope.producer.publish;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A record that is sent unchanged. The arrays are not copied and must not change. */
public final class Message {
  private final byte @Nullable [] key;
  private final byte[] value;
  private final OptionalInt partition;
  private final long timestamp;

  private Message(byte @Nullable [] key, byte[] value, OptionalInt partition, long timestamp) {
    this.key = key;
    this.value = value;
    this.partition = partition;
    this.timestamp = timestamp;
  }

  /**
   * A record without a key. Kafka chooses the partition.
   *
   * @param timestamp ms since the epoch
   */
  public static Message of(long timestamp, byte[] value) {
    return new Message(null, value, OptionalInt.empty(), timestamp);
  }

  /** A record with a key. */
  public Message withKey(byte[] newKey) {
    return new Message(newKey, value, partition, timestamp);
  }

  /** A record for a given partition. */
  public Message inPartition(int number) {
    return new Message(key, value, OptionalInt.of(number), timestamp);
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
}
