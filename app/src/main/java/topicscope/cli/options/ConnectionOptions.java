package topicscope.cli.options;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Option;
import topicscope.client.ClientConfig;
import topicscope.client.ClientConfigException;
import topicscope.connect.ConnectionProfile;
import topicscope.connect.Connections;
import topicscope.connect.ProfileException;
import topicscope.connect.Secrets;
import topicscope.kafka.client.ClusterConnection;
import topicscope.platform.ConfigFolder;
import topicscope.platform.TerminalText;

/** The options for the cluster, with the names of Kafka's own command-line tools. */
public final class ConnectionOptions {
  private static final Logger LOG = LoggerFactory.getLogger(ConnectionOptions.class);
  private static final String DEFAULT_SERVERS = "localhost:9092";

  @Option(
      names = "--bootstrap-server",
      paramLabel = "HOST:PORT[,…]",
      description = "The cluster to connect to (default: " + DEFAULT_SERVERS + ").")
  private @Nullable String bootstrapServers;

  @Option(
      names = "--command-config",
      paramLabel = "FILE",
      description = "Client settings for a secured cluster, as for Kafka's own tools.")
  private @Nullable Path commandConfig;

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description = "A saved connection instead; see: topicscope profiles.")
  private @Nullable String profile;

  /** Whether the user gave a cluster. */
  public boolean isGiven() {
    return bootstrapServers != null || commandConfig != null || profile != null;
  }

  /**
   * The saved connection, if one is given.
   *
   * @throws ProfileException if there is no such connection
   */
  public Optional<ConnectionProfile> profile() throws ProfileException {
    String name = profile;
    if (name == null) {
      return Optional.empty();
    }
    if (bootstrapServers != null || commandConfig != null) {
      throw new IllegalArgumentException(
          "--profile names a whole connection: leave --bootstrap-server and --command-config out");
    }
    return Optional.of(saved().find(name));
  }

  /**
   * The connection. Asks on the terminal for secrets of a saved connection that aren't stored.
   *
   * @throws ClientConfigException if the file can't be read or holds a dangerous setting
   * @throws ProfileException if the saved connection doesn't exist or can't be used
   */
  public ClusterConnection connection() throws ClientConfigException, ProfileException {
    Optional<ConnectionProfile> wanted = profile();
    if (wanted.isPresent()) {
      Secrets stored = saved().secrets(wanted.get().name());
      ClusterConnection connection =
          wanted.get().connection(PasswordPrompt.complete(wanted.get(), stored));
      noteUse(wanted.get().name());
      return connection;
    }
    Path file = commandConfig;
    ClientConfig config = file == null ? ClientConfig.none() : ClientConfig.load(file);
    config
        .refusals()
        .forEach(refusal -> System.err.println(TerminalText.escape("Left out: " + refusal.text())));
    return new ClusterConnection(
        Optional.ofNullable(bootstrapServers).orElse(DEFAULT_SERVERS), config);
  }

  /** Stores the time of use. A failure doesn't keep the command from connecting. */
  private static void noteUse(String name) {
    try {
      saved().used(name);
    } catch (ProfileException e) {
      LOG.info("The time of use of {} wasn't stored: {}", name, e.getMessage());
    }
  }

  private static Connections saved() {
    return new Connections(ConfigFolder.path());
  }
}
