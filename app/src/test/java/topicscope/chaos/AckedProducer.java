package topicscope.chaos;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sends numbers, 0, 1, 2 …, round the partitions of a topic at a steady rate, whatever happens to
 * the cluster, and keeps the log of what was acknowledged: partition → offset → value.
 */
final class AckedProducer implements AutoCloseable {
  private final KafkaProducer<byte[], byte[]> producer;
  private final String topic;
  private final int partitions;
  private final Thread thread;
  private final Map<Integer, SortedMap<Long, Double>> acknowledged = new HashMap<>();
  private final AtomicLong acknowledgedCount = new AtomicLong();
  private final AtomicLong lastAckAt = new AtomicLong();
  private final AtomicInteger failed = new AtomicInteger();
  private volatile boolean stopped;

  AckedProducer(String servers, String topic, int partitions, int perSecond) {
    this.topic = topic;
    this.partitions = partitions;
    for (int partition = 0; partition < partitions; partition++) {
      acknowledged.put(partition, new ConcurrentSkipListMap<>());
    }
    producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                servers,
                "acks",
                "all",
                // A request for every record would keep three brokers busy.
                "linger.ms",
                20,
                "delivery.timeout.ms",
                120_000,
                "request.timeout.ms",
                3_000,
                "reconnect.backoff.max.ms",
                200,
                "max.block.ms",
                120_000,
                "metadata.max.age.ms",
                2_000),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    thread =
        Thread.ofPlatform().name("acked-producer").start(() -> send(1_000_000_000L / perSecond));
  }

  /** How many records were acknowledged so far. */
  long count() {
    return acknowledgedCount.get();
  }

  /** How many records were given up; those may stand in the topic or not. */
  int failed() {
    return failed.get();
  }

  /** When the last acknowledgement came, as {@link System#nanoTime()}. */
  long lastAckAt() {
    return lastAckAt.get();
  }

  /** The log: offset → value. */
  SortedMap<Long, Double> acknowledged(int partition) {
    return acknowledged.get(partition);
  }

  /** Stops sending and waits until everything sent is acknowledged or given up. */
  void finish() {
    stopped = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    producer.flush();
  }

  @Override
  public void close() {
    finish();
    producer.close();
  }

  private void send(long intervalNanos) {
    long next = System.nanoTime();
    for (int i = 0; !stopped; i++) {
      double value = i;
      byte[] bytes = Integer.toString(i).getBytes(StandardCharsets.US_ASCII);
      try {
        var _ =
            producer.send(
                new ProducerRecord<>(topic, i % partitions, null, bytes),
                (metadata, failure) -> {
                  if (failure == null) {
                    acknowledged.get(metadata.partition()).put(metadata.offset(), value);
                    acknowledgedCount.incrementAndGet();
                    lastAckAt.set(System.nanoTime());
                  } else {
                    failed.incrementAndGet();
                  }
                });
      } catch (KafkaException e) {
        failed.incrementAndGet();
      }
      next += intervalNanos;
      LockSupport.parkNanos(next - System.nanoTime());
    }
  }
}
