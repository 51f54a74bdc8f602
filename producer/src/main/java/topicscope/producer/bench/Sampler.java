package topicscope.producer.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Runs the program in a process of its own, started by its launcher, so that its use of resources
 * is separate from this process.
 */
public final class Sampler implements AutoCloseable {
  private final Process process;

  private Sampler(Process process) {
    this.process = process;
  }

  /**
   * Starts {@code cpu} with these options.
   *
   * @return empty if this process was not started by a launcher
   */
  public static Optional<Sampler> start(List<String> options) throws IOException {
    String home = System.getProperty("topicscope.home", "");
    Path launcher = Path.of(home, "bin", "topicscope-producer");
    if (home.isEmpty() || !Files.isExecutable(launcher)) {
      return Optional.empty();
    }
    List<String> command = new ArrayList<>(List.of(launcher.toString(), "cpu", "--quiet"));
    command.addAll(options);
    return Optional.of(
        new Sampler(
            new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()));
  }

  /** The resources used so far. */
  public ProcessUsage usage() {
    return ProcessUsage.of(process.pid());
  }

  /** Ends the process with SIGTERM. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
