package topicscope.bench.start;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.IntFunction;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import topicscope.bench.tool.Benchmark;

/** The topic that a started program reads. */
public final class StartTopic {
  private static final int RECORDS = 200;

  private StartTopic() {}

  /** Fills a topic; returns when the cluster has the records. */
  public static void fill(String servers, String topic, IntFunction<String> value) {
    try (KafkaProducer<byte[], byte[]> producer = Benchmark.producer(servers, Map.of())) {
      for (int i = 0; i < RECORDS; i++) {
        byte[] bytes = value.apply(i).getBytes(StandardCharsets.UTF_8);
        var _ = producer.send(new ProducerRecord<>(topic, bytes));
      }
      producer.flush();
    }
  }
}
