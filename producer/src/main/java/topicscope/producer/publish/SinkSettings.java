package topicscope.producer.publish;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import topicscope.client.ClientConfig;

/**
 * Where records are sent to, and how.
 *
 * @param bootstrapServers {@code HOST:PORT[,…]}
 * @param clientConfig security and the like
 * @param bounds how long and how much may wait
 * @param tuning Kafka's own settings for sending
 */
public record SinkSettings(
    String bootstrapServers, ClientConfig clientConfig, Bounds bounds, Tuning tuning) {
  private static final String REQUEST_TIMEOUT_MS = "3000";
  private static final long LARGEST_REQUEST = 1 << 20;

  /** For sampling a machine. */
  public static SinkSettings sampling(String bootstrapServers, ClientConfig clientConfig) {
    return new SinkSettings(bootstrapServers, clientConfig, Bounds.SAMPLING, Tuning.PROMPT);
  }

  /** The same with other bounds. */
  public SinkSettings with(Bounds newBounds) {
    return new SinkSettings(bootstrapServers, clientConfig, newBounds, tuning);
  }

  /** The properties of Kafka's producer; the user's come first, ours last. */
  public Map<String, Object> forKafka() {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_TIMEOUT_MS);
    properties.put(ProducerConfig.SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG, "2000");
    properties.put(ProducerConfig.SOCKET_CONNECTION_SETUP_TIMEOUT_MAX_MS_CONFIG, "5000");
    properties.put(ProducerConfig.RECONNECT_BACKOFF_MS_CONFIG, "100");
    properties.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, "1000");
    properties.put(ProducerConfig.CLIENT_ID_CONFIG, "topicscope-producer");
    properties.putAll(clientConfig.forKafka());
    properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    // A cluster that has moved is looked up anew after ten seconds instead of five minutes.
    properties.put(CommonClientConfigs.METADATA_RECOVERY_REBOOTSTRAP_TRIGGER_MS_CONFIG, 10_000L);
    properties.put(ProducerConfig.ACKS_CONFIG, tuning.acks());
    properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, tuning.acks().equals("all"));
    properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, tuning.compression());
    properties.put(ProducerConfig.LINGER_MS_CONFIG, tuning.linger().toMillis());
    properties.put(ProducerConfig.BATCH_SIZE_CONFIG, tuning.batchBytes());
    properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Math.toIntExact(deliveryMillis()));
    properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, bounds.block().toMillis());
    properties.put(
        ProducerConfig.BUFFER_MEMORY_CONFIG, Math.max(bounds.bufferBytes(), LARGEST_REQUEST));
    properties.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    properties.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    properties.put(ProducerConfig.METRIC_REPORTER_CLASSES_CONFIG, "");
    properties.put(ProducerConfig.ENABLE_METRICS_PUSH_CONFIG, false);
    return properties;
  }

  /** Kafka insists on a delivery timeout that leaves time for one request and the lingering. */
  private long deliveryMillis() {
    String request =
        clientConfig.setting(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG).orElse(REQUEST_TIMEOUT_MS);
    // What is no number is left for Kafka to refuse.
    long requestMillis = request.matches("\\d{1,9}") ? Long.parseLong(request) : 0;
    return Math.max(bounds.delivery().toMillis(), requestMillis + tuning.linger().toMillis());
  }
}
