package topicscope.producer.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import topicscope.producer.Program;
import topicscope.producer.run.ProducerRun;

/** Compares the systemd unit, the example configuration and their description with the program. */
class ServiceFilesTest {
  private static final Path DOCS = Path.of("docs");
  private static final Path UNIT = DOCS.resolve("topicscope-producer.service");
  private static final Path EXAMPLE = DOCS.resolve("producer.yaml");
  private static final Path TEXT = DOCS.resolve("service.md");

  @Test
  @DisplayName("the unit has systemd's three sections, and nothing but settings in them")
  void unit_form_isSystemds() throws IOException {
    List<String> lines =
        Files.readAllLines(UNIT).stream()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .toList();
    assertThat(lines.stream().filter(line -> line.startsWith("[")))
        .containsExactly("[Unit]", "[Service]", "[Install]");
    assertThat(lines).allMatch(line -> line.matches("\\[\\w+]|[A-Z]\\w+=(\\S.*)?"));
  }

  @Test
  @DisplayName("what the unit starts is the installed program, with a command line that it takes")
  void unit_execStart_parses() throws IOException {
    List<String> words = List.of(setting("ExecStart").split(" ", -1));
    String home = group(Files.readString(TEXT), "Unpack the release archive to `([^`]+)`");
    assertThat(words.getFirst()).isEqualTo(home + "/bin/topicscope-producer");
    assertThat(parses(words.subList(1, words.size()))).isEqualTo("run");
    assertThat(Files.readString(TEXT)).contains("to `" + words.getLast() + "`");
  }

  @Test
  @DisplayName("the unit's environment is one that the program reads")
  void unit_environment_isRead() throws IOException {
    List<String> variables =
        groups(Files.readString(UNIT), "(?m)^#?Environment=(\\w+)=").stream()
            .filter(variable -> !List.of("XDG_STATE_HOME", "JDK_JAVA_OPTIONS").contains(variable))
            .toList();
    assertThat(variables).isNotEmpty();
    assertThat(Program.variables("run")).containsAll(variables);
    assertThat(Files.readString(UNIT))
        .contains("Environment=XDG_STATE_HOME=/var/lib/" + setting("StateDirectory") + "\n");
  }

  @Test
  @DisplayName("the unit sets no option of the program: the environment would overrule the file")
  void unit_environment_leavesTheFileInCharge() throws IOException {
    assertThat(groups(Files.readString(UNIT), "(?m)^Environment=(TOPICSCOPE_\\w+)=")).isEmpty();
  }

  @Test
  @DisplayName("the unit stops after a mistake in the settings, and doesn't restart forever")
  void unit_mistake_isNotRepeatedForEver() throws IOException {
    assertThat(setting("RestartPreventExitStatus"))
        .isEqualTo(Integer.toString(ProducerRun.MISTAKE));
    int attempts = Integer.parseInt(setting("StartLimitBurst"));
    int span = attempts * Integer.parseInt(setting("RestartSec"));
    assertThat(Integer.parseInt(setting("StartLimitIntervalSec"))).isGreaterThan(2 * span);
  }

  @Test
  @DisplayName("the folders of the service's user are those that the unit makes")
  void unit_folders_areItsOwn() throws IOException {
    assertThat(Files.readString(UNIT))
        .contains("-Djna.tmpdir=/var/cache/" + setting("CacheDirectory") + "\n");
    assertThat(setting("ProtectHome")).as("disk reads how full /home is").isEqualTo("read-only");
  }

  @Test
  @DisplayName("the release has the unit, the example and the description")
  void release_docs_areIn() throws IOException {
    assertThat(Files.readString(Path.of("src/main/assembly/jars.xml")))
        .contains("<directory>${project.basedir}/docs</directory>")
        .contains("<outputDirectory>docs</outputDirectory>");
    String home = group(Files.readString(TEXT), "Unpack the release archive to `([^`]+)`");
    assertThat(setting("Documentation")).isEqualTo("file://" + home + "/docs/service.md");
  }

  @Test
  @DisplayName("the unit leaves time to flush, takes Java's exit by SIGTERM as a success, and room")
  void unit_end_isGraceful() throws IOException {
    assertThat(Integer.parseInt(setting("TimeoutStopSec"))).isGreaterThan(5);
    assertThat(setting("SuccessExitStatus")).isEqualTo(Integer.toString(128 + 15));
    String heap =
        group(Files.readString(Path.of("src/main/assembly/jvm.options")), "(?m)^-Xmx(\\d+)m$");
    assertThat(Integer.parseInt(setting("MemoryMax").replace("M", "")))
        .isGreaterThan(Integer.parseInt(heap) + 100);
  }

  @Test
  @DisplayName("the example of a configuration is one that the program runs")
  void example_isTaken() {
    Program.Result result =
        new Program()
            .runLine("run --config " + EXAMPLE + " --bootstrap-server 127.0.0.1:1 --duration 1ms");
    assertThat(result.out())
        .contains("sending cpu to test-topic as int, 2 a second")
        .contains("sending system to system as json, every 5 s");
    assertThat(result.exitCode()).as(result.err()).isZero();
  }

  @Test
  @DisplayName("the description names options, variables and a command line that there are")
  void text_options_exist() throws IOException {
    String text = Files.readString(TEXT);
    assertThat(Program.variables("run")).containsAll(groups(text, "(TOPICSCOPE_\\w+)"));
    assertThat(Program.options("run")).containsAll(groups(text, "`(--[a-z-]+)[ `]"));
    String scheduled = group(text, "topicscope-producer\\.cmd\\\\\" ([^\"]+)\"");
    assertThat(parses(List.of(scheduled.split(" ", -1)))).isEqualTo("run");
  }

  /** The command that this command line is for; fails if it doesn't parse. */
  private static String parses(List<String> words) {
    String[] arguments = words.toArray(String[]::new);
    return Program.commandLine(arguments).parseArgs(arguments).subcommand().commandSpec().name();
  }

  private static String setting(String name) throws IOException {
    return group(Files.readString(UNIT), "(?m)^" + name + "=(.*)$");
  }

  private static String group(String text, String pattern) {
    List<String> found = groups(text, pattern);
    assertThat(found).as(pattern).isNotEmpty();
    return found.getFirst();
  }

  private static List<String> groups(String text, String pattern) {
    return Pattern.compile(pattern).matcher(text).results().map(ServiceFilesTest::first).toList();
  }

  private static String first(MatchResult match) {
    return match.group(1);
  }
}
