package topicscope.manual;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Holds the tables of docs/cli.md to the options that the programs have. With {@code
 * -Dcli.mend=true} it writes them again, between their markers: {@code <!-- options NAME, NAME -->}
 * with the full names of commands, {@code *} for all below one, {@code <!-- shared PROGRAM -->} and
 * {@code <!-- commands PROGRAM -->}.
 */
@DisplayName("The reference of the command line, docs/cli.md,")
class CliReferenceTest {
  private static final Path REFERENCE = Path.of("docs/cli.md");
  private static final Pattern MARKED =
      Pattern.compile(
          "<!-- (commands|shared|options) ([^>]+) -->\\n(.*?)<!-- /\\1 -->", Pattern.DOTALL);

  private final List<CommandSpec> programs =
      List.of(
          topicscope.Main.commandLine().getCommandSpec(),
          topicscope.producer.Main.commandLine().getCommandSpec());

  @Test
  @DisplayName("has the options of each command (mend with -Dcli.mend=true, then read it)")
  void tables_areThoseOfTheCommands() throws IOException {
    String text = Files.readString(REFERENCE);
    String expected = MARKED.matcher(text).replaceAll(this::marked);
    if (Boolean.getBoolean("cli.mend")) {
      Files.writeString(REFERENCE, expected);
    } else {
      assertThat(text).isEqualTo(expected);
    }
  }

  @Test
  @DisplayName("has a place for each command, once")
  void commands_haveAPlace() throws IOException {
    List<CommandSpec> places = new ArrayList<>();
    Matcher marked = MARKED.matcher(Files.readString(REFERENCE));
    while (marked.find()) {
      if (marked.group(1).equals("options")) {
        places.addAll(named(marked.group(2)));
      }
    }
    assertThat(places.stream().map(CommandSpec::qualifiedName))
        .containsExactlyInAnyOrderElementsOf(
            programs.stream().flatMap(CommandTree::all).map(CommandSpec::qualifiedName).toList());
  }

  private String marked(java.util.regex.MatchResult place) {
    List<CommandSpec> commands = named(place.group(2));
    OptionTable table = new OptionTable(commands.getFirst().root());
    String content =
        switch (place.group(1)) {
          case "commands" -> table.commands();
          case "shared" -> table.shared();
          default -> table.of(commands);
        };
    return Matcher.quoteReplacement(
        "<!-- %1$s %2$s -->\n%3$s<!-- /%1$s -->"
            .formatted(place.group(1), place.group(2), content));
  }

  private List<CommandSpec> named(String names) {
    return Stream.of(names.split(", ")).flatMap(this::oneOrAllBelow).toList();
  }

  private Stream<CommandSpec> oneOrAllBelow(String name) {
    CommandSpec command = command(name.replaceFirst(" \\*$", ""));
    return name.endsWith(" *")
        ? CommandTree.all(command).filter(each -> !each.equals(command))
        : Stream.of(command);
  }

  private CommandSpec command(String name) {
    Optional<CommandSpec> found =
        programs.stream()
            .flatMap(CommandTree::all)
            .filter(command -> command.qualifiedName().equals(name))
            .findAny();
    return found.orElseThrow(() -> new AssertionError("no command is called " + name));
  }
}
