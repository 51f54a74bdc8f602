package topicscope.producer;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.io.File;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Output that can't be written: a full disk, which {@code /dev/full} stands for, and a pipe. */
@ExtendWith(SharedCluster.class)
@EnabledOnOs(OS.LINUX)
@Execution(CONCURRENT)
class CommandOutputTest {
  @TempDir private Path folder;

  /** How a process ended. */
  private record End(int exitCode, String err) {}

  @ParameterizedTest
  @ValueSource(
      strings = {"lines", "cpu --count 2 --interval 10ms", "lines --json", "topic list", "--help"})
  @DisplayName("with a full disk each command ends with 1 and says so once; it sends all the same")
  void fullDisk_exit1(String line, TestCluster cluster) throws Exception {
    End end = run(line, cluster, Optional.of(new File("/dev/full")));

    assertThat(end.err().lines())
        .containsExactly("topicscope-producer: can't write the output: No space left on device");
    assertThat(end.exitCode()).isEqualTo(1);
    if (line.startsWith("lines")) {
      assertThat(cluster.records(folder.getFileName().toString())).hasSize(3);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"cpu --progress 50ms", "random --json --progress 50ms", "topic list"})
  @DisplayName("with a closed pipe each command ends quietly with 0, also one that would go on")
  void closedPipe_exit0(String line, TestCluster cluster) throws Exception {
    End end = run(line, cluster, Optional.empty());

    assertThat(end.err()).isEmpty();
    assertThat(end.exitCode()).isZero();
  }

  /** Runs the program with three lines to read; without a file its output is a closed pipe. */
  private End run(String line, TestCluster cluster, Optional<File> out) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dtopicscope.state=" + folder.resolve("state"),
                "-cp",
                System.getProperty("java.class.path"),
                "topicscope.producer.Main"));
    command.addAll(List.of(line.split(" ", -1)));
    if (!line.startsWith("-")) {
      command.addAll(List.of("--bootstrap-server", cluster.bootstrapServers()));
    }
    Path err = folder.resolve("err");
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(err.toFile());
    builder.environment().put("TOPICSCOPE_TOPIC", folder.getFileName().toString());
    out.ifPresent(builder::redirectOutput);
    Process process = builder.start();
    try {
      process.getInputStream().close();
      try (OutputStream in = process.getOutputStream()) {
        in.write("1\n2\n3\n".getBytes(StandardCharsets.UTF_8));
      }
      assertThat(process.waitFor(60, SECONDS)).as("it ends").isTrue();
      return new End(process.exitValue(), Files.readString(err));
    } finally {
      process.destroyForcibly();
    }
  }
}
