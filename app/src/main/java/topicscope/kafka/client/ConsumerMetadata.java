package topicscope.kafka.client;

import java.lang.reflect.Field;
import java.util.Optional;
import org.apache.kafka.clients.Metadata;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a Kafka consumer knows about its cluster: topic ids and brokers (decision 10).
 *
 * <p>Kafka has no public access to it. The two private fields on the way are looked up here and
 * nowhere else, once at start. A Kafka client with other fields gives nothing, and the callers do
 * without. Any thread.
 */
public final class ConsumerMetadata {
  private static final Logger LOG = LoggerFactory.getLogger(ConsumerMetadata.class);
  private static final String DELEGATE =
      "org.apache.kafka.clients.consumer.internals.ClassicKafkaConsumer";
  private static final @Nullable Fields FIELDS = find();

  /** The fields {@code KafkaConsumer.delegate} and {@code ClassicKafkaConsumer.metadata}. */
  private record Fields(Field delegate, Field metadata) {}

  private ConsumerMetadata() {}

  /** The consumer's metadata; empty with a Kafka client that has other fields. */
  public static Optional<Metadata> of(KafkaConsumer<?, ?> consumer) {
    Fields fields = FIELDS;
    if (fields == null) {
      return Optional.empty();
    }
    try {
      return fields.metadata().get(fields.delegate().get(consumer)) instanceof Metadata metadata
          ? Optional.of(metadata)
          : Optional.empty();
    } catch (IllegalAccessException | IllegalArgumentException e) {
      LOG.warn("This Kafka client does not show its metadata", e);
      return Optional.empty();
    }
  }

  private static @Nullable Fields find() {
    try {
      Field delegate = KafkaConsumer.class.getDeclaredField("delegate");
      Field metadata = Class.forName(DELEGATE).getDeclaredField("metadata");
      delegate.setAccessible(true);
      metadata.setAccessible(true);
      return new Fields(delegate, metadata);
    } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
      LOG.warn("This Kafka client does not show its metadata", e);
      return null;
    }
  }
}
