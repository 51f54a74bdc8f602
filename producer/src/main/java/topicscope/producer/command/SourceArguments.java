package topicscope.producer.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import topicscope.producer.Main;

/**
 * A source as one of several: its name and the options that it would have as a command.
 *
 * @param name the source's name
 * @param arguments its options as words of a command line
 */
record SourceArguments(String name, List<String> arguments) {
  private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");

  /** Copies the list. */
  SourceArguments {
    arguments = List.copyOf(arguments);
  }

  /** Splits a text at its blanks, but for those in quotes. */
  static SourceArguments split(String text) {
    List<String> words = WORD.matcher(text).results().map(SourceArguments::word).toList();
    return words.isEmpty()
        ? new SourceArguments("", words)
        : new SourceArguments(words.getFirst(), words.subList(1, words.size()));
  }

  /**
   * The options, filled in.
   *
   * @param shared what all sources get that have such an option and don't say themselves
   * @throws CommandLine.ParameterException if an option is wrong
   */
  SourceOptions parse(List<SharedOption> shared) {
    SourceOptions options = options();
    CommandSpec spec = spec(options);
    List<String> all = new ArrayList<>(arguments);
    for (SharedOption option : shared) {
      option
          .value(name)
          .filter(_ -> lacks(spec, option.name()))
          .ifPresent(value -> all.add(option.name() + "=" + value));
    }
    Main.configured(new CommandLine(spec)).parseArgs(all.toArray(String[]::new));
    return options;
  }

  /** The options that such a source has. */
  CommandSpec spec() {
    return spec(options());
  }

  private CommandSpec spec(SourceOptions options) {
    return CommandSpec.forAnnotatedObject(options)
        .name(name)
        .defaultValueProvider(new Defaults(_ -> null, options.info().defaults()));
  }

  private SourceOptions options() {
    return Sources.all().stream()
        .filter(source -> source.info().name().equals(name))
        .findAny()
        .orElseThrow(() -> new UsageException("'" + name + "' is no source; there are " + names()));
  }

  private boolean lacks(CommandSpec spec, String option) {
    return spec.findOption(option) != null
        && arguments.stream()
            .noneMatch(word -> word.equals(option) || word.startsWith(option + "="));
  }

  private static String word(MatchResult match) {
    return Optional.ofNullable(match.group(1))
        .or(() -> Optional.ofNullable(match.group(2)))
        .orElseGet(() -> match.group(3));
  }

  private static String names() {
    return Sources.all().stream()
        .map(source -> source.info().name())
        .collect(Collectors.joining(", "));
  }

  /** An option that several sources share. */
  interface SharedOption {
    String name();

    /** Its value for a source; empty if it isn't given. */
    Optional<String> value(String source);
  }
}
