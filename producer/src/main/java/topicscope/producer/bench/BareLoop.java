package topicscope.producer.bench;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Repeats what Kafka's own performance tool ({@code kafka-producer-perf-test}) does for each
 * record: fill a value with random letters, note the time, send, and compute the latency in the
 * callback. It is the yardstick for our loop. Used by one thread.
 */
public final class BareLoop implements AutoCloseable {
  private final SplittableRandom random = new SplittableRandom(0);
  private final Statistics statistics = new Statistics();
  private final KafkaProducer<byte[], byte[]> producer;
  private final String topic;
  private final int valueBytes;

  /**
   * Connects.
   *
   * @param properties properties of Kafka's producer, for byte values
   * @param valueBytes length of each value
   */
  public BareLoop(Map<String, Object> properties, String topic, int valueBytes) {
    this.topic = topic;
    this.valueBytes = valueBytes;
    producer = new KafkaProducer<>(properties);
  }

  /** Sends as fast as Kafka accepts records. Returns acknowledged records per second. */
  public double run(long nanos) {
    long before = statistics.count.get();
    long start = System.nanoTime();
    while (System.nanoTime() - start < nanos) {
      byte[] value = new byte[valueBytes];
      for (int i = 0; i < valueBytes; i++) {
        value[i] = (byte) (random.nextInt(26) + 'A');
      }
      // As in Kafka's tool, the callback reports the outcome.
      Future<RecordMetadata> _ =
          producer.send(
              new ProducerRecord<>(topic, value), new Sent(statistics, System.currentTimeMillis()));
    }
    producer.flush();
    return (statistics.count.get() - before) * 1e9 / (System.nanoTime() - start);
  }

  @Override
  public void close() {
    producer.close();
  }

  /** Written by Kafka's thread. */
  private static final class Statistics {
    private final AtomicLong count = new AtomicLong();
    private long latencySum;
    private long latencyMax;

    void add(long latency) {
      latencySum += latency;
      latencyMax = Math.max(latencyMax, latency);
      count.lazySet(count.get() + 1);
    }

    @Override
    public String toString() {
      return count + " records, latency sum " + latencySum + " ms, max " + latencyMax + " ms";
    }
  }

  /** One record in flight. */
  private record Sent(Statistics statistics, long at) implements Callback {
    @Override
    public void onCompletion(RecordMetadata metadata, @Nullable Exception failure) {
      if (failure == null) {
        statistics.add(System.currentTimeMillis() - at);
      }
    }
  }
}
