package topicscope.kafka.diagnose;

import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import topicscope.kafka.client.ClusterConnection;
import topicscope.kafka.client.ConsumerMetadata;

/**
 * Asks a cluster with a login for the advertised addresses of its brokers, without connecting to
 * them: one request to one of the known servers, then the connection is closed.
 *
 * <p>So the addresses can be probed before a client connects to them. It blocks.
 */
final class AdvertisedBrokers {
  private static final Logger LOG = LoggerFactory.getLogger(AdvertisedBrokers.class);

  private AdvertisedBrokers() {}

  /**
   * {@code HOST:PORT} of each broker; empty without an answer in time.
   *
   * @throws org.apache.kafka.common.KafkaException if the login is refused
   */
  static List<String> of(ClusterConnection connection, Duration most) {
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            connection.consumerSettings(),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    try {
      // The request goes to a known server, and so does the consumer's own before it.
      var _ = consumer.listTopics(most);
      return ConsumerMetadata.of(consumer).map(ConsumerMetadata::brokers).orElse(List.of());
    } catch (TimeoutException e) {
      LOG.info("{} doesn't name its brokers", connection, e);
      return List.of();
    } finally {
      consumer.close(CloseOptions.timeout(Duration.ZERO));
    }
  }
}
