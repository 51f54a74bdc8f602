package topicscope.kafka.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ConsumerMetadataTest {
  @Test
  @DisplayName("the Kafka client has the private fields that decision 10 lists")
  void of_consumer_found() {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            ClusterConnection.to("localhost:1").consumerSettings(),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      assertThat(ConsumerMetadata.of(consumer)).isPresent();
    }
  }
}
