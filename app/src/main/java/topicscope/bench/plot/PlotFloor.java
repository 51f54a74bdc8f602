package topicscope.bench.plot;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The floor of {@link PlotBench}: Kafka's consumer, which reads the same records and writes a
 * number of bytes ten times a second. It draws nothing.
 *
 * <p>Arguments: bootstrap servers, topic, bytes of a frame.
 */
final class PlotFloor {
  private static final Duration FRAME = Duration.ofMillis(100);

  private PlotFloor() {}

  public static void main(String[] args) {
    byte[] frame = " ".repeat(Integer.parseInt(args[2])).getBytes(StandardCharsets.US_ASCII);
    Map<String, Object> settings =
        Map.of("bootstrap.servers", args[0], "enable.auto.commit", false);
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(List.of(new TopicPartition(args[1], 0)));
      consumer.seekToEnd(consumer.assignment());
      long next = System.nanoTime();
      while (true) {
        ConsumerRecords<byte[], byte[]> records = consumer.poll(FRAME);
        if (!records.isEmpty() && System.nanoTime() - next >= 0) {
          next = System.nanoTime() + FRAME.toNanos();
          System.out.write(frame, 0, frame.length);
          System.out.flush();
        }
      }
    }
  }
}
