package topicscope.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** One run of the program in a separate JVM, with the folder of the test as working directory. */
public record CommandProcess(int exitCode, String out, String err) {
  /**
   * The lock of tests that start processes, one of them at a time: each process needs a core for
   * seconds, and gives up after 15 s without a connection.
   */
  public static final String LOCK = "processes of the program";

  private static final int TIMEOUT_SECONDS = 180;

  /** What a command reports while it waits for a cluster, as it does on a busy machine. */
  private static final Pattern WAITING =
      Pattern.compile(
          "topicscope: (not connected within .*|STALLED: .*|DOWN: .*|.*\\(still trying\\))\\R");

  /** The standard error without reports of a wait for the cluster. */
  public String errors() {
    return WAITING.matcher(err).replaceAll("");
  }

  /** The standard error of a process from {@link #start} without reports of a wait. */
  public static String errors(Path folder) throws IOException {
    String text = Files.readString(folder.resolve("err.txt"), StandardCharsets.UTF_8);
    return WAITING.matcher(text).replaceAll("");
  }

  /** Prepares the process: no display; log and configuration go into {@code folder}. */
  public static ProcessBuilder process(Path folder, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(CommandCache.jvmOptions());
    command.add("-Djava.io.tmpdir=" + folder);
    command.add("-Dtopicscope.state=" + folder.resolve("state"));
    command.add("-Dtopicscope.config=" + folder.resolve("config"));
    command.add("-Dtopicscope.data=" + folder.resolve("data"));
    command.add("topicscope.Main");
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().remove("DISPLAY");
    return builder;
  }

  /** Prepares the process as on a server that has no JavaFX at all. */
  public static ProcessBuilder withoutJavaFx(Path folder, String... arguments) {
    ProcessBuilder builder = process(folder, arguments);
    builder
        .command()
        .removeIf(part -> part.startsWith("--module-path") || part.startsWith("--add-modules"));
    builder.command().replaceAll(part -> part.replace("javafx.graphics,", ""));
    return builder;
  }

  /** Runs the program until it exits. */
  public static CommandProcess of(Path folder, String... arguments) {
    return of(folder, process(folder, arguments));
  }

  /** Runs a prepared program until it exits. */
  public static CommandProcess of(Path folder, ProcessBuilder builder) {
    Path out = folder.resolve("out.txt");
    Path err = folder.resolve("err.txt");
    builder.redirectOutput(out.toFile()).redirectError(err.toFile());
    try {
      Process process = builder.start();
      int exitCode;
      try {
        exitCode = exitCode(process);
      } finally {
        process.destroyForcibly();
      }
      return new CommandProcess(
          exitCode,
          Files.readString(out, StandardCharsets.UTF_8),
          Files.readString(err, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Starts the program; it writes its errors into {@code err.txt} in the folder. */
  public static Process start(Path folder, String... arguments) throws IOException {
    return process(folder, arguments).redirectError(folder.resolve("err.txt").toFile()).start();
  }

  /** Interrupts the program as Ctrl+C does. */
  public static void interrupt(Process process) throws IOException, InterruptedException {
    signal(process, "INT");
  }

  /** Sends a signal such as {@code TERM} to the program. */
  public static void signal(Process process, String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  /** Waits until the program exits, at most 180 s. */
  public static int exitCode(Process process) {
    try {
      assertThat(process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)).isTrue();
      return process.exitValue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
