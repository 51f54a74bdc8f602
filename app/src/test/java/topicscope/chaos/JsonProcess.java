package topicscope.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import topicscope.testing.CommandProcess;

/** A command in a JVM of its own that prints lines of JSON. */
class JsonProcess implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int MAX_S = 120;

  private final Process process;
  private final Path out;

  /**
   * Starts it.
   *
   * @param folder for its output, and for what it keeps
   */
  JsonProcess(Path folder, String... arguments) {
    try {
      out = Files.createTempFile(folder, arguments[0] + "-", ".out");
      process =
          CommandProcess.withoutJavaFx(folder, arguments)
              .redirectOutput(out.toFile())
              .redirectError(Path.of(out + ".err").toFile())
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Kills it. */
  final void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  /** Ends it as Ctrl+C does. */
  final void interrupt() throws Exception {
    CommandProcess.interrupt(process);
    process.waitFor(MAX_S, TimeUnit.SECONDS);
  }

  /** What it has printed so far. */
  final List<JsonNode> lines() {
    try {
      String text = Files.readString(out);
      return text.substring(0, text.lastIndexOf('\n') + 1).lines().map(JsonProcess::read).toList();
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
  public final void close() {
    process.destroyForcibly();
  }
}
