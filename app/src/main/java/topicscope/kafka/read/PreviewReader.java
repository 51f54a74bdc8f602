package topicscope.kafka.read;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteBufferDeserializer;
import org.jspecify.annotations.Nullable;
import topicscope.client.LoginThrottle;
import topicscope.decode.topic.TopicDecoder;
import topicscope.decode.topic.TopicReport;
import topicscope.kafka.client.ClusterConnection;
import topicscope.signal.Series;
import topicscope.signal.SeriesSet;

/**
 * Reads the last few records of a topic once, with a consumer of its own: no group, no commit, one
 * request at a time to each broker.
 *
 * <p>It is bounded: about {@value #MAX_RECORDS} records, {@value #EACH} of each partition, {@value
 * #MAX_BYTES} bytes, 5 s. After a record of more than {@value #LARGE_BYTES} bytes nothing more is
 * read. What does not come within these bounds is left out.
 */
public final class PreviewReader {
  private static final int MAX_RECORDS = 200;
  private static final int EACH = 50;
  private static final int MAX_BYTES = 1 << 20;
  private static final int LARGE_BYTES = 1 << 18;
  private static final Duration MAX_TIME = Duration.ofSeconds(5);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration CLOSE = Duration.ofMillis(300);
  private static final long SCHEMA_WAIT_MS = 20;
  private static final int FETCH_BYTES = 1 << 18;

  private final ClusterConnection connection;
  private final String topic;
  private final CountDownLatch cancelled = new CountDownLatch(1);
  private volatile @Nullable KafkaConsumer<ByteBuffer, ByteBuffer> consumer;
  private long deadline;

  /** How the reading ended. */
  public enum End {
    /** The last records were read. */
    COMPLETE,
    /** The bound on bytes or time was reached, or it was cancelled. */
    BOUND,
    /** A record is too large for a preview. */
    LARGE
  }

  /**
   * What was read.
   *
   * @param records in the order of their timestamps
   * @param report how they are decoded
   * @param series their numbers
   * @param end how the reading ended
   */
  public record Preview(
      List<RawRecord> records, TopicReport report, List<Series> series, End end) {}

  /** Not started. */
  public PreviewReader(ClusterConnection connection, String topic) {
    this.connection = connection;
    this.topic = topic;
  }

  /**
   * Reads and decodes. Once; blocks at most 6 s, so not for the JavaFX thread. Exceptions of the
   * Kafka client escape.
   *
   * @param decoder a new one
   */
  public Preview read(TopicDecoder decoder) throws InterruptedException {
    deadline = System.nanoTime() + MAX_TIME.toNanos();
    List<ConsumerRecord<ByteBuffer, ByteBuffer>> records = new ArrayList<>();
    End end = End.BOUND;
    LoginThrottle gate = connection.gate();
    if (gate.enter(this::isOver, cause -> {})) {
      try {
        end = fetch(records);
      } catch (WakeupException e) {
        end = End.BOUND;
      } finally {
        gate.leave();
      }
    }
    return decode(records, decoder, end);
  }

  /** Ends the reading soon. Any thread. */
  public void cancel() {
    cancelled.countDown();
    KafkaConsumer<ByteBuffer, ByteBuffer> reading = consumer;
    if (reading != null) {
      reading.wakeup();
    }
  }

  private boolean isOver() {
    return cancelled.getCount() == 0 || System.nanoTime() - deadline > 0;
  }

  private Duration left() {
    return Duration.ofNanos(Math.max(1, deadline - System.nanoTime()));
  }

  private End fetch(List<ConsumerRecord<ByteBuffer, ByteBuffer>> records) {
    Map<String, Object> settings = connection.consumerSettings(FETCH_BYTES);
    settings.put("fetch.max.wait.ms", 100);
    KafkaConsumer<ByteBuffer, ByteBuffer> opened =
        new KafkaConsumer<>(settings, new ByteBufferDeserializer(), new ByteBufferDeserializer());
    consumer = opened;
    try {
      return isOver() ? End.BOUND : fetch(opened, records);
    } finally {
      consumer = null;
      opened.close(CloseOptions.timeout(CLOSE));
    }
  }

  private End fetch(
      KafkaConsumer<ByteBuffer, ByteBuffer> from,
      List<ConsumerRecord<ByteBuffer, ByteBuffer>> records) {
    Map<TopicPartition, Long> ends = seekBack(from);
    Set<TopicPartition> pending = new HashSet<>(ends.keySet());
    long bytes = 0;
    while (!pending.isEmpty()) {
      if (isOver() || bytes > MAX_BYTES) {
        return End.BOUND;
      }
      for (ConsumerRecord<ByteBuffer, ByteBuffer> record : from.poll(POLL)) {
        if (record.serializedValueSize() > LARGE_BYTES) {
          records.clear();
          return End.LARGE;
        }
        bytes += record.serializedKeySize() + record.serializedValueSize();
        records.add(record);
      }
      pending.removeIf(
          partition -> from.position(partition) >= ends.getOrDefault(partition, Long.MAX_VALUE));
    }
    return End.COMPLETE;
  }

  /** Begins a few records before the end of each partition; returns the ends. */
  private Map<TopicPartition, Long> seekBack(KafkaConsumer<ByteBuffer, ByteBuffer> from) {
    List<TopicPartition> all =
        from.partitionsFor(topic, left()).stream()
            .filter(partition -> partition.leader() != null)
            .map(partition -> new TopicPartition(topic, partition.partition()))
            .toList();
    Map<TopicPartition, Long> ends = new HashMap<>(from.endOffsets(all, left()));
    Map<TopicPartition, Long> begins = from.beginningOffsets(all, left());
    ends.entrySet().removeIf(end -> end.getValue() <= begins.getOrDefault(end.getKey(), 0L));
    int each = Math.clamp(MAX_RECORDS / Math.max(1, ends.size()), 1, EACH);
    from.assign(ends.keySet());
    ends.forEach((partition, end) ->
        from.seek(partition, Math.max(begins.getOrDefault(partition, 0L), end - each)));
    return ends;
  }

  private Preview decode(
      List<ConsumerRecord<ByteBuffer, ByteBuffer>> records, TopicDecoder decoder, End end)
      throws InterruptedException {
    records.sort(
        Comparator.<ConsumerRecord<ByteBuffer, ByteBuffer>>comparingLong(ConsumerRecord::timestamp)
            .thenComparingInt(ConsumerRecord::partition)
            .thenComparingLong(ConsumerRecord::offset));
    SeriesSet series = new SeriesSet(MAX_RECORDS, topic);
    RecordIngest ingest = new RecordIngest(topic, decoder, series, new UndecodableLog());
    ingest.take(records);
    while (ingest.isHolding() && !isOver()) {
      var _ = cancelled.await(SCHEMA_WAIT_MS, TimeUnit.MILLISECONDS);
      ingest.take(List.of());
    }
    return new Preview(
        records.stream().map(RawRecord::of).toList(), ingest.report(), series.all(), end);
  }
}
