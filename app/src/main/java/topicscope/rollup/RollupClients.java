package topicscope.rollup;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.ByteBufferDeserializer;
import org.apache.kafka.streams.KafkaClientSupplier;

/**
 * The clients of Kafka Streams, with two things more.
 *
 * <p>What commits the offset of a partition first sends what the partition's task holds, in the
 * same transaction. So what is in memory and what is committed can't part: at a commit in time, at
 * a rebalance or at the end.
 *
 * <p>All records that one poll brings of a partition go through Streams as one, a batch: Streams
 * spends as much on a record as it takes to decode two. The batch has the offset of its first
 * record, which Streams commits as long as the batch waits; afterwards it commits where the next
 * poll begins.
 *
 * <p>A task is added and removed on the thread that owns it, which also polls and commits for it.
 */
final class RollupClients implements KafkaClientSupplier {
  private static final Duration POSITION_WAIT = Duration.ofSeconds(30);
  private static final byte[] NOTHING = new byte[0];

  private final Map<TopicPartition, Task> tasks = new ConcurrentHashMap<>();
  private final Map<TopicPartition, Long> lags = new ConcurrentHashMap<>();
  private final Map<String, Producer<byte[], byte[]>> producers = new ConcurrentHashMap<>();
  private final Map<String, Consumer<?, ?>> consumers = new ConcurrentHashMap<>();

  /** What a task holds. */
  interface Task {
    /** Sends all of it; {@code to} is the offset that is committed. */
    void flush(long to, RecordSender sender);
  }

  /** Takes a record to send; whether it arrives is seen at the commit. */
  interface RecordSender {
    void send(ProducerRecord<byte[], byte[]> record);
  }

  /** The records of one partition in one poll, which travel as a header. */
  private record Batch(List<ConsumerRecord<ByteBuffer, ByteBuffer>> records) implements Header {
    @Override
    public String key() {
      return "batch";
    }

    @Override
    public byte[] value() {
      return NOTHING;
    }
  }

  /** The records that travel as one. */
  static List<ConsumerRecord<ByteBuffer, ByteBuffer>> batch(Headers headers) {
    for (Header header : headers) {
      if (header instanceof Batch(List<ConsumerRecord<ByteBuffer, ByteBuffer>> records)) {
        return records;
      }
    }
    return List.of();
  }

  void add(TopicPartition partition, Task task) {
    tasks.put(partition, task);
  }

  /** Forgets what the task holds, if it is still this one. */
  void remove(TopicPartition partition, Task task) {
    if (tasks.remove(partition, task)) {
      lags.remove(partition);
    }
  }

  /** How many partitions these clients read. Any thread. */
  int partitions() {
    return tasks.size();
  }

  /** How many records of these partitions were not polled yet. Any thread. */
  long lag() {
    return lags.values().stream().mapToLong(Long::longValue).sum();
  }

  /** The offset at which a new task begins; for the thread that owns the task. */
  long position(TopicPartition partition) {
    Consumer<?, ?> own = consumers.get(Thread.currentThread().getName());
    if (own == null) {
      throw new IllegalStateException(Thread.currentThread().getName() + " has no consumer");
    }
    return own.position(partition, POSITION_WAIT);
  }

  @Override
  public Admin getAdmin(Map<String, Object> config) {
    return Admin.create(config);
  }

  @Override
  public Producer<byte[], byte[]> getProducer(Map<String, Object> config) {
    Producer<byte[], byte[]> producer = new FlushingProducer(config);
    producers.put(thread(config), producer);
    return producer;
  }

  @Override
  @SuppressWarnings("unchecked")
  public Consumer<byte[], byte[]> getConsumer(Map<String, Object> config) {
    KafkaConsumer<ByteBuffer, ByteBuffer> consumer =
        new KafkaConsumer<>(config, new ByteBufferDeserializer(), new ByteBufferDeserializer());
    String thread = thread(config);
    consumers.put(thread, consumer);
    return (Consumer<byte[], byte[]>)
        Proxy.newProxyInstance(
            RollupClients.class.getClassLoader(),
            new Class<?>[] {Consumer.class},
            (_, method, arguments) -> call(consumer, thread, method, arguments));
  }

  @Override
  public Consumer<byte[], byte[]> getRestoreConsumer(Map<String, Object> config) {
    return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  @Override
  public Consumer<byte[], byte[]> getGlobalConsumer(Map<String, Object> config) {
    return getRestoreConsumer(config);
  }

  private Object call(
      KafkaConsumer<ByteBuffer, ByteBuffer> consumer,
      String thread,
      Method method,
      Object[] arguments)
      throws Throwable {
    switch (method.getName()) {
      case "poll" -> {
        return batches(consumer, consumer.poll((Duration) arguments[0]));
      }
      // Only without transactions: at least once.
      case "commitSync" -> {
        Producer<byte[], byte[]> producer = producers.get(thread);
        if (producer != null && arguments != null && arguments[0] instanceof Map<?, ?> offsets) {
          sendBefore(offsets, producer);
        }
      }
      default -> {}
    }
    try {
      return method.invoke(consumer, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private ConsumerRecords<byte[], byte[]> batches(
      KafkaConsumer<ByteBuffer, ByteBuffer> consumer,
      ConsumerRecords<ByteBuffer, ByteBuffer> polled) {
    Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> batches = new HashMap<>();
    for (TopicPartition partition : polled.partitions()) {
      List<ConsumerRecord<ByteBuffer, ByteBuffer>> records = polled.records(partition);
      ConsumerRecord<ByteBuffer, ByteBuffer> first = records.getFirst();
      batches.put(
          partition,
          List.of(
              new ConsumerRecord<>(
                  first.topic(),
                  first.partition(),
                  first.offset(),
                  first.timestamp(),
                  TimestampType.CREATE_TIME,
                  0,
                  0,
                  NOTHING,
                  NOTHING,
                  new RecordHeaders(List.of(new Batch(records))),
                  first.leaderEpoch())));
    }
    for (TopicPartition partition : tasks.keySet()) {
      if (consumer.assignment().contains(partition)) {
        OptionalLong lag = consumer.currentLag(partition);
        lag.ifPresent(records -> lags.put(partition, records));
      }
    }
    return new ConsumerRecords<>(batches, polled.nextOffsets());
  }

  /**
   * Sends what the tasks hold before their offsets are committed.
   *
   * @throws KafkaException if not all of it arrives; then nothing is committed, and it is read
   *     again
   */
  private void sendBefore(Map<?, ?> offsets, Producer<byte[], byte[]> producer) {
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    offsets.forEach((partition, offset) -> {
      if (partition instanceof TopicPartition of && offset instanceof OffsetAndMetadata to) {
        flushTask(of, to, record -> sent.add(producer.send(record)));
      }
    });
    producer.flush();
    for (Future<RecordMetadata> one : sent) {
      try {
        one.get();
      } catch (ExecutionException e) {
        throw new KafkaException("a partial was not written", e.getCause());
      } catch (InterruptedException e) {
        throw new InterruptException(e);
      }
    }
  }

  private void flushTask(TopicPartition partition, OffsetAndMetadata to, RecordSender sender) {
    Task task = tasks.get(partition);
    if (task != null) {
      task.flush(to.offset(), sender);
    }
  }

  /** The name of the thread of Streams that gets these clients: their ids without an ending. */
  private static String thread(Map<String, Object> config) {
    String id = String.valueOf(config.get("client.id"));
    return id.substring(0, Math.max(0, id.lastIndexOf('-')));
  }

  /** Sends what the tasks hold before their offsets are part of the transaction. */
  private final class FlushingProducer extends KafkaProducer<byte[], byte[]> {
    FlushingProducer(Map<String, Object> config) {
      super(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @Override
    public void sendOffsetsToTransaction(
        Map<TopicPartition, OffsetAndMetadata> offsets, ConsumerGroupMetadata group) {
      offsets.forEach((partition, offset) ->
          flushTask(
              partition,
              offset,
              record -> {
                // The commit of the transaction says whether it arrived.
                var _ = send(record);
              }));
      super.sendOffsetsToTransaction(offsets, group);
    }
  }
}
