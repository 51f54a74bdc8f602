package topicscope.chaos;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import topicscope.history.HistoryServer;
import topicscope.testing.TestCluster;

/** The command {@code record} in a JVM of its own, with its data in the folder of the test. */
final class RecorderProcess extends JsonProcess {
  private static final int MAX_S = 120;

  RecorderProcess(TestCluster cluster, Path folder, String topic) {
    super(folder, cluster.arguments("record", topic, "--group", topic, "--json"));
  }

  /** Where the folder of a test holds the history. */
  static Path history(Path folder) {
    return folder.resolve("data").resolve("history");
  }

  /** Kills QuestDB. */
  static void killServer(Path folder) {
    Properties server = new Properties();
    try (Reader file = Files.newBufferedReader(HistoryServer.file(history(folder)))) {
      server.load(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    long pid = Long.parseLong(server.getProperty("pid"));
    ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
  }

  /** How many samples it has written. */
  long written() {
    long written = 0;
    for (JsonNode line : lines()) {
      written = line.path("written").asLong(written);
    }
    return written;
  }

  /** Waits until it has written some more. */
  void awaitMore(long samples) {
    long before = written();
    await().atMost(MAX_S, SECONDS).until(() -> written() >= before + samples);
  }

  /** What it has said about QuestDB. */
  List<String> messages() {
    return lines().stream()
        .filter(line -> line.path("event").asText().equals("history"))
        .map(line -> line.path("message").asText())
        .toList();
  }
}
