package topicscope.bench.rollup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import topicscope.bench.rollup.RollupChild.Program;
import topicscope.bench.tool.ChildJvm;

/** A {@link RollupChild} as its parent sees it. Used by one thread. */
final class RollupProcess implements AutoCloseable {
  private static final long CLOSE_S = 20;

  /** The same for all programs. */
  private static final List<String> JVM_OPTIONS =
      List.of(
          "-Xmx512m",
          "-XX:+UseG1GC",
          ChildJvm.WHOLE_COLLECTIONS,
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");

  private final Program program;
  private final Process process;
  private final BufferedReader answers;
  private final BufferedWriter orders;

  private RollupProcess(Program program, Process process) {
    this.program = program;
    this.process = process;
    answers = process.inputReader(StandardCharsets.UTF_8);
    orders = process.outputWriter(StandardCharsets.UTF_8);
  }

  /**
   * Starts the JVM.
   *
   * @param jars a folder of jars that it needs besides
   */
  static RollupProcess start(Program program, String servers, Optional<Path> jars)
      throws IOException {
    ProcessBuilder builder =
        ChildJvm.command(RollupChild.class, JVM_OPTIONS, program.name(), servers);
    if (jars.isPresent()) {
      List<String> command = new ArrayList<>(builder.command());
      int path = command.indexOf("-cp") + 1;
      command.set(path, command.get(path) + File.pathSeparator + jars.get().resolve("*"));
      builder.command(command);
    }
    return new RollupProcess(program, builder.start());
  }

  /** Begins a run. */
  void begin(RunOrder order) throws IOException {
    say(order.line());
  }

  /** The figures of the run, when it is over. What it has started still runs. */
  JsonNode figures() throws IOException {
    return answer();
  }

  /** Ends what it has started; returns how many records are in what it has written. */
  long end() throws IOException {
    say("end");
    return answer().path("written").asLong();
  }

  private void say(String line) throws IOException {
    orders.write(line);
    orders.newLine();
    orders.flush();
  }

  private JsonNode answer() throws IOException {
    String line = answers.readLine();
    while (line != null && !line.startsWith(RollupChild.ANSWER)) {
      line = answers.readLine();
    }
    if (line == null) {
      throw new IOException("the process of the program \"" + program.label() + "\" has ended");
    }
    JsonNode answer = new JsonMapper().readTree(line.substring(RollupChild.ANSWER.length()));
    JsonNode failure = answer.path(RollupChild.FAILURE);
    if (!failure.isMissingNode()) {
      throw new IOException(
          "the program \"" + program.label() + "\" has failed: " + failure.asText());
    }
    return answer;
  }

  @Override
  public void close() throws IOException {
    try {
      process.getOutputStream().close();
      if (!process.waitFor(CLOSE_S, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
