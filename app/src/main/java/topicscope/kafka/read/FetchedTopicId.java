package topicscope.kafka.read;

import java.util.Optional;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.Uuid;
import topicscope.kafka.client.ConsumerMetadata;

final class FetchedTopicId {
  private final Optional<ConsumerMetadata> metadata;
  private final String topic;

  FetchedTopicId(KafkaConsumer<?, ?> consumer, String topic) {
    this.metadata = ConsumerMetadata.of(consumer);
    this.topic = topic;
  }

  Optional<Uuid> now() {
    return metadata.flatMap(known -> known.topicId(topic));
  }
}
