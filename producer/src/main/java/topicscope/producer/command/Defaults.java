package topicscope.producer.command;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Supplies the default of an option: the environment variable of its name ({@code --value-format}
 * is {@code TOPICSCOPE_VALUE_FORMAT}), or else the default of the source. {@code --help} and {@code
 * --version} have no variable: images and build servers like to set {@code TOPICSCOPE_VERSION}.
 */
public final class Defaults implements IDefaultValueProvider {
  static final String TOPIC = "test-topic";

  private final UnaryOperator<@Nullable String> environment;
  private final Map<String, String> values;

  public Defaults(UnaryOperator<@Nullable String> environment, Map<String, String> values) {
    this.environment = environment;
    this.values = Map.copyOf(values);
  }

  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    if (!(argument instanceof OptionSpec option)) {
      return argument.defaultValue();
    }
    return fromEnvironment(option)
        .orElseGet(() -> values.getOrDefault(option.longestName(), option.defaultValue()));
  }

  /** Whether the environment has a value for an option. */
  static boolean isInEnvironment(@Nullable IDefaultValueProvider provider, OptionSpec option) {
    return provider instanceof Defaults defaults && defaults.fromEnvironment(option).isPresent();
  }

  private Optional<String> fromEnvironment(OptionSpec option) {
    if (!isSettable(option)) {
      return Optional.empty();
    }
    return Optional.ofNullable(environment.apply(variable(option.longestName())))
        .filter(Predicate.not(String::isBlank));
  }

  /** Whether an option has a variable: those for help and version have none. */
  public static boolean isSettable(OptionSpec option) {
    return !option.usageHelp() && !option.versionHelp();
  }

  /** The name of the environment variable of an option. */
  public static String variable(String option) {
    return "TOPICSCOPE_"
        + option.replaceFirst("^-+", "").replace('-', '_').toUpperCase(Locale.ROOT);
  }

  /**
   * Options of which a source takes one. A given one overrules the value of the other one for all
   * sources and in the environment.
   */
  static final class ExclusiveOptions {
    private static final List<Set<String>> CHOICES =
        List.of(Set.of("--rate", "--interval"), Set.of("--key", "--key-field"));

    private ExclusiveOptions() {}

    /** Whether the words of a command line have this option, or another one of the same choice. */
    static boolean isChosen(List<String> words, String option) {
      return has(words, option)
          || CHOICES.stream()
              .filter(choice -> choice.contains(option))
              .anyMatch(choice -> choice.stream().anyMatch(other -> has(words, other)));
    }

    /**
     * Refuses both pace options on one command line.
     *
     * @throws UsageException if both are there
     */
    static void checkPace(List<String> words) {
      if (has(words, "--rate") && has(words, "--interval")) {
        throw new UsageException("--rate: give --rate or --interval, not both");
      }
    }

    /** The environment without the options that the words of a command line have decided. */
    static UnaryOperator<@Nullable String> without(
        UnaryOperator<@Nullable String> environment, List<String> words) {
      return variable ->
          CHOICES.stream()
                  .flatMap(Set::stream)
                  .anyMatch(option ->
                      Defaults.variable(option).equals(variable) && isChosen(words, option))
              ? null
              : environment.apply(variable);
    }

    private static boolean has(List<String> words, String option) {
      return words.stream().anyMatch(word -> word.equals(option) || word.startsWith(option + "="));
    }
  }
}
