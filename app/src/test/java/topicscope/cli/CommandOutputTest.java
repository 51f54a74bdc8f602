package topicscope.cli;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.ResourceLockTarget;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import topicscope.testing.CommandProcess;
import topicscope.testing.SharedBroker;
import topicscope.testing.TestCluster;

/** Output that can't be written: a full disk, which {@code /dev/full} stands for, and a pipe. */
@ExtendWith(SharedBroker.class)
@EnabledOnOs(OS.LINUX)
@Execution(CONCURRENT)
@ResourceLock(value = CommandProcess.LOCK, target = ResourceLockTarget.CHILDREN)
class CommandOutputTest {
  private static final String FULL = "topicscope: can't write the output: No space left on device";

  @TempDir private Path folder;
  private TestCluster cluster;

  /** How a process ended. */
  private record End(int exitCode, String err) {}

  @BeforeEach
  void useCluster(TestCluster shared) {
    cluster = shared;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fields --json",
        "tail",
        "watch --from earliest --alert * > 1 --json",
        "snapshot --duration 1s --json",
        "profiles",
        "--help"
      })
  @DisplayName("with a full disk each command ends with 1 and says so in one line")
  void fullDisk_exit1(String line) throws Exception {
    End end = run(line, Optional.of(new File("/dev/full")));

    assertThat(end.err().lines()).as(end.err()).containsExactly(FULL);
    assertThat(end.exitCode()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"fields", "profiles"})
  @DisplayName("with a closed pipe each command ends quietly with 0")
  void closedPipe_exit0(String line) throws Exception {
    End end = run(line, Optional.empty());

    assertThat(end.err()).doesNotContain("can't write", "Exception");
    assertThat(end.exitCode()).isZero();
  }

  @Test
  @DisplayName("a closed pipe doesn't keep snapshot from drawing: its picture is its result")
  void snapshot_closedPipe_draws() throws Exception {
    assertThat(run("snapshot --duration 1s --json", Optional.empty()).exitCode()).isZero();
    assertThat(folder.resolve("plot.png")).isNotEmptyFile();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--csv /dev/full", "--out /dev/full"})
  @DisplayName("files of snapshot that don't fit on the disk are an error")
  void snapshot_fileOnFullDisk_exit1(String option) throws Exception {
    End end =
        run("snapshot --duration 1s " + option, Optional.of(folder.resolve("out.txt").toFile()));

    assertThat(end.err().lines()).as(end.err()).hasSize(1);
    assertThat(end.err()).contains("no space left on the disk for /dev/full");
    assertThat(end.exitCode()).isEqualTo(1);
  }

  @Test
  @DisplayName("in the locale C the output is UTF-8, not question marks")
  void fields_localeC_isUtf8() throws Exception {
    String topic = cluster.newTopic(1);
    cluster.send(topic, "{\"größe\":1}");
    Path out = folder.resolve("out.txt");
    ProcessBuilder builder =
        CommandProcess.process(
                folder,
                "fields",
                "--json",
                "--bootstrap-server",
                cluster.bootstrapServers(),
                "--topic",
                topic)
            .redirectOutput(out.toFile());
    builder.environment().put("LC_ALL", "C");
    Process process = builder.start();
    try {
      assertThat(process.waitFor(60, SECONDS)).isTrue();
      assertThat(out).content().contains("\"name\":\"größe\"");
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  @DisplayName("a user without a home hears nothing from JavaFX, and nothing is left behind")
  void snapshot_noHome_isSilent() throws Exception {
    Path noFolder = Files.createFile(folder.resolve("file"));
    String topic = cluster.newTopic(1);
    cluster.send(topic, "1");
    ProcessBuilder builder =
        CommandProcess.process(
                folder,
                "snapshot",
                "--duration=1s",
                "--bootstrap-server",
                cluster.bootstrapServers(),
                "--topic",
                topic)
            .redirectOutput(folder.resolve("out.txt").toFile())
            .redirectError(folder.resolve("err.txt").toFile());
    builder.command().add(1, "-Duser.home=" + noFolder.resolve("home"));
    Process process = builder.start();
    try {
      assertThat(process.waitFor(180, SECONDS)).isTrue();
      assertThat(CommandProcess.errors(folder)).isEmpty();
      assertThat(process.exitValue()).isZero();
      assertThat(folder).isDirectoryNotContaining("glob:**topicscope-javafx-*");
    } finally {
      process.destroyForcibly();
    }
  }

  /** Runs a command on a topic with three records; without a file its output is a closed pipe. */
  private End run(String line, Optional<File> out) throws Exception {
    List<String> arguments = new ArrayList<>(List.of(line.replace("* > 1", "*>1").split(" ", -1)));
    if (List.of("fields", "tail", "watch", "snapshot").contains(arguments.getFirst())) {
      String topic = cluster.newTopic(1);
      cluster.send(topic, "1", "2", "3");
      arguments.addAll(List.of("--bootstrap-server", cluster.bootstrapServers()));
      arguments.addAll(List.of("--topic", topic));
    }
    Path err = folder.resolve("err.txt");
    ProcessBuilder builder =
        CommandProcess.process(folder, arguments.toArray(String[]::new))
            .redirectError(err.toFile());
    out.ifPresent(builder::redirectOutput);
    Process process = builder.start();
    try {
      process.getInputStream().close();
      assertThat(process.waitFor(180, SECONDS)).as("it ends").isTrue();
      return new End(process.exitValue(), CommandProcess.errors(folder));
    } finally {
      process.destroyForcibly();
    }
  }
}
