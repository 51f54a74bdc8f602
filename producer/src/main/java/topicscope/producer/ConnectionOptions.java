package topicscope.producer;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import topicscope.producer.client.ClientConfig;
import topicscope.producer.client.ClientConfigException;
import topicscope.producer.client.Refusal;

/** The options that say which cluster; named as in Kafka's own tools. */
final class ConnectionOptions {
  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

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

  String bootstrapServers() {
    return bootstrapServers;
  }

  /** The vetted settings; what was left out is said on the error stream. */
  ClientConfig clientConfig() {
    if (commandConfig == null) {
      return ClientConfig.none();
    }
    try {
      ClientConfig config = ClientConfig.load(commandConfig);
      for (Refusal refusal : config.refusals()) {
        System.err.println(commandConfig + ": left out " + refusal.text());
      }
      return config;
    } catch (ClientConfigException e) {
      throw Main.mistake(command, e.getMessage());
    }
  }
}
