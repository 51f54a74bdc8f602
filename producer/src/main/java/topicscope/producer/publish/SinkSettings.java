package topicscope.producer.publish;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import topicscope.producer.client.ClientConfig;

/**
 * How records are sent.
 *
 * @param bootstrapServers {@code HOST:PORT[,…]}
 * @param clientConfig security and the like
 * @param deliveryTimeout how long a record may wait for its confirmation, down or slow cluster or
 *     not; after that it has failed, so that nothing old is sent when the cluster is back
 * @param maxBlock how long giving a record to Kafka may hold up the sampling
 * @param bufferBytes how much may wait to be sent
 * @param closeTimeout how long closing waits for confirmations
 */
public record SinkSettings(
    String bootstrapServers,
    ClientConfig clientConfig,
    Duration deliveryTimeout,
    Duration maxBlock,
    long bufferBytes,
    Duration closeTimeout) {
  private static final String REQUEST_TIMEOUT_MS = "3000";

  /** For sampling a machine: little memory, nothing waits for long. */
  public static SinkSettings sampling(String bootstrapServers, ClientConfig clientConfig) {
    return new SinkSettings(
        bootstrapServers,
        clientConfig,
        Duration.ofSeconds(10),
        Duration.ofMillis(100),
        2 << 20,
        Duration.ofMillis(1500));
  }

  /** The same with another bound on closing. */
  public SinkSettings withCloseTimeout(Duration timeout) {
    return new SinkSettings(
        bootstrapServers, clientConfig, deliveryTimeout, maxBlock, bufferBytes, timeout);
  }

  /** The same with another bound on delivery. */
  public SinkSettings withDeliveryTimeout(Duration timeout) {
    return new SinkSettings(
        bootstrapServers, clientConfig, timeout, maxBlock, bufferBytes, closeTimeout);
  }

  Map<String, Object> forKafka() {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_TIMEOUT_MS);
    properties.put(ProducerConfig.SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG, "2000");
    properties.put(ProducerConfig.SOCKET_CONNECTION_SETUP_TIMEOUT_MAX_MS_CONFIG, "5000");
    properties.put(ProducerConfig.RECONNECT_BACKOFF_MS_CONFIG, "100");
    properties.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, "1000");
    properties.put(ProducerConfig.CLIENT_ID_CONFIG, "topicscope-producer");
    properties.putAll(clientConfig.forKafka());
    properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
    properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    properties.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Math.toIntExact(deliveryMillis()));
    properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, maxBlock.toMillis());
    properties.put(ProducerConfig.BUFFER_MEMORY_CONFIG, bufferBytes);
    properties.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    properties.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    properties.put(ProducerConfig.METRIC_REPORTER_CLASSES_CONFIG, "");
    properties.put(ProducerConfig.ENABLE_METRICS_PUSH_CONFIG, false);
    return properties;
  }

  /** Kafka insists on a delivery timeout that leaves time for one request. */
  private long deliveryMillis() {
    String request =
        clientConfig.setting(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG).orElse(REQUEST_TIMEOUT_MS);
    // What is no number is left for Kafka to refuse.
    long requestMillis = request.matches("\\d{1,9}") ? Long.parseLong(request) : 0;
    return Math.max(deliveryTimeout.toMillis(), requestMillis);
  }
}
