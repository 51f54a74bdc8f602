package topicscope.cli.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.ResourceLockTarget;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import topicscope.testing.CommandProcess;
import topicscope.testing.ScreenModel;
import topicscope.testing.SharedBroker;
import topicscope.testing.TestCluster;

@ExtendWith(SharedBroker.class)
@Execution(CONCURRENT)
@ResourceLock(value = CommandProcess.LOCK, target = ResourceLockTarget.CHILDREN)
class PlotCommandTest {
  private static final String SHELL = "shell before";

  @TempDir private Path folder;
  private final TestCluster cluster;

  PlotCommandTest(TestCluster cluster) {
    this.cluster = cluster;
  }

  /** A ramp of CPU and a constant amount of memory. */
  private String topic() {
    return cluster.topicOf(
        IntStream.range(0, 50)
            .mapToObj(i -> "{\"cpu\":" + i + ",\"used_bytes\":5000000000}")
            .toArray(String[]::new));
  }

  private ProcessBuilder program(String topic, String... more) {
    return CommandProcess.withoutJavaFx(folder, cluster.arguments("plot", topic, more));
  }

  @Test
  @DisplayName("a still has legend, axes and account, no control characters, and needs no JavaFX")
  void once_piped_printsText() {
    String topic = topic();
    ProcessBuilder program = program(topic, "--once", "--width", "80", "--glyphs", "braille");

    CommandProcess run = CommandProcess.of(folder, program);

    assertThat(run.errors()).isEmpty();
    assertThat(run.exitCode()).isZero();
    List<String> lines = run.out().lines().toList();
    assertThat(lines).hasSize(24).allMatch(line -> line.length() <= 80);
    assertThat(run.out())
        .doesNotContain("\u001b")
        .contains("1 cpu 49", "2 used_bytes 4.657 GiB", "all 50 decoded", "│", "└", "┬")
        .matches(text -> text.codePoints().anyMatch(c -> c > 0x2800 && c <= 0x28ff));
    assertThat(lines.getFirst()).startsWith(topic);
  }

  @Test
  @DisplayName("a still of chosen series in ASCII has no other characters")
  void once_ascii_chosenSeries() {
    ProcessBuilder program = program(topic(), "--once", "--glyphs", "ascii", "--series", "cp*");

    CommandProcess run = CommandProcess.of(folder, program);

    assertThat(run.out()).contains("1 cpu").doesNotContain("used_bytes");
    assertThat(run.out().codePoints()).allMatch(c -> c < 0x80);
  }

  @Test
  @DisplayName("an empty topic has no still: exit code 2 and a line")
  void once_emptyTopic_says() {
    ProcessBuilder program = program(cluster.newTopic(1), "--once", "--duration", "500ms");

    CommandProcess run = CommandProcess.of(folder, program);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.errors()).contains("no sample arrived");
  }

  @Test
  @DisplayName("without a terminal it prints the last values as lines, as JSON with an account")
  void piped_json_linesAndAccount() throws Exception {
    Process process =
        program(topic(), "--json").redirectError(folder.resolve("err.txt").toFile()).start();
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      String line = out.readLine();
      while (!line.contains("\"event\":\"values\"")) {
        line = out.readLine();
      }
      assertThat(new ObjectMapper().readTree(line).at("/values/cpu").asInt()).isEqualTo(49);

      CommandProcess.interrupt(process);

      assertThat(out.lines().toList().getLast()).contains("account", "\"decoded\":50");
      assertThat(CommandProcess.exitCode(process)).isEqualTo(130);
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  @DisplayName("a dumb terminal gets plain lines")
  void dumbTerminal_plainLines() throws Exception {
    ProcessBuilder program = program(topic());
    program.environment().put("TERM", "dumb");
    Process process = program.redirectError(folder.resolve("err.txt").toFile()).start();
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      assertThat(out.readLine()).contains("cpu=49", "all 50 decoded").doesNotContain("\u001b");
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no such terminals")
  @DisplayName("on a terminal it fills the screen, follows its size, and takes keys")
  void terminal_screenSizeAndKeys() throws Exception {
    String topic = topic();
    try (ScreenModel terminal = new ScreenModel(80, 24)) {
      terminal.print(SHELL);
      Process process = terminal.start(folder, program(topic));
      try {
        String screen = terminal.awaitScreen(text -> text.contains("all 50 decoded"));
        assertThat(screen).contains(topic, "1 cpu 49", "2 used_bytes", "└").doesNotContain(SHELL);

        terminal.resize(120, 40);
        terminal.awaitScreen(text -> text.lines().count() >= 40 && text.contains("1 cpu 49"));
        String before = terminal.text().lines().findFirst().orElseThrow();
        terminal.type("\u001b[<64;40;10M");
        terminal.awaitScreen(text -> !text.startsWith(before));
        terminal.type(" ");
        terminal.awaitScreen(text -> text.contains("HELD"));
        terminal.type("2");
        terminal.awaitScreen(text -> text.contains("2 used_bytes off"));
        terminal.type("?");
        terminal.awaitScreen(text -> text.contains("hold, and follow again"));
        terminal.type("x");
        terminal.type("t");
        terminal.awaitScreen(text -> text.contains("Topic: _"));
        terminal.type(topic);
        terminal.awaitScreen(
            text -> text.contains("Topic: " + topic + "_") && text.contains("│ " + topic));
        terminal.type("\u001b");
        terminal.awaitScreen(text -> !text.contains("Topic: "));
        cluster.send(topic, "{\"cpu\":88,\"used_bytes\":1}");
        terminal.type(" ");
        terminal.awaitScreen(text -> text.contains("1 cpu 88"));
        terminal.type("q");

        assertThat(CommandProcess.exitCode(process)).isZero();
        assertThat(CommandProcess.errors(folder)).isEmpty();
        terminal.awaitScreen(text -> text.contains(SHELL) && !text.contains(topic));
      } finally {
        process.destroyForcibly();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM", "HUP"})
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no signals")
  @DisplayName("the terminal is as before after a signal")
  void terminal_signal_givenBack(String signal) throws Exception {
    try (ScreenModel terminal = new ScreenModel(80, 24)) {
      terminal.print(SHELL);
      String before = terminal.modes();
      Process process = terminal.start(folder, program(topic()));
      try {
        terminal.awaitScreen(text -> text.contains("all 50 decoded"));
        assertThat(terminal.modes()).isNotEqualTo(before);

        CommandProcess.signal(process, signal);

        CommandProcess.exitCode(process);
        terminal.awaitScreen(text -> text.contains(SHELL) && !text.contains("decoded"));
        assertThat(terminal.modes()).isEqualTo(before);
      } finally {
        process.destroyForcibly();
      }
    }
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no signals")
  @DisplayName("suspended it gives the terminal back, resumed it draws again")
  void terminal_suspendAndResume() throws Exception {
    try (ScreenModel terminal = new ScreenModel(80, 24)) {
      terminal.print(SHELL);
      String before = terminal.modes();
      Process process = terminal.start(folder, program(topic()));
      try {
        terminal.awaitScreen(text -> text.contains("all 50 decoded"));

        CommandProcess.signal(process, "TSTP");
        terminal.awaitScreen(text -> text.contains(SHELL));
        assertThat(terminal.modes()).isEqualTo(before);

        // It gives the terminal back just before it stops; a shell resumes what has stopped.
        await()
            .atMost(Duration.ofMinutes(2))
            .pollInterval(Duration.ofSeconds(1))
            .until(() -> {
              CommandProcess.signal(process, "CONT");
              return terminal.text().contains("all 50 decoded");
            });
        terminal.type("q");
        assertThat(CommandProcess.exitCode(process)).isZero();
      } finally {
        process.destroyForcibly();
      }
    }
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no such terminals")
  @DisplayName("a topic that doesn't exist is one line on the terminal as it was before")
  void terminal_missingTopic_oneLine() throws Exception {
    try (ScreenModel terminal = new ScreenModel(80, 24)) {
      Process process = terminal.start(folder, program("no-such-topic"));

      assertThat(CommandProcess.exitCode(process)).isEqualTo(1);
      assertThat(CommandProcess.errors(folder)).contains("no topic no-such-topic");
      assertThat(terminal.text()).doesNotContain("no-such-topic");
    }
  }
}
