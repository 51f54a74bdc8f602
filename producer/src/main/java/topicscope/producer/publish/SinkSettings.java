package topicscope.producer.publish;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import topicscope.client.ClientConfig;

/**
 * The cluster that receives the records, and how they are sent.
 *
 * @param bootstrapServers {@code HOST:PORT[,…]}
 * @param clientConfig security and other client settings
 * @param policy how records are sent, and how long and how much may wait
 */
public record SinkSettings(String bootstrapServers, ClientConfig clientConfig, SendPolicy policy) {
  private static final String REQUEST_TIMEOUT_MS = "3000";
  private static final String LOGIN_BACKOFF_MS = "1000";
  private static final long LARGEST_REQUEST = 1 << 20;

  /** Settings for measurements of a machine. */
  public static SinkSettings sampling(String bootstrapServers, ClientConfig clientConfig) {
    return new SinkSettings(bootstrapServers, clientConfig, SendPolicy.MEASURED);
  }

  /** The same settings with another policy. */
  public SinkSettings with(SendPolicy newPolicy) {
    return new SinkSettings(bootstrapServers, clientConfig, newPolicy);
  }

  /** Whether the settings contain a login. */
  boolean hasLogin() {
    return clientConfig.hasLogin();
  }

  /** The properties for Kafka's producer. Ours override the user's where both exist below. */
  public Map<String, Object> forKafka() {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_TIMEOUT_MS);
    properties.put(ProducerConfig.SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG, "2000");
    properties.put(ProducerConfig.SOCKET_CONNECTION_SETUP_TIMEOUT_MAX_MS_CONFIG, "5000");
    properties.put(ProducerConfig.RECONNECT_BACKOFF_MS_CONFIG, "100");
    properties.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, "1000");
    properties.put(ProducerConfig.CLIENT_ID_CONFIG, "topicscope-producer");
    properties.putAll(clientConfig.forKafka());
    if (hasLogin()) {
      // Time to notice a refusal and close the client before it tries again.
      properties.put(ProducerConfig.RECONNECT_BACKOFF_MS_CONFIG, LOGIN_BACKOFF_MS);
      properties.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, LOGIN_BACKOFF_MS);
    }
    properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    // A cluster that has moved is looked up again after 10 s instead of 5 min.
    properties.put(CommonClientConfigs.METADATA_RECOVERY_REBOOTSTRAP_TRIGGER_MS_CONFIG, 10_000L);
    properties.put(ProducerConfig.ACKS_CONFIG, policy.acks());
    properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, policy.acks().equals("all"));
    properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, policy.compression());
    properties.put(ProducerConfig.LINGER_MS_CONFIG, policy.linger().toMillis());
    properties.put(ProducerConfig.BATCH_SIZE_CONFIG, policy.batchBytes());
    properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Math.toIntExact(deliveryMillis()));
    properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, policy.block().toMillis());
    properties.put(
        ProducerConfig.BUFFER_MEMORY_CONFIG, Math.max(policy.bufferBytes(), LARGEST_REQUEST));
    properties.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    properties.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    properties.put(ProducerConfig.METRIC_REPORTER_CLASSES_CONFIG, "");
    properties.put(ProducerConfig.ENABLE_METRICS_PUSH_CONFIG, false);
    return properties;
  }

  /** Kafka requires a delivery timeout of at least one request plus the linger time. */
  private long deliveryMillis() {
    String request =
        clientConfig.setting(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG).orElse(REQUEST_TIMEOUT_MS);
    // Kafka itself refuses a value that is no number.
    long requestMillis = request.matches("\\d{1,9}") ? Long.parseLong(request) : 0;
    return Math.max(policy.delivery().toMillis(), requestMillis + policy.linger().toMillis());
  }
}
