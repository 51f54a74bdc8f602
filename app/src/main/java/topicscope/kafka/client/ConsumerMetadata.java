package topicscope.kafka.client;

import java.lang.reflect.Field;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.Metadata;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.Uuid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The metadata inside a Kafka consumer: the topic ids by which it fetches, and the brokers it
 * knows.
 *
 * <p>Kafka has no public way to either, so this class, and no other, opens two private fields. If a
 * client has other fields, {@link #of} returns empty and {@link #isAvailable()} is false: callers
 * then use what the cluster says instead, and say so. See decision 10. Any thread.
 */
public final class ConsumerMetadata {
  private static final Logger LOG = LoggerFactory.getLogger(ConsumerMetadata.class);
  private static final Optional<Field> DELEGATE = field(KafkaConsumer.class, "delegate");

  private final Metadata metadata;

  private ConsumerMetadata(Metadata metadata) {
    this.metadata = metadata;
  }

  /** Whether the Kafka client on the class path has the fields; checked once per process. */
  public static boolean isAvailable() {
    return DELEGATE.isPresent();
  }

  /** The metadata of a consumer; empty if this Kafka client does not give access to it. */
  public static Optional<ConsumerMetadata> of(KafkaConsumer<?, ?> consumer) {
    return DELEGATE
        .flatMap(field -> value(field, consumer))
        .flatMap(delegate ->
            field(delegate.getClass(), "metadata").flatMap(field -> value(field, delegate)))
        .filter(Metadata.class::isInstance)
        .map(found -> new ConsumerMetadata((Metadata) found));
  }

  /** The id of a topic; empty while the consumer knows none, and always with brokers before 2.8. */
  public Optional<Uuid> topicId(String topic) {
    return Optional.ofNullable(metadata.topicIds().get(topic));
  }

  /** {@code HOST:PORT} of each broker that the consumer knows. */
  public List<String> brokers() {
    return metadata.fetch().nodes().stream().map(node -> node.host() + ":" + node.port()).toList();
  }

  private static Optional<Field> field(Class<?> type, String name) {
    try {
      Field field = type.getDeclaredField(name);
      field.setAccessible(true);
      return Optional.of(field);
    } catch (ReflectiveOperationException | RuntimeException e) {
      LOG.warn("This Kafka client has no field {}.{}", type.getSimpleName(), name, e);
      return Optional.empty();
    }
  }

  private static Optional<Object> value(Field field, Object of) {
    try {
      return Optional.ofNullable(field.get(of));
    } catch (IllegalAccessException e) {
      return Optional.empty();
    }
  }
}
