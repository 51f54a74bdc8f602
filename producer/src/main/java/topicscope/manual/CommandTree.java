package topicscope.manual;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The commands of a program that its help shows. */
public final class CommandTree {
  private CommandTree() {}

  /** A command and all below it, parents first. */
  public static Stream<CommandSpec> all(CommandSpec command) {
    return Stream.concat(Stream.of(command), below(command).stream().flatMap(CommandTree::all));
  }

  /** The commands directly below a command, in the order of its help. */
  static List<CommandSpec> below(CommandSpec command) {
    return new LinkedHashSet<>(command.subcommands().values())
        .stream()
            .map(CommandLine::getCommandSpec)
            .filter(each -> !each.usageMessage().hidden())
            .toList();
  }
}
