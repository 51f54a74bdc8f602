package topicscope.producer.command;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
}
