package topicscope.kafka.client;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import topicscope.client.ClientConfig;
import topicscope.client.LoginThrottle;

/**
 * How to reach a cluster.
 *
 * <p>Everything created from it is passive: no commits, no topic is created by looking at it, and
 * no consumer group unless one is given by name. Everything created from one connection shares the
 * memory of refused logins, so create one per cluster and keep it. Thread-safe.
 */
public final class ClusterConnection {
  private static final String CLIENT_ID = "topicscope";
  private static final int API_TIMEOUT_MS = 5_000;
  public static final int LARGEST_FETCH = 16 << 20;

  private static final int FETCH_TIMEOUT_MS = 15_000;

  private final String bootstrapServers;
  private final ClientConfig security;
  private final LoginThrottle gate;

  /**
   * @param bootstrapServers {@code HOST:PORT[,HOST:PORT…]}
   * @param security further client settings (security protocol, stores, credentials), checked
   */
  public ClusterConnection(String bootstrapServers, ClientConfig security) {
    this(bootstrapServers, security, new LoginThrottle());
  }

  /**
   * @param gate the memory of refused logins, shared by all connections with the same login
   */
  public ClusterConnection(String bootstrapServers, ClientConfig security, LoginThrottle gate) {
    this.gate = gate;
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
   * Whether the identity of the other side is checked; false for an encrypted connection without a
   * check, which must be shown.
   */
  public boolean hostNameChecked() {
    return !security.encrypted()
        || security
            .setting("ssl.endpoint.identification.algorithm")
            .map(algorithm -> !algorithm.isBlank())
            .orElse(true);
  }

  /** Whether the settings contain a login. */
  public boolean hasLogin() {
    return security.hasLogin();
  }

  /** The clients' id. */
  public String clientId() {
    return security.setting("client.id").orElse(CLIENT_ID);
  }

  /** Whether a nearby replica may deliver instead of a partition's leader. */
  public boolean readsFromFollowers() {
    return security.setting("client.rack").isPresent();
  }

  public LoginThrottle gate() {
    return gate;
  }

  /**
   * Whether a client with these metrics has lost its last connection after the login was refused
   * elsewhere: it must be closed, or it would log in by itself.
   */
  public boolean isCutOff(Map<MetricName, ? extends Metric> metrics) {
    return gate.isClosed()
        && metrics.values().stream()
            .filter(metric -> metric.metricName().name().equals("connection-count"))
            .map(Metric::metricValue)
            .allMatch(count -> count instanceof Double open && open == 0);
  }

  /** The login was refused: returns the same state, with when it is tried again. */
  public ReaderState refused(ReaderState state) {
    return FailureCause.failed(gate.refused(state.cause()));
  }

  /** Contains the servers only: settings may hold secrets. */
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
   * @param fetchBytes the largest size of one answer
   */
  public Map<String, Object> consumerSettings(int fetchBytes) {
    Map<String, Object> settings = clientSettings();
    settings.put("group.protocol", "classic");
    settings.put("allow.auto.create.topics", false);
    settings.put("auto.offset.reset", "none");
    settings.put("enable.auto.commit", false);
    settings.put("isolation.level", "read_committed");
    // Longer than the others: it bounds the whole answer, and a slow line needs its time for one.
    settings.put("request.timeout.ms", FETCH_TIMEOUT_MS);
    settings.put("fetch.max.wait.ms", 500);
    settings.put("fetch.max.bytes", fetchBytes);
    settings.put("max.partition.fetch.bytes", Math.max(1, fetchBytes / 4));
    settings.put("max.poll.records", 5_000);
    settings.put("receive.buffer.bytes", 1 << 20);
    return settings;
  }

  /**
   * Settings of an admin client.
   *
   * @param timeoutMs the longest time of one request
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
    // Both, because the first alone would turn exponential backoff off.
    // With a login there is time to close the client before it logs in again, on a busy machine
    // too.
    settings.put("reconnect.backoff.ms", hasLogin() ? 1_000 : 50);
    settings.put("reconnect.backoff.max.ms", hasLogin() ? 1_000 : 500);
    settings.put("metadata.max.age.ms", 60_000);
    settings.put("metadata.recovery.rebootstrap.trigger.ms", 10_000);
    settings.put("enable.metrics.push", false);
    return settings;
  }
}
