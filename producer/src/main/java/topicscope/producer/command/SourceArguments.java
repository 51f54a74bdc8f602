package topicscope.producer.command;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import topicscope.producer.command.source.SourceOptions;
import topicscope.producer.command.source.Sources;
import topicscope.producer.command.source.UsageException;

/**
 * A source of {@code run}: its name and its options.
 *
 * @param name the source's name
 * @param arguments its options, as words of a command line
 */
record SourceArguments(String name, List<String> arguments) {
  private static final String QUOTED = "'[^']*'|\"[^\"]*\"";
  private static final Pattern WORD = Pattern.compile("(?:" + QUOTED + "|\\S)+");
  private static final Pattern SOURCE = Pattern.compile("(?:" + QUOTED + "|[^;])+");

  /** Copies the list. */
  SourceArguments {
    arguments = List.copyOf(arguments);
  }

  /** Splits a text with several sources at its semicolons, except inside quotes. */
  static List<SourceArguments> splitAll(String text) {
    return SOURCE
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .map(SourceArguments::split)
        .toList();
  }

  /** Splits a text at its blanks, except inside quotes. */
  static SourceArguments split(String text) {
    List<String> words = WORD.matcher(text).results().map(SourceArguments::word).toList();
    return words.isEmpty()
        ? new SourceArguments("", words)
        : new SourceArguments(words.getFirst(), words.subList(1, words.size()));
  }

  /**
   * The options with their values.
   *
   * @param shared the values for sources that have such an option and do not set it, or another one
   *     of the same choice
   * @throws CommandLine.ParameterException if an option is wrong
   */
  SourceOptions parse(List<SharedOption> shared) {
    SourceOptions options = options();
    CommandSpec spec = spec(options);
    ExclusiveOptions.checkPace(arguments);
    List<String> all = new ArrayList<>(arguments);
    for (SharedOption option : shared) {
      String value = option.valueFor().apply(name);
      if (value != null && lacks(spec, option.name())) {
        all.add(option.name() + "=" + value);
      }
    }
    Converters.addTo(new CommandLine(spec)).parseArgs(all.toArray(String[]::new));
    return options;
  }

  /** The options of this kind of source. */
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
    return spec.findOption(option) != null && !ExclusiveOptions.isChosen(arguments, option);
  }

  /** A word without the quotes around it or around parts of it. */
  private static String word(MatchResult match) {
    return match.group().replaceAll("'([^']*)'|\"([^\"]*)\"", "$1$2");
  }

  private static String names() {
    return Sources.all().stream()
        .map(source -> source.info().name())
        .collect(Collectors.joining(", "));
  }

  /**
   * An option that several sources share.
   *
   * @param valueFor its value for the source of a name; null if it has none
   */
  record SharedOption(String name, UnaryOperator<@Nullable String> valueFor) {}
}
