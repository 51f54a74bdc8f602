package topicscope.cli.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import topicscope.cli.options.HistoryOptions;
import topicscope.history.HistoryAddress;
import topicscope.history.HistoryServer;
import topicscope.history.query.HistoryReader;

/**
 * The history that a command reads: of the QuestDB that is given, of a recorder's, or of one that
 * is started for the command, if the user's data folder has a history.
 */
final class OpenHistory implements AutoCloseable {
  private final HistoryReader reader;
  private final @Nullable HistoryServer started;

  private OpenHistory(HistoryReader reader, @Nullable HistoryServer started) {
    this.reader = reader;
    this.started = started;
  }

  /**
   * Opens it; that may take some seconds.
   *
   * @throws IllegalStateException if there is none; the message says what to do
   */
  static OpenHistory of(HistoryOptions options) throws IOException, InterruptedException {
    Optional<HistoryAddress> found = options.place().get();
    if (found.isPresent()) {
      return new OpenHistory(new HistoryReader(found::get), null);
    }
    Path folder = HistoryServer.folder();
    if (!Files.isDirectory(folder.resolve("root"))) {
      throw new IllegalStateException(
          "nothing is recorded on this machine: start 'topicscope record', or give --questdb");
    }
    HistoryServer server = HistoryServer.open(folder, message -> {});
    return new OpenHistory(new HistoryReader(server::address), server);
  }

  HistoryReader reader() {
    return reader;
  }

  @Override
  public void close() {
    reader.close();
    if (started != null) {
      started.close();
    }
  }
}
