package topicscope.bench.latency;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import topicscope.bench.tool.ChildJvm;
import topicscope.client.ClientConfig;
import topicscope.producer.publish.SinkSettings;

/**
 * Sends records, with the settings of Topicscope's producer, from its own JVM. The key is the time
 * at which the record was made, in microseconds since the epoch. Intervals differ by up to a half,
 * so that records don't keep step with frames. It ends when its process is destroyed.
 */
final class LatencySender {
  private static final long SEED = 100;
  private static final int VALUES = 100;

  private LatencySender() {}

  /** Starts it. */
  static ProcessBuilder command(String servers, String rate) {
    return ChildJvm.command(LatencySender.class, List.of("-Xmx128m"), servers, rate)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD);
  }

  /** Arguments: bootstrap servers, records per second. */
  public static void main(String[] args) {
    Random random = new Random(SEED);
    double meanNanos = 1e9 / Double.parseDouble(args[1]);
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(SinkSettings.sampling(args[0], ClientConfig.none()).forKafka())) {
      for (double due = System.nanoTime(); ; due += meanNanos * (0.5 + random.nextDouble())) {
        while (System.nanoTime() < due) {
          LockSupport.parkNanos((long) due - System.nanoTime());
        }
        byte[] value = Integer.toString(random.nextInt(VALUES)).getBytes(UTF_8);
        byte[] made = Long.toString(RecordTimes.nowMicros()).getBytes(UTF_8);
        var _ = producer.send(new ProducerRecord<>(LatencyBench.TOPIC, 0, made, value));
      }
    }
  }
}
