package topicscope.kafka.client;

import java.util.HashMap;
import java.util.Map;
import topicscope.client.ClientConfig;

/**
 * How to reach a cluster.
 *
 * <p>Everything made from it is passive: no commits, and looking at a topic never creates it; no
 * consumer group unless one was asked for by name. What is made from one connection shares the
 * memory of refused credentials, so make one per cluster and keep it. Thread-safe.
 */
public final class ClusterConnection {
  private static final String CLIENT_ID = "topicscope";
  private static final int API_TIMEOUT_MS = 5_000;
  public static final int LARGEST_FETCH = 16 << 20;

  private static final int FETCH_TIMEOUT_MS = 15_000;

  private final String bootstrapServers;
  private final ClientConfig security;
  private final LoginThrottle gate = new LoginThrottle();

  /**
   * @param bootstrapServers {@code HOST:PORT[,HOST:PORT…]}
   * @param security further client settings (security protocol, stores, credentials), vetted
   */
  public ClusterConnection(String bootstrapServers, ClientConfig security) {
    this.bootstrapServers = bootstrapServers;
    this.security = security;
  }

  /** A connection without further settings. */
  public static ClusterConnection to(String bootstrapServers) {
    return new ClusterConnection(bootstrapServers, ClientConfig.none());
  }

  /** {@code HOST:PORT[,HOST:PORT…]}. */
  public String bootstrapServers() {
    return bootstrapServers;
  }

  /** Further client settings. */
  public ClientConfig security() {
    return security;
  }

  /**
   * False when the connection is encrypted and whom it leads to isn't checked: keep it in sight.
   */
  public boolean hostNameChecked() {
    return !security.encrypted()
        || security
            .setting("ssl.endpoint.identification.algorithm")
            .map(algorithm -> !algorithm.isBlank())
            .orElse(true);
  }

  /** Whether the settings name a login. */
  public boolean hasLogin() {
    return security.setting("security.protocol").orElse("").startsWith("SASL");
  }

  /** By what name the clients go. */
  public String clientId() {
    return security.setting("client.id").orElse(CLIENT_ID);
  }

  /** Whether a broker near by may deliver instead of a partition's leader. */
  public boolean readsFromFollowers() {
    return security.setting("client.rack").isPresent();
  }

  public LoginThrottle gate() {
    return gate;
  }

  /** Names the servers only: settings may hold secrets. */
  @Override
  public String toString() {
    return bootstrapServers;
  }

  /** Settings of a consumer. */
  public Map<String, Object> consumerSettings() {
    return consumerSettings(LARGEST_FETCH);
  }

  /**
   * Settings of a consumer.
   *
   * @param fetchBytes how much one answer may hold
   */
  public Map<String, Object> consumerSettings(int fetchBytes) {
    Map<String, Object> settings = clientSettings();
    settings.put("group.protocol", "classic");
    settings.put("allow.auto.create.topics", false);
    settings.put("auto.offset.reset", "none");
    settings.put("enable.auto.commit", false);
    settings.put("isolation.level", "read_committed");
    // Longer than the rest: it bounds the whole answer, and a slow line needs its time for one.
    settings.put("request.timeout.ms", FETCH_TIMEOUT_MS);
    settings.put("fetch.max.wait.ms", 500);
    settings.put("fetch.max.bytes", fetchBytes);
    settings.put("max.partition.fetch.bytes", Math.max(1, fetchBytes / 4));
    settings.put("max.poll.records", 5_000);
    settings.put("receive.buffer.bytes", 1 << 20);
    return settings;
  }

  /**
   * Settings of a client that asks about the cluster.
   *
   * @param timeoutMs how long one question may take
   */
  public Map<String, Object> adminSettings(int timeoutMs) {
    Map<String, Object> settings = clientSettings();
    settings.put("request.timeout.ms", timeoutMs);
    return settings;
  }

  private Map<String, Object> clientSettings() {
    Map<String, Object> settings = new HashMap<>(security.forKafka());
    settings.put("bootstrap.servers", bootstrapServers);
    settings.put("client.id", clientId());
    settings.put("default.api.timeout.ms", API_TIMEOUT_MS);
    settings.put("socket.connection.setup.timeout.ms", 2_000);
    settings.put("socket.connection.setup.timeout.max.ms", 4_000);
    // Both, because setting only the first switches the exponential backoff off.
    settings.put("reconnect.backoff.ms", 50);
    settings.put("reconnect.backoff.max.ms", 500);
    settings.put("metadata.max.age.ms", 60_000);
    settings.put("metadata.recovery.rebootstrap.trigger.ms", 10_000);
    settings.put("enable.metrics.push", false);
    return settings;
  }
}
