package topicscope.bench.memory;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import topicscope.bench.tool.Benchmark;

/** Sends a sine with a little noise to some topics. Used by one thread. */
final class SineSender implements AutoCloseable {
  private static final double SAMPLES_PER_RADIAN = 20;
  private static final double NOISE = 30;

  private final Random random = new Random(1);
  private final Optional<KafkaProducer<byte[], byte[]>> producer;
  private final List<String> topics;
  private final int rate;
  private final long began = System.nanoTime();
  private long sent;

  /**
   * A sender that begins now.
   *
   * @param topics without topics nothing is sent
   * @param rate records per second and topic
   */
  SineSender(String servers, List<String> topics, int rate) {
    this.topics = topics;
    this.rate = rate;
    producer =
        topics.isEmpty() ? Optional.empty() : Optional.of(Benchmark.producer(servers, Map.of()));
  }

  /** Sends the records that are due. */
  void send() {
    for (double due = (System.nanoTime() - began) / 1e9 * rate; sent < due; sent++) {
      double number = 1_000 * Math.sin(sent / SAMPLES_PER_RADIAN) + NOISE * random.nextGaussian();
      byte[] value = Long.toString(Math.round(number)).getBytes(StandardCharsets.UTF_8);
      producer.ifPresent(
          open -> topics.forEach(topic -> send(open, new ProducerRecord<>(topic, value))));
    }
  }

  private static void send(
      KafkaProducer<byte[], byte[]> producer, ProducerRecord<byte[], byte[]> record) {
    // What isn't delivered is not needed.
    var _ = producer.send(record);
  }

  @Override
  public void close() {
    producer.ifPresent(KafkaProducer::close);
  }
}
