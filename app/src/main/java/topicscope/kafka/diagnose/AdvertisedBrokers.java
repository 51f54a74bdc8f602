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
 * Asks a cluster that wants a login by what addresses its brokers are to be called, without going
 * there: one question to one of the servers that are known already, and the line is closed.
 *
 * <p>So the addresses can be probed before a client connects to them. It blocks.
 */
final class AdvertisedBrokers {
  private static final Logger LOG = LoggerFactory.getLogger(AdvertisedBrokers.class);

  private AdvertisedBrokers() {}

  /**
   * {@code HOST:PORT} of each broker; empty if there was no answer in time.
   *
   * @throws org.apache.kafka.common.KafkaException if the login is refused
   */
  static List<String> of(ClusterConnection connection, Duration max) {
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            connection.consumerSettings(),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    try {
      // The question goes to a server that is known, and so does the consumer's own before it.
      var _ = consumer.listTopics(max);
      return ConsumerMetadata.of(consumer).stream()
          .flatMap(metadata -> metadata.fetch().nodes().stream())
          .map(node -> node.host() + ":" + node.port())
          .toList();
    } catch (TimeoutException e) {
      LOG.info("{} doesn't name its brokers", connection, e);
      return List.of();
    } finally {
      consumer.close(CloseOptions.timeout(Duration.ZERO));
    }
  }
}
