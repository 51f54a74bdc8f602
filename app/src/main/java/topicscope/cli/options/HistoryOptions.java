package topicscope.cli.options;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Option;
import topicscope.history.HistoryAddress;
import topicscope.history.HistoryServer;
import topicscope.platform.DataFolder;
import topicscope.platform.FileFailure;

/** The options for the QuestDB that a history is read from. */
public final class HistoryOptions {
  private static final Logger LOG = LoggerFactory.getLogger(HistoryOptions.class);

  @Option(
      names = "--questdb",
      paramLabel = "URL",
      description =
          "The QuestDB with the history, as http://HOST:PORT (default: that of the recorder on this"
              + " machine, if one runs).")
  private @Nullable String url;

  @Option(
      names = "--questdb-config",
      paramLabel = "FILE",
      description = "The login for it: http.user and http.password, as in QuestDB's server.conf.")
  private @Nullable Path config;

  /**
   * The address that the user gave.
   *
   * @throws IOException if the file with the login can't be read
   */
  public Optional<HistoryAddress> given() throws IOException {
    return address(url, config);
  }

  /**
   * The address of {@code --questdb} with the login of {@code --questdb-config}.
   *
   * @throws IOException if the file can't be read; names the file and the reason
   */
  public static Optional<HistoryAddress> address(@Nullable String url, @Nullable Path config)
      throws IOException {
    if (url == null && config != null) {
      throw new IllegalArgumentException("--questdb-config needs --questdb");
    }
    if (url == null) {
      return Optional.empty();
    }
    Properties login = new Properties();
    if (config != null) {
      try (Reader reader = Files.newBufferedReader(config)) {
        login.load(reader);
      } catch (IOException e) {
        throw new IOException(FileFailure.reading(config, e), e);
      }
    }
    return Optional.of(
        HistoryAddress.of(
            url, login.getProperty("http.user", ""), login.getProperty("http.password", "")));
  }

  /**
   * Looks for the server that the user gave, else for that of a recorder on this machine.
   *
   * @throws IOException if the file with the login can't be read
   */
  public Supplier<Optional<HistoryAddress>> place() throws IOException {
    Optional<HistoryAddress> known = given();
    return () -> known.or(HistoryOptions::ofRecorder);
  }

  private static Optional<HistoryAddress> ofRecorder() {
    if (!Files.isDirectory(DataFolder.path().resolve("history"))) {
      // Nothing is recorded here, and nothing of the history is loaded.
      return Optional.empty();
    }
    try {
      return HistoryServer.find(HistoryServer.folder());
    } catch (IOException e) {
      LOG.warn("The recorder's address can't be read", e);
      return Optional.empty();
    }
  }
}
