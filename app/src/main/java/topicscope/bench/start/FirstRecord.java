package topicscope.bench.start;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The least that reading costs a JVM: a plain consumer with Kafka's defaults, as the console
 * consumer has it, that prints the first records of a partition and ends.
 */
final class FirstRecord {
  private FirstRecord() {}

  /** Arguments: bootstrap servers, topic. */
  public static void main(String[] args) {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", args[0]),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partition = List.of(new TopicPartition(args[1], 0));
      consumer.assign(partition);
      consumer.seekToBeginning(partition);
      while (true) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
          System.out.println(new String(record.value(), StandardCharsets.UTF_8));
          System.out.flush();
          Runtime.getRuntime().halt(0);
        }
      }
    }
  }
}
