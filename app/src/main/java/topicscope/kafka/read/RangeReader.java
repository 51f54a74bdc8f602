package topicscope.kafka.read;

import static java.util.stream.Collectors.toSet;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
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

  private static final int ADMIN_MS = 5_000;
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
      // One partition after the other, so that the same records give the same order.
      for (OffsetSpan span : begin(opened)) {
        fetch(opened, span, ingest, each);
      }
    } finally {
      consumer = null;
      opened.close(CloseOptions.timeout(CLOSE));
    }
  }

  private void fetch(
      KafkaConsumer<ByteBuffer, ByteBuffer> from,
      OffsetSpan span,
      RecordIngest ingest,
      Consumer<RawRecord> each)
      throws InterruptedException {
    TopicPartition partition = new TopicPartition(topic, span.partition());
    from.assign(List.of(partition));
    from.seek(partition, span.first());
    long heard = System.nanoTime();
    while (from.position(partition, PATIENCE) <= span.last() && cancelled.getCount() > 0) {
      List<ConsumerRecord<ByteBuffer, ByteBuffer>> taken = new ArrayList<>();
      for (ConsumerRecord<ByteBuffer, ByteBuffer> record : from.poll(POLL)) {
        if (record.offset() <= span.last()) {
          taken.add(record);
          each.accept(RawRecord.whole(record));
        }
      }
      take(ingest, taken);
      if (!taken.isEmpty()) {
        heard = System.nanoTime();
      } else if (System.nanoTime() - heard > PATIENCE.toNanos()) {
        throw new IllegalStateException(
            "the brokers send no records of " + topic + " for " + PATIENCE.toSeconds() + " s");
      }
    }
  }

  /** The id of the topic that has the name now. */
  private Optional<String> topicId() throws InterruptedException {
    try (Admin admin = Admin.create(connection.adminSettings(ADMIN_MS))) {
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

  /** What there is of the wanted records, in the order of partitions. */
  private List<OffsetSpan> begin(KafkaConsumer<ByteBuffer, ByteBuffer> from) {
    Set<Integer> numbers =
        from.partitionsFor(topic, PATIENCE).stream().map(PartitionInfo::partition).collect(toSet());
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
    List<OffsetSpan> left = new ArrayList<>();
    there.forEach((partition, span) -> {
      long begin = begins.getOrDefault(partition, 0L);
      long end = ends.getOrDefault(partition, 0L);
      say(span, begin, end);
      long first = Math.max(span.first(), begin);
      long last = Math.min(span.last(), end - 1);
      if (first <= last) {
        left.add(new OffsetSpan(span.partition(), first, last));
      }
    });
    left.sort(Comparator.comparingInt(OffsetSpan::partition));
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
