package topicscope.kafka.read;

import java.lang.reflect.Field;
import java.util.Optional;
import org.apache.kafka.clients.Metadata;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.Uuid;

/**
 * The id by which a consumer fetches its topic, read from the consumer itself.
 *
 * <p>Only the consumer can say it soundly. Whoever else is asked which topic has the name may know
 * less: a broker that lags behind the others goes on naming a topic that was deleted. Kafka has no
 * public way to it, so the field is opened; without it nothing is read at all. Any thread.
 */
public final class FetchedTopicId {
  private final Metadata metadata;
  private final String topic;

  FetchedTopicId(KafkaConsumer<?, ?> consumer, String topic) {
    this.metadata = metadata(consumer);
    this.topic = topic;
  }

  /** What a consumer knows of its cluster. */
  public static Metadata metadata(KafkaConsumer<?, ?> consumer) {
    return (Metadata) field(field(consumer, "delegate"), "metadata");
  }

  /** The id; empty while the consumer knows none, and always with brokers before 2.8. */
  Optional<Uuid> now() {
    return Optional.ofNullable(metadata.topicIds().get(topic));
  }

  private static Object field(Object of, String name) {
    try {
      Field field = of.getClass().getDeclaredField(name);
      field.setAccessible(true);
      return field.get(of);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this Kafka client is not the one it was built with", e);
    }
  }
}
