package topicscope.producer.command;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import topicscope.producer.command.source.UsageException;

/**
 * Options of which a source takes one. A given one overrules the value of the other one for all
 * sources and in the environment.
 */
final class ExclusiveOptions {
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
                .anyMatch(
                    option -> Defaults.variable(option).equals(variable) && isChosen(words, option))
            ? null
            : environment.apply(variable);
  }

  private static boolean has(List<String> words, String option) {
    return words.stream().anyMatch(word -> word.equals(option) || word.startsWith(option + "="));
  }
}
