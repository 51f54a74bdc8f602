package topicscope.manual;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * An option or parameter of a command, in words.
 *
 * @param names its names; empty for a parameter
 * @param label what stands for its value; empty for a switch
 * @param meaning the description without the default
 * @param fallback the default, as the description says it; empty if it says none
 * @param required whether it must be given
 */
public record OptionText(
    List<String> names, String label, String meaning, String fallback, boolean required) {
  private static final Pattern DEFAULT =
      Pattern.compile("(.*?)[ .]*(?:\\(default: (.+)\\)|Default: (.+?))\\.?", Pattern.DOTALL);

  /** The visible parameters and options of a command, in the order of its help. */
  public static List<OptionText> of(CommandSpec command) {
    return Stream.concat(
            command.positionalParameters().stream().filter(parameter -> !parameter.hidden()),
            options(command))
        .map(OptionText::of)
        .toList();
  }

  /** Names and label, such as {@code --topic NAME}. */
  public String usage() {
    return (String.join(", ", names) + " " + label).strip();
  }

  static Stream<OptionSpec> options(CommandSpec command) {
    Stream<OptionSpec> options = command.options().stream().filter(option -> !option.hidden());
    return command.usageMessage().sortOptions()
        ? options.sorted(Comparator.comparing(OptionSpec::longestName))
        : options;
  }

  static OptionText of(ArgSpec argument) {
    List<String> names =
        argument instanceof OptionSpec option ? List.of(option.names()) : List.of();
    boolean labelled = argument instanceof PositionalParamSpec || argument.arity().max() > 0;
    String description = lines(argument.description());
    Matcher split = DEFAULT.matcher(description);
    boolean hasDefault = split.matches();
    String fallback = !hasDefault ? "" : split.group(2) != null ? split.group(2) : split.group(3);
    return new OptionText(
        names,
        labelled ? argument.paramLabel() : "",
        hasDefault ? sentence(split.group(1)) : description,
        fallback,
        argument.required());
  }

  /** Lines of picocli's texts as one: it formats them, so that they may hold {@code %n}. */
  static String lines(String... lines) {
    return String.format(Locale.ROOT, String.join(" ", lines)).replaceAll("\\s+", " ").strip();
  }

  /** The first sentence of a command's description, without its end. */
  public static String summary(CommandSpec command) {
    String[] description = command.usageMessage().description();
    return description.length == 0 ? "" : lines(description[0]).replaceFirst("\\.( .*)?$|:$", "");
  }

  private static String sentence(String text) {
    return text.isEmpty() || text.endsWith(".") ? text : text + ".";
  }
}
