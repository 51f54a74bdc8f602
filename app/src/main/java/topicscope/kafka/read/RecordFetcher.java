package topicscope.kafka.read;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteBufferDeserializer;
import topicscope.kafka.client.ClusterConnection;

/**
 * Fetches one record by its offset, with a consumer of its own: no group, no commit.
 *
 * <p>Exceptions of the Kafka client escape, except for an offset out of range.
 */
public final class RecordFetcher {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration CLOSE = Duration.ofMillis(500);
  private static final long MAX_WAIT_NANOS = Duration.ofSeconds(5).toNanos();

  private final ClusterConnection connection;

  /** A fetcher that is not yet connected. */
  public RecordFetcher(ClusterConnection connection) {
    this.connection = connection;
  }

  /**
   * Fetches a record. Blocks at most 5 s: not for the JavaFX thread.
   *
   * @return the record; empty if retention or compaction has removed it or no broker answers
   */
  public Optional<RawRecord> fetch(String topic, int partition, long offset) {
    return fetch(topic, partition, offset, record -> Optional.of(RawRecord.of(record)));
  }

  /**
   * Fetches a record's value in full, however long it is. Blocks at most 5 s.
   *
   * @return the value; empty if the record is gone or has none, or no broker answers
   */
  public Optional<byte[]> fetchValue(String topic, int partition, long offset) {
    return fetch(
        topic, partition, offset, record -> RawRecord.copy(record.value(), Integer.MAX_VALUE));
  }

  private <T> Optional<T> fetch(
      String topic,
      int partition,
      long offset,
      Function<ConsumerRecord<ByteBuffer, ByteBuffer>, Optional<T>> wanted) {
    if (partition < 0 || offset < 0) {
      return Optional.empty();
    }
    TopicPartition place = new TopicPartition(topic, partition);
    Consumer<ByteBuffer, ByteBuffer> consumer = open();
    try {
      consumer.assign(List.of(place));
      consumer.seek(place, offset);
      long end = System.nanoTime() + MAX_WAIT_NANOS;
      while (System.nanoTime() < end && consumer.position(place) <= offset) {
        for (ConsumerRecord<ByteBuffer, ByteBuffer> record : consumer.poll(POLL)) {
          return record.offset() == offset ? wanted.apply(record) : Optional.empty();
        }
      }
      return Optional.empty();
    } catch (OffsetOutOfRangeException e) {
      return Optional.empty();
    } finally {
      consumer.close(CloseOptions.timeout(CLOSE));
    }
  }

  private Consumer<ByteBuffer, ByteBuffer> open() {
    Map<String, Object> settings = connection.consumerSettings();
    settings.put("max.poll.records", 1);
    settings.put("max.partition.fetch.bytes", 1 << 16);
    return new KafkaConsumer<>(
        settings, new ByteBufferDeserializer(), new ByteBufferDeserializer());
  }
}
