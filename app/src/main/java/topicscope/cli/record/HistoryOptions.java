package topicscope.cli.record;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import topicscope.history.HistoryAddress;
import topicscope.platform.FileFailure;

/** The options for the QuestDB that holds the history. */
final class HistoryOptions {
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
    Path file = config;
    String given = url;
    if (given == null) {
      if (file != null) {
        throw new IllegalArgumentException("--questdb-config needs --questdb");
      }
      return Optional.empty();
    }
    Properties login = new Properties();
    if (file != null) {
      try (Reader reader = Files.newBufferedReader(file)) {
        login.load(reader);
      } catch (IOException e) {
        throw new IOException(FileFailure.reading(file, e), e);
      }
    }
    return Optional.of(
        HistoryAddress.of(
            given, login.getProperty("http.user", ""), login.getProperty("http.password", "")));
  }
}
