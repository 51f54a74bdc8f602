package topicscope.kafka;

import java.util.HashMap;
import java.util.Map;
import topicscope.producer.client.ClientConfig;

/**
 * How to reach a cluster.
 *
 * <p>Everything made from it is passive: no consumer group, no commits, and looking at a topic
 * never creates it.
 *
 * @param bootstrapServers {@code HOST:PORT[,HOST:PORT…]}
 * @param security further client settings (security protocol, stores, credentials), already checked
 */
public record ClusterConnection(String bootstrapServers, ClientConfig security) {
  private static final int REQUEST_TIMEOUT_MS = 5_000;

  /** A connection without further settings. */
  public static ClusterConnection to(String bootstrapServers) {
    return new ClusterConnection(bootstrapServers, ClientConfig.none());
  }

  /** Names the servers only: settings may hold secrets. */
  @Override
  public String toString() {
    return bootstrapServers;
  }

  /** The settings of the consumer that reads a topic. */
  public Map<String, Object> consumerSettings() {
    Map<String, Object> settings = clientSettings();
    settings.put("allow.auto.create.topics", false);
    settings.put("auto.offset.reset", "none");
    settings.put("enable.auto.commit", false);
    settings.put("default.api.timeout.ms", REQUEST_TIMEOUT_MS);
    settings.put("fetch.max.wait.ms", 100);
    settings.put("fetch.max.bytes", 16 << 20);
    settings.put("max.partition.fetch.bytes", 4 << 20);
    settings.put("max.poll.records", 5_000);
    settings.put("receive.buffer.bytes", 1 << 20);
    return settings;
  }

  Map<String, Object> adminSettings() {
    Map<String, Object> settings = clientSettings();
    settings.put("default.api.timeout.ms", REQUEST_TIMEOUT_MS);
    return settings;
  }

  private Map<String, Object> clientSettings() {
    Map<String, Object> settings = new HashMap<>(security.forKafka());
    settings.put("bootstrap.servers", bootstrapServers);
    settings.put("client.id", "topicscope");
    settings.put("request.timeout.ms", REQUEST_TIMEOUT_MS);
    settings.put("socket.connection.setup.timeout.ms", 2_000);
    settings.put("socket.connection.setup.timeout.max.ms", 4_000);
    // Both, because setting only the first switches the exponential backoff off.
    settings.put("reconnect.backoff.ms", 50);
    settings.put("reconnect.backoff.max.ms", 500);
    settings.put("metadata.max.age.ms", 10_000);
    settings.put("enable.metrics.push", false);
    return settings;
  }
}
