package topicscope;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

@DisplayName("The command line")
final class MainTest {
  @Test
  @DisplayName("calls each command by the name in its help")
  void namesAgree() {
    Map<String, CommandLine> all = Main.commandLine().getSubcommands();

    assertThat(all).isNotEmpty();
    assertThat(all.values().stream().map(CommandLine::getCommandName))
        .containsExactlyElementsOf(all.keySet());
  }

  @Test
  @DisplayName("makes only the command that is called")
  void onlyWhatIsCalled() {
    assertThat(made("tail", "--topic", "x")).containsExactly("tail");
    assertThat(made("--topic", "x", "--bootstrap-server", "y")).isEmpty();
    assertThat(made()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "-h", "--version", "-V", "tial", "--topic tail", "@x"})
  @DisplayName("makes all commands where help, a mistake or an option may name them")
  void allWhereTheyMayBeNamed(String line) {
    assertThat(made(line.split(" ")))
        .containsExactlyElementsOf(Main.commandLine().getSubcommands().keySet());
  }

  @Test
  @DisplayName("takes a workspace's file as the desktop names it, and no other word")
  void workspaceFile_isTaken() {
    assertThat(Main.commandLine().parseArgs("plots.topicscope").matchedPositionals()).hasSize(1);

    StringWriter said = new StringWriter();
    int code = Main.commandLine().setErr(new PrintWriter(said, true)).execute("tial");

    assertThat(code).isEqualTo(1);
    assertThat(said.toString()).contains("there is no command 'tial'", "topicscope --help");
  }

  private static Stream<String> made(String... args) {
    return Main.commandLine(Optional.empty(), args).getSubcommands().keySet().stream();
  }
}
