package topicscope.producer.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import topicscope.client.ClientConfig;
import topicscope.client.ClientConfigException;
import topicscope.client.RefusedSetting;
import topicscope.platform.TerminalText;
import topicscope.producer.command.source.UsageException;

/** The options that name the cluster. They have the names of Kafka's own tools. */
final class ConnectionOptions {
  private static final Pattern SERVER =
      Pattern.compile("(\\[[0-9a-fA-F:.]+]|[^\\s:\\[\\]]+):\\d{1,5}");

  @Option(
      names = "--bootstrap-server",
      paramLabel = "HOST:PORT[,…]",
      defaultValue = "localhost:9092",
      description = "The cluster's first servers (default: ${DEFAULT-VALUE}).")
  private String bootstrapServers = "";

  @Option(
      names = "--command-config",
      paramLabel = "FILE",
      description = "Security settings, in the form of Kafka's client.properties.")
  private @Nullable Path commandConfig;

  /** The options as arguments for another process. */
  List<String> arguments() {
    List<String> arguments = new ArrayList<>(List.of("--bootstrap-server=" + bootstrapServers));
    if (commandConfig != null) {
      arguments.add("--command-config=" + commandConfig.toAbsolutePath());
    }
    return arguments;
  }

  String bootstrapServers() {
    for (String server : bootstrapServers.split(",", -1)) {
      if (!SERVER.matcher(server.strip()).matches()) {
        throw new UsageException(
            "--bootstrap-server: '" + server + "' is not of the form HOST:PORT");
      }
    }
    return bootstrapServers;
  }

  /** Returns the checked settings. Settings that are left out are reported on standard error. */
  ClientConfig clientConfig() {
    if (commandConfig == null) {
      return ClientConfig.none();
    }
    try {
      ClientConfig config = ClientConfig.load(commandConfig);
      for (RefusedSetting refusal : config.refusals()) {
        System.err.println(TerminalText.escape(commandConfig + ": left out " + refusal.text()));
      }
      return config;
    } catch (ClientConfigException e) {
      throw new UsageException(e.getMessage());
    }
  }
}
