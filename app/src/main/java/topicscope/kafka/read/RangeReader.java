package topicscope.kafka.read;

import static java.util.stream.Collectors.toSet;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteBufferDeserializer;
import org.jspecify.annotations.Nullable;
import topicscope.client.LoginThrottle;
import topicscope.decode.topic.TopicDecoder;
import topicscope.decode.topic.TopicReport;
import topicscope.kafka.client.ClusterConnection;
import topicscope.kafka.client.FailureCause;
import topicscope.kafka.partition.OffsetSpan;
import topicscope.signal.SeriesSet;

/**
 * Reads exactly some records of a topic once, with a consumer of its own: no group, no commit. It
 * says which of them are gone.
 */
public final class RangeReader {
  /** So long without a record, and it gives up. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration CLOSE = Duration.ofMillis(300);
  private static final long SCHEMA_WAIT_MS = 20;

  private final ClusterConnection connection;
  private final String topic;
  private final List<OffsetSpan> wanted;
  private final CountDownLatch cancelled = new CountDownLatch(1);
  private final List<String> missing = new ArrayList<>();
  private volatile @Nullable KafkaConsumer<ByteBuffer, ByteBuffer> consumer;

  /**
   * What was read.
   *
   * @param series the samples of the records
   * @param counters what became of the records
   * @param report how they were decoded
   * @param topicId the id of the topic that has the name now; empty if the cluster names none
   * @param missing what is not there any more, in sentences without a full stop
   */
  public record Range(
      SeriesSet series,
      ReaderCounters counters,
      TopicReport report,
      Optional<String> topicId,
      List<String> missing) {}

  /** Not started. */
  public RangeReader(ClusterConnection connection, String topic, List<OffsetSpan> wanted) {
    this.connection = connection;
    this.topic = topic;
    this.wanted = List.copyOf(wanted);
  }

  /**
   * Reads and decodes. Once; blocks, so not for the JavaFX thread. Exceptions of the Kafka client
   * escape.
   *
   * @param decoder a new one
   * @param capacity how many samples of each series are kept
   * @param each gets each record as it came, partition by partition in the order of offsets
   * @throws IllegalStateException if the records don't come; the message is for the user
   */
  public Range read(TopicDecoder decoder, int capacity, Consumer<RawRecord> each)
      throws InterruptedException {
    SeriesSet series = new SeriesSet(capacity, topic);
    RecordIngest ingest = new RecordIngest(topic, decoder, series, new UndecodableLog());
    Optional<String> id = Optional.empty();
    LoginThrottle gate = connection.gate();
    if (gate.enter(() -> cancelled.getCount() == 0, cause -> {})) {
      try {
        id = topicId();
        fetch(ingest, each);
      } catch (WakeupException e) {
        missing.add("it was cancelled");
      } finally {
        gate.leave();
      }
    }
    return new Range(series, ingest.counters(), ingest.report(), id, List.copyOf(missing));
  }

  /** Ends the reading soon. Any thread. */
  public void cancel() {
    cancelled.countDown();
    KafkaConsumer<ByteBuffer, ByteBuffer> reading = consumer;
    if (reading != null) {
      reading.wakeup();
    }
  }

  private void fetch(RecordIngest ingest, Consumer<RawRecord> each) throws InterruptedException {
    KafkaConsumer<ByteBuffer, ByteBuffer> opened =
        new KafkaConsumer<>(
            connection.consumerSettings(),
            new ByteBufferDeserializer(),
            new ByteBufferDeserializer());
    consumer = opened;
    try {
      Map<TopicPartition, Long> left = begin(opened);
      long heard = System.nanoTime();
      while (!left.isEmpty() && cancelled.getCount() > 0) {
        List<ConsumerRecord<ByteBuffer, ByteBuffer>> taken = new ArrayList<>();
        for (ConsumerRecord<ByteBuffer, ByteBuffer> record : opened.poll(POLL)) {
          Long last = left.get(new TopicPartition(record.topic(), record.partition()));
          if (last != null && record.offset() <= last) {
            taken.add(record);
            each.accept(RawRecord.of(record));
          }
        }
        take(ingest, taken);
        if (left.entrySet().removeIf(one -> opened.position(one.getKey()) > one.getValue())) {
          opened.assign(left.keySet());
        }
        if (!taken.isEmpty()) {
          heard = System.nanoTime();
        } else if (System.nanoTime() - heard > PATIENCE.toNanos()) {
          throw new IllegalStateException(
              "the brokers send no records of " + topic + " for " + PATIENCE.toSeconds() + " s");
        }
      }
    } finally {
      consumer = null;
      opened.close(CloseOptions.timeout(CLOSE));
    }
  }

  /** The id of the topic that has the name now. */
  private Optional<String> topicId() throws InterruptedException {
    try (Admin admin = Admin.create(connection.adminSettings((int) PATIENCE.toMillis()))) {
      Uuid id =
          admin
              .describeTopics(List.of(topic))
              .allTopicNames()
              .get()
              .values()
              .iterator()
              .next()
              .topicId();
      return id.equals(Uuid.ZERO_UUID) ? Optional.empty() : Optional.of(id.toString());
    } catch (ExecutionException e) {
      throw new IllegalStateException(
          e.getCause() instanceof UnknownTopicOrPartitionException
              ? "there is no topic " + topic
              : FailureCause.of(e.getCause() == null ? e : e.getCause(), connection).cause(),
          e);
    }
  }

  private void take(RecordIngest ingest, List<ConsumerRecord<ByteBuffer, ByteBuffer>> records)
      throws InterruptedException {
    ingest.take(records);
    while (ingest.isHolding() && cancelled.getCount() > 0) {
      var _ = cancelled.await(SCHEMA_WAIT_MS, TimeUnit.MILLISECONDS);
      ingest.take(List.of());
    }
  }

  /** Goes to the first records; returns the offset of the last one of each partition. */
  private Map<TopicPartition, Long> begin(KafkaConsumer<ByteBuffer, ByteBuffer> from) {
    List<PartitionInfo> known = from.partitionsFor(topic, PATIENCE);
    if (known == null || known.isEmpty()) {
      throw new IllegalStateException("there is no topic " + topic);
    }
    Set<Integer> numbers = known.stream().map(PartitionInfo::partition).collect(toSet());
    Map<TopicPartition, OffsetSpan> there = new HashMap<>();
    for (OffsetSpan span : wanted) {
      if (numbers.contains(span.partition())) {
        there.put(new TopicPartition(topic, span.partition()), span);
      } else {
        missing.add("the topic has no partition " + span.partition());
      }
    }
    Map<TopicPartition, Long> begins = from.beginningOffsets(there.keySet(), PATIENCE);
    Map<TopicPartition, Long> ends = from.endOffsets(there.keySet(), PATIENCE);
    Map<TopicPartition, Long> left = new HashMap<>();
    Map<TopicPartition, Long> starts = new HashMap<>();
    there.forEach((partition, span) -> {
      long begin = begins.getOrDefault(partition, 0L);
      long end = ends.getOrDefault(partition, 0L);
      say(span, begin, end);
      long first = Math.max(span.first(), begin);
      long last = Math.min(span.last(), end - 1);
      if (first <= last) {
        starts.put(partition, first);
        left.put(partition, last);
      }
    });
    from.assign(left.keySet());
    starts.forEach(from::seek);
    return left;
  }

  private void say(OffsetSpan span, long begin, long end) {
    if (begin > span.first()) {
      long upTo = Math.min(begin - 1, span.last());
      missing.add(
          "of partition %d the offsets %,d to %,d are deleted"
              .formatted(span.partition(), span.first(), upTo));
    }
    if (end <= span.last()) {
      missing.add(
          "partition %d ends at offset %,d: it has no %,d to %,d"
              .formatted(span.partition(), end, Math.max(end, span.first()), span.last()));
    }
  }
}
