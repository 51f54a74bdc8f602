package topicscope.manual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

@Execution(CONCURRENT)
@DisplayName("The manual")
class ManualCommandTest {
  private static final Set<String> REQUESTS = Set.of("TH", "SH", "TP", "br", "nf", "fi");

  @TempDir private Path folder;

  static Stream<CommandLine> programs() {
    return Stream.of(topicscope.Main.commandLine(), topicscope.producer.Main.commandLine());
  }

  @ParameterizedTest
  @MethodSource("programs")
  @DisplayName("has a page for each command that help shows, with all its options")
  void pages_haveAllCommandsAndOptions(CommandLine program) throws IOException {
    Path pages = folder.resolve("man/man1");
    assertThat(program.execute("manual", pages.toString(), "--date", "2026-11-20")).isZero();

    List<CommandSpec> commands = CommandTree.all(program.getCommandSpec()).toList();
    try (Stream<Path> files = Files.list(pages)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              commands.stream().map(command -> ManualPage.name(command) + ".1").toList());
    }
    for (CommandSpec command : commands) {
      String page = Files.readString(pages.resolve(ManualPage.name(command) + ".1"));
      for (OptionText option : OptionText.of(command)) {
        for (String name : option.names()) {
          assertThat(page).contains(bold(name));
        }
      }
    }
  }

  private static String bold(String name) {
    return "\\fB" + name.replace("-", "\\-") + "\\fR";
  }

  @ParameterizedTest
  @MethodSource("programs")
  @DisplayName("is plain ASCII, in requests that every man has")
  void pages_areRoff(CommandLine program) {
    for (CommandSpec command : CommandTree.all(program.getCommandSpec()).toList()) {
      String page = ManualPage.of(command, "2026-11-20");
      assertThat(StandardCharsets.US_ASCII.newEncoder().canEncode(page)).isTrue();
      assertThat(page).startsWith(".TH \"");
      assertThat(
              page.lines()
                  .filter(line -> line.startsWith("."))
                  .map(line -> line.substring(1).split(" ", 2)[0])
                  .collect(Collectors.toSet()))
          .isSubsetOf(REQUESTS);
      assertThat(page.lines()).noneMatch(line -> line.startsWith("'") || line.isBlank());
    }
  }

  @Test
  @DisplayName("of watch explains exit codes and rules, and names the pages around it")
  void page_ofWatch_explainsMore() {
    CommandLine program = topicscope.Main.commandLine();
    CommandSpec watch =
        Objects.requireNonNull(program.getSubcommands().get("watch")).getCommandSpec();

    assertThat(ManualPage.of(watch, "2026-11-20"))
        .contains(
            ".SH \"SYNOPSIS\"\n\\fBtopicscope watch\\fR \\fB\\-\\-alert\\fR \\fIRULE\\fR",
            ".SH \"EXIT STATUS\"\n.TP\n\\fB0\\fR\n",
            ".SH \"RULES\"\n.nf\ncpu > 90 for 10s",
            "\\fBtopicscope\\fR(1)");
  }
}
