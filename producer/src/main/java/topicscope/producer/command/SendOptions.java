package topicscope.producer.command;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import topicscope.producer.command.source.UsageException;
import topicscope.producer.run.ProducerRun;

/** The options for the cluster and how records are sent to it. */
final class SendOptions {
  private static final List<String> ACKS = List.of("all", "1", "0");
  private static final List<String> COMPRESSIONS = List.of("none", "gzip", "snappy", "lz4", "zstd");

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Option(
      names = "--acks",
      paramLabel = "all|1|0",
      defaultValue = "all",
      description = "Who confirms a record (default: ${DEFAULT-VALUE}).")
  private String acks = "all";

  @Option(
      names = "--compression",
      paramLabel = "TYPE",
      defaultValue = "none",
      description = "none, gzip, snappy, lz4 or zstd (default: ${DEFAULT-VALUE}).")
  private String compression = "none";

  /** The options as arguments for another process. */
  List<String> arguments() {
    List<String> arguments = new ArrayList<>(connection.arguments());
    arguments.add("--acks=" + acks);
    arguments.add("--compression=" + compression);
    return arguments;
  }

  ProducerRun.Connection connection() {
    require("--acks", acks, ACKS);
    require("--compression", compression, COMPRESSIONS);
    return new ProducerRun.Connection(
        connection.bootstrapServers(), connection.clientConfig(), acks, compression);
  }

  private void require(String option, String value, List<String> choices) {
    if (!choices.contains(value)) {
      throw new UsageException(
          option + ": '" + value + "' is none of " + String.join(", ", choices));
    }
  }
}
