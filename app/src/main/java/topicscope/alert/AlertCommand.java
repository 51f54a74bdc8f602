package topicscope.alert;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Runs a user's command for each event. The event goes to its standard input as one line of JSON,
 * never into the command line, so that no part of a record can become part of a command. Its output
 * is discarded. It is stopped after {@value #PATIENCE_SECONDS} s.
 */
public final class AlertCommand implements AlertSink.Target {
  private static final int PATIENCE_SECONDS = 30;

  private final String command;

  /**
   * @param command as the system's shell takes it
   */
  public AlertCommand(String command) {
    this.command = command;
  }

  @Override
  public void send(AlertEvent event) throws IOException, InterruptedException {
    boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
    Process process =
        new ProcessBuilder(windows ? List.of("cmd", "/c", command) : List.of("sh", "-c", command))
            .redirectOutput(Redirect.DISCARD)
            .redirectError(Redirect.INHERIT)
            .start();
    try {
      feed(process, AlertJson.of(event) + "\n");
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new IOException("it did not end within " + PATIENCE_SECONDS + " s");
      }
      if (process.exitValue() != 0) {
        throw new IOException("it ended with exit code " + process.exitValue());
      }
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private static void feed(Process process, String line) {
    try (OutputStream in = process.getOutputStream()) {
      in.write(line.getBytes(UTF_8));
    } catch (IOException e) {
      // A command may leave its input unread; its exit code tells the result.
      return;
    }
  }
}
