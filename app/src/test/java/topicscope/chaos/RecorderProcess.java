package topicscope.chaos;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import topicscope.history.HistoryServer;
import topicscope.testing.CommandProcess;
import topicscope.testing.TestCluster;

/** The command {@code record} in a JVM of its own, with its data in the folder of the test. */
final class RecorderProcess implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int MAX_S = 120;

  private final Process process;
  private final Path out;

  RecorderProcess(TestCluster cluster, Path folder, String topic) {
    try {
      out = Files.createTempFile(folder, "recorder-", ".out");
      process =
          CommandProcess.withoutJavaFx(
                  folder, cluster.arguments("record", topic, "--group", topic, "--json"))
              .redirectOutput(out.toFile())
              .redirectError(Path.of(out + ".err").toFile())
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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

  /** Kills it. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  /** Ends it as Ctrl+C does. */
  void interrupt() throws Exception {
    CommandProcess.interrupt(process);
    process.waitFor(MAX_S, TimeUnit.SECONDS);
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

  private List<JsonNode> lines() {
    try {
      String text = Files.readString(out);
      return text.substring(0, text.lastIndexOf('\n') + 1)
          .lines()
          .map(RecorderProcess::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode read(String line) {
    try {
      return JSON.readTree(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
