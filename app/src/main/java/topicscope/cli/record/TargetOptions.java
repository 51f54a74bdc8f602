package topicscope.cli.record;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import topicscope.cli.options.HistoryOptions;
import topicscope.history.HistoryAddress;

/** The options for the QuestDB that is written to. */
final class TargetOptions {
  @Option(
      names = "--questdb",
      paramLabel = "URL",
      description = {
        "The QuestDB to write to, as http://HOST:PORT.",
        "Default: QuestDB's own server, started and stopped with this command, with its data in the"
            + " user's data folder."
      })
  private @Nullable String url;

  @Option(
      names = "--questdb-config",
      paramLabel = "FILE",
      description = "The login for it: http.user and http.password, as in QuestDB's server.conf.")
  private @Nullable Path config;

  /**
   * The address, if one is given.
   *
   * @throws IOException if the file can't be read; names the file and the reason
   */
  Optional<HistoryAddress> address() throws IOException {
    return HistoryOptions.address(url, config);
  }
}
