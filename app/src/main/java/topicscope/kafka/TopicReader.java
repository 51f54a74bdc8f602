package topicscope.kafka;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteBufferDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import topicscope.decode.topic.TopicDecoder;
import topicscope.decode.topic.TopicReport;
import topicscope.signal.SeriesSet;

/**
 * Reads one topic on a thread of its own, from the last records that it holds into the present, and
 * appends what it finds to a {@link SeriesSet}.
 *
 * <p>The thread owns the Kafka consumer; nobody else touches it but through {@code wakeup()}. It is
 * passive: all partitions assigned, no group, no commits. It never gives up: after every failure it
 * says why in {@link #state()} and tries again, going on at the exact offset it had reached. State
 * and counters may be read from any thread.
 */
public final class TopicReader implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TopicReader.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration HELD_POLL = Duration.ofMillis(20);
  private static final Duration CLOSE = Duration.ofMillis(500);
  private static final long JOIN_MS = 2_000;
  private static final long RETRY_MS = 1_000;

  private final ClusterConnection connection;
  private final String topic;
  private final int backlogRecords;
  private final RecordIntake intake;
  private final UndecodableLog undecodableLog = new UndecodableLog();
  private final RecordTail tail = new RecordTail();
  private final Map<TopicPartition, Long> resumeAt = new HashMap<>();
  private final CountDownLatch stop = new CountDownLatch(1);
  private final CountDownLatch backlogRead = new CountDownLatch(1);
  private final Thread thread;
  private volatile @Nullable Consumer<ByteBuffer, ByteBuffer> consumer;
  private volatile ReaderState state;

  private TopicReader(
      ClusterConnection connection,
      String topic,
      int backlogRecords,
      TopicDecoder decoder,
      SeriesSet series) {
    this.connection = connection;
    this.topic = topic;
    this.backlogRecords = backlogRecords;
    this.intake = new RecordIntake(topic, decoder, series, undecodableLog);
    this.state =
        ReaderState.now(
            ReaderState.Kind.CONNECTING, "connecting to " + connection.bootstrapServers());
    this.thread = Thread.ofPlatform().name("reader-" + topic).daemon().unstarted(this::run);
  }

  /**
   * Starts reading.
   *
   * @param backlogRecords how many of the records that the topic already holds are read first
   * @param series where the samples go; this reader alone writes to it
   */
  public static TopicReader start(
      ClusterConnection connection,
      String topic,
      int backlogRecords,
      TopicDecoder decoder,
      SeriesSet series) {
    TopicReader reader = new TopicReader(connection, topic, backlogRecords, decoder, series);
    reader.thread.start();
    return reader;
  }

  /** The topic that is read. */
  public String topic() {
    return topic;
  }

  /** How the reader stands. */
  public ReaderState state() {
    return state;
  }

  /** What it has received so far. */
  public ReaderCounters counters() {
    return intake.counters();
  }

  /** Why records could not be decoded. */
  public List<UndecodableLog.Entry> undecodable() {
    return undecodableLog.entries();
  }

  /** What is known of how the records are decoded. */
  public TopicReport report() {
    return intake.report();
  }

  /**
   * Waits until the records that the topic held at the start are read.
   *
   * @return false if they weren't within that time
   */
  public boolean awaitBacklog(Duration most) throws InterruptedException {
    return backlogRead.await(most.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** The latest records as they came. */
  public RecordTail tail() {
    return tail;
  }

  /** Stops reading and waits for the thread to end, 2 s at the most. */
  @Override
  public void close() {
    stop.countDown();
    Consumer<ByteBuffer, ByteBuffer> reading = consumer;
    if (reading != null) {
      reading.wakeup();
    }
    try {
      thread.join(JOIN_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (!isStopped()) {
      try {
        read();
      } catch (WakeupException e) {
        LOG.debug("Woken up to stop reading {}", topic);
      } catch (RuntimeException e) {
        LOG.warn("Reading {} failed; trying again", topic, e);
        become(Trouble.of(e, connection));
        pause();
      }
    }
  }

  private void read() {
    Consumer<ByteBuffer, ByteBuffer> opened = open();
    consumer = opened;
    try {
      Set<TopicPartition> partitions = partitions(opened);
      if (partitions.isEmpty()) {
        become(missing());
        pause();
        return;
      }
      opened.assign(partitions);
      if (resumeAt.keySet().containsAll(partitions)) {
        resumeAt.forEach(opened::seek);
      } else {
        readBacklog(opened, partitions);
      }
      readOn(opened);
    } finally {
      consumer = null;
      opened.close(CloseOptions.timeout(CLOSE));
    }
  }

  private void readBacklog(
      Consumer<ByteBuffer, ByteBuffer> reading, Set<TopicPartition> partitions) {
    Backlog backlog = new Backlog(reading, partitions, backlogRecords);
    ProgressWatch watch = new ProgressWatch(reading, connection);
    while (!backlog.isComplete()) {
      ConsumerRecords<ByteBuffer, ByteBuffer> records = poll(reading);
      backlog.add(records);
      watch.after(records.count()).ifPresent(this::become);
    }
    take(backlog.records());
    letGoHeld(reading);
    backlogRead.countDown();
    partitions.forEach(partition -> resumeAt.put(partition, reading.position(partition)));
    become(ProgressWatch.idle());
  }

  private void readOn(Consumer<ByteBuffer, ByteBuffer> reading) {
    ProgressWatch watch = new ProgressWatch(reading, connection);
    while (!isStopped()) {
      ConsumerRecords<ByteBuffer, ByteBuffer> records = poll(reading);
      if (!records.isEmpty()) {
        take(records);
        letGoHeld(reading);
        records.nextOffsets().forEach((partition, next) -> resumeAt.put(partition, next.offset()));
      }
      watch.after(records.count()).ifPresent(this::become);
    }
  }

  private void take(Iterable<ConsumerRecord<ByteBuffer, ByteBuffer>> records) {
    intake.take(records);
    tail.take(records);
  }

  /** Waits for a schema, if records are held back for one, without leaving the cluster alone. */
  private void letGoHeld(Consumer<ByteBuffer, ByteBuffer> reading) {
    if (!intake.isHolding()) {
      return;
    }
    reading.pause(reading.assignment());
    while (intake.isHolding() && !isStopped()) {
      intake.take(reading.poll(HELD_POLL));
    }
    reading.resume(reading.paused());
  }

  private ConsumerRecords<ByteBuffer, ByteBuffer> poll(Consumer<ByteBuffer, ByteBuffer> reading) {
    if (isStopped()) {
      throw new WakeupException();
    }
    try {
      return reading.poll(POLL);
    } catch (OffsetOutOfRangeException e) {
      LOG.warn("{}: the offsets asked for are gone, going on where the topic begins now", topic, e);
      reading.seekToBeginning(e.offsetOutOfRangePartitions().keySet());
      return ConsumerRecords.empty();
    }
  }

  private Consumer<ByteBuffer, ByteBuffer> open() {
    return new KafkaConsumer<>(
        connection.consumerSettings(), new ByteBufferDeserializer(), new ByteBufferDeserializer());
  }

  private Set<TopicPartition> partitions(Consumer<ByteBuffer, ByteBuffer> reading) {
    List<PartitionInfo> found = reading.partitionsFor(topic);
    return found.stream()
        .map(partition -> new TopicPartition(topic, partition.partition()))
        .collect(Collectors.toUnmodifiableSet());
  }

  private ReaderState missing() {
    return ReaderState.now(
        ReaderState.Kind.FAILED,
        "there is no topic " + topic + " on " + connection + "; waiting in case it is created");
  }

  private void become(ReaderState next) {
    ReaderState now = state;
    if (now.kind() != next.kind() || !now.cause().equals(next.cause())) {
      LOG.info("{}: {}, {}", topic, next.kind(), next.cause());
      state = next;
    }
  }

  private boolean isStopped() {
    return stop.getCount() == 0;
  }

  private void pause() {
    try {
      if (stop.await(RETRY_MS, TimeUnit.MILLISECONDS)) {
        LOG.debug("Stopping while waiting for {}", topic);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
