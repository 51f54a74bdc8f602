package topicscope;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import topicscope.kafka.ClusterConnection;
import topicscope.producer.client.ClientConfig;
import topicscope.producer.client.ClientConfigException;

/** The options that say which cluster, named as in Kafka's own command-line tools. */
final class ConnectionOptions {
  private static final String DEFAULT_SERVERS = "localhost:9092";

  @Option(
      names = "--bootstrap-server",
      paramLabel = "HOST:PORT[,…]",
      description = "The cluster to connect to (default: " + DEFAULT_SERVERS + ").")
  private @Nullable String bootstrapServers;

  @Option(
      names = "--command-config",
      paramLabel = "FILE",
      description = "Client settings for a secured cluster, as Kafka's own tools take them.")
  private @Nullable Path commandConfig;

  /** Whether the user has said anything of the cluster. */
  boolean isGiven() {
    return bootstrapServers != null || commandConfig != null;
  }

  /**
   * The connection.
   *
   * @throws ClientConfigException if the file can't be read or holds a dangerous setting
   */
  ClusterConnection connection() throws ClientConfigException {
    Path file = commandConfig;
    ClientConfig config = file == null ? ClientConfig.none() : ClientConfig.load(file);
    config.refusals().forEach(refusal -> System.err.println("Left out: " + refusal.text()));
    return new ClusterConnection(
        Optional.ofNullable(bootstrapServers).orElse(DEFAULT_SERVERS), config);
  }
}
