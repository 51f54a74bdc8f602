package topicscope.producer.publish;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A record that is sent as it is. The arrays aren't copied; nobody changes them afterwards. */
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
   * A record without a key, in a partition of Kafka's choice.
   *
   * @param timestamp ms since the epoch
   */
  public static Message of(long timestamp, byte[] value) {
    return new Message(null, value, OptionalInt.empty(), timestamp);
  }

  /** The same with a key. */
  public Message withKey(byte[] newKey) {
    return new Message(newKey, value, partition, timestamp);
  }

  /** The same in a given partition. */
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
