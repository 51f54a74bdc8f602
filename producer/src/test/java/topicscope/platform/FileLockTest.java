package topicscope.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A file lock")
class FileLockTest {
  private static final int CHANGES = 300;

  @TempDir Path folder;

  @Test
  @DisplayName("loses no change of two processes that each add 300 lines to one file")
  void take_twoProcesses_loseNothing() throws Exception {
    List<Process> processes = new ArrayList<>();
    for (String name : List.of("a", "b")) {
      processes.add(
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  Writer.class.getName(),
                  folder.toString(),
                  name)
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve(name + ".log").toFile())
              .start());
    }
    for (Process process : processes) {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isZero();
    }
    assertThat(Files.readAllLines(folder.resolve("lines")))
        .hasSize(2 * CHANGES)
        .doesNotHaveDuplicates();
  }

  @Test
  @DisplayName("that is held is reported after the time limit, also to another thread")
  void take_held_busy() throws Exception {
    Path lock = folder.resolve("lock");
    try (FileLock _ = FileLock.take(lock, Duration.ZERO)) {
      CompletableFuture<Void> other =
          CompletableFuture.runAsync(() -> {
            try (FileLock _ = FileLock.take(lock, Duration.ofMillis(50))) {
              throw new AssertionError("two threads hold the lock");
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
      assertThatThrownBy(other::join).hasRootCauseInstanceOf(FileLock.BusyException.class);
    }
    try (FileLock free = FileLock.take(lock, Duration.ZERO)) {
      assertThat(free).isNotNull();
    }
  }

  /** Adds lines to a file, each by reading all of it and writing it again. */
  static final class Writer {
    private Writer() {}

    public static void main(String[] args) throws IOException {
      Path file = Path.of(args[0], "lines");
      for (int i = 0; i < CHANGES; i++) {
        try (FileLock _ = FileLock.take(Path.of(args[0], "lock"), Duration.ofSeconds(30))) {
          String before = Files.exists(file) ? Files.readString(file) : "";
          String after = before + args[1] + i + "\n";
          AtomicFile.write(file, after.getBytes(StandardCharsets.UTF_8));
        }
      }
    }
  }
}
