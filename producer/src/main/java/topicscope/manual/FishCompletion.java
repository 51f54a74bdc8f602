package topicscope.manual;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The completion script for fish: a line for each command and option. */
final class FishCompletion {
  private static final Set<Class<?>> FILES = Set.of(Path.class, File.class);

  private final CommandSpec root;
  private final String function;
  private final StringBuilder script = new StringBuilder();

  private FishCompletion(CommandSpec root) {
    this.root = root;
    this.function = "__" + root.name().replace('-', '_') + "_at";
  }

  static String of(CommandSpec root) {
    FishCompletion completion = new FishCompletion(root);
    completion.begin();
    CommandTree.all(root).forEach(completion::command);
    return completion.script.toString();
  }

  /** A function that says whether the words before the cursor lead to a command. */
  private void begin() {
    String paths =
        CommandTree.all(root)
            .filter(command -> !command.equals(root))
            .map(command -> quoted(path(command)))
            .collect(Collectors.joining(" "));
    script.append(
        """
        # Completion of %2$s for fish; printed by: %2$s completion fish
        function %1$s
            set -l at ''
            for word in (commandline -opc)[2..-1]
                contains -- "$at/$word" %3$s; and set at "$at/$word"
            end
            test "$at" = "$argv[1]"
        end
        complete -c %2$s -f
        """
            .formatted(function, root.name(), paths));
  }

  private void command(CommandSpec command) {
    for (CommandSpec below : CommandTree.below(command)) {
      line(command, " -a " + below.name(), OptionText.summary(below));
    }
    OptionText.options(command).forEach(option -> option(command, option));
  }

  private void option(CommandSpec command, OptionSpec option) {
    StringBuilder names = new StringBuilder();
    for (String name : option.names()) {
      names.append(name.startsWith("--") ? " -l " : " -s ").append(name.replaceFirst("^-+", ""));
    }
    line(command, names + value(option), OptionText.of(option).meaning());
  }

  private static String value(OptionSpec option) {
    if (option.arity().max() == 0) {
      return "";
    }
    if (FILES.contains(option.type())) {
      return " -r -F";
    }
    List<String> candidates =
        option.completionCandidates() == null
            ? List.of()
            : StreamSupport.stream(option.completionCandidates().spliterator(), false).toList();
    return candidates.isEmpty() ? " -x" : " -x -a " + quoted(String.join(" ", candidates));
  }

  private void line(CommandSpec command, String what, String description) {
    script
        .append("complete -c ")
        .append(root.name())
        .append(" -n ")
        .append(quoted(function + " " + quoted(path(command))))
        .append(what)
        .append(" -d ")
        .append(quoted(description))
        .append('\n');
  }

  /** Such as {@code /history/export}; empty for the program itself. */
  private String path(CommandSpec command) {
    return command.qualifiedName("/").substring(root.name().length());
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
