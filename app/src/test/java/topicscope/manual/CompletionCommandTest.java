package topicscope.manual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

@Execution(CONCURRENT)
@DisplayName("Completion")
class CompletionCommandTest {
  private static final int PATIENCE_S = 30;

  /** Does what bash does when Tab is pressed. There, {@code compopt} is bash's own. */
  private static final String TAB =
      """
      compopt() { :; }
      source "$1"; shift
      function=$(complete -p "$1" | sed 's/.*-F \\([^ ]*\\).*/\\1/')
      COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMP_LINE="$*"; COMP_POINT=${#COMP_LINE}
      "$function" "$1" "${COMP_WORDS[COMP_CWORD]}"
      printf '%s\\n' "${COMPREPLY[@]}"
      """;

  @TempDir private Path folder;

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "topicscope sna, snapshot",
    "topicscope tail --max, --max-records",
    "topicscope --topic cpu --fr, --from --fresh",
    "topicscope fields --format cb, cbor",
    "topicscope snapshot --theme li, light",
    "topicscope history ex, export",
    "topicscope history export --csv-time i, iso",
    "topicscope completion z, zsh",
    "topicscope man, ''",
    "topicscope-producer heart, heart-rate",
    "topicscope-producer random --value-format influ, influx",
    "topicscope-producer topic create --par, --partitions"
  })
  @DisplayName("in bash offers what continues the word")
  void bash_tab_offersWhatFits(String line, String offers) throws Exception {
    List<String> words = List.of(line.split(" "));
    Path script = script(words.getFirst(), "bash");

    assertThat(run("bash", "-c", TAB, "tab", script.toString(), words).split("\\s+"))
        .containsExactlyInAnyOrder(offers.split(" "));
  }

  @Test
  @DisplayName("in zsh is the script for bash, which turns on what zsh has for it")
  void zsh_scriptTurnsOnItsPart() {
    assertThat(printed("topicscope", "zsh"))
        .isEqualTo(printed("topicscope", "bash"))
        .contains("bashcompinit");
  }

  @ParameterizedTest
  @ValueSource(strings = {"topicscope", "topicscope-producer"})
  @DisplayName("in fish has a line for each command and option, all with a description")
  void fish_lines_areComplete(String program) {
    List<String> lines =
        printed(program, "fish").lines().filter(line -> line.contains(" -n ")).toList();
    long commandsAndOptions =
        CommandTree.all(commandLine(program).getCommandSpec())
            .mapToLong(
                command -> CommandTree.below(command).size() + OptionText.options(command).count())
            .sum();

    assertThat(lines)
        .hasSize((int) commandsAndOptions)
        .allMatch(line ->
            line.matches(
                "complete -c \\Q"
                    + program
                    + "\\E -n '__\\w+_at \\\\'[/a-z-]*\\\\'' -[als] .* -d '.+'"));
  }

  @Test
  @DisplayName("in fish offers files where a file is asked for, and values where they are few")
  void fish_values_areOffered() {
    assertThat(printed("topicscope", "fish"))
        .contains(" -l csv-time -x -a 'epoch iso' ")
        .contains(" -l schema -r -F ")
        .contains(" -l topic -x ")
        .contains("complete -c topicscope -n '__topicscope_at \\'/history\\'' -a export ");
  }

  private Path script(String program, String shell) throws IOException {
    return Files.writeString(folder.resolve(program + "." + shell), printed(program, shell));
  }

  private static String printed(String program, String shell) {
    StringWriter out = new StringWriter();
    int code = commandLine(program).setOut(new PrintWriter(out)).execute("completion", shell);
    assertThat(code).isZero();
    return out.toString();
  }

  private static CommandLine commandLine(String program) {
    Supplier<CommandLine> made =
        program.equals("topicscope")
            ? topicscope.Main::commandLine
            : topicscope.producer.Main::commandLine;
    return made.get();
  }

  private static String run(
      String shell, String option, String program, String name, String script, List<String> words)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(shell, option, program, name, script));
    command.addAll(words);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    assertThat(process.waitFor(PATIENCE_S, TimeUnit.SECONDS)).isTrue();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
  }
}
