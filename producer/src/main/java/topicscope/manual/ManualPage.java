package topicscope.manual;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** A page of the manual, in the language of {@code man}: roff with its man macros. */
final class ManualPage {
  private final CommandSpec command;
  private final StringBuilder page = new StringBuilder();

  private ManualPage(CommandSpec command) {
    this.command = command;
  }

  /** The name of the page, such as {@code topicscope-history-export}. */
  static String name(CommandSpec command) {
    return command.qualifiedName("-");
  }

  /**
   * The page of a command.
   *
   * @param date the day that the page bears
   */
  static String of(CommandSpec command, String date) {
    return new ManualPage(command).written(date);
  }

  private String written(String date) {
    String version = Stream.of(command.root().version()).findFirst().orElse(command.root().name());
    macro("TH", upper(escape(name(command))), "1", date, escape(version), "Topicscope");
    UsageMessageSpec usage = command.usageMessage();
    section("NAME");
    text(name(command) + " - " + OptionText.summary(command));
    section("SYNOPSIS");
    page.append(synopsis()).append('\n');
    section("DESCRIPTION");
    lines(usage.description());
    List<OptionText> options = OptionText.of(command);
    if (!options.isEmpty()) {
      section("OPTIONS");
      options.forEach(this::option);
    }
    List<CommandSpec> below = CommandTree.below(command);
    if (!below.isEmpty()) {
      section("COMMANDS");
      below.forEach(
          each -> item("\\fB" + escape(each.qualifiedName()) + "\\fR", OptionText.summary(each)));
    }
    Map<String, String> codes = usage.exitCodeList();
    if (!codes.isEmpty()) {
      section("EXIT STATUS");
      codes.forEach((code, meaning) -> item("\\fB" + escape(code) + "\\fR", meaning));
    }
    if (usage.footer().length > 0) {
      section(upper(OptionText.lines(usage.footerHeading()).replaceFirst(":$", "")));
      page.append(".nf\n");
      lines(usage.footer());
      page.append(".fi\n");
    }
    seeAlso(below);
    return page.toString();
  }

  private String synopsis() {
    StringBuilder line = new StringBuilder("\\fB" + escape(command.qualifiedName()) + "\\fR");
    for (OptionText option : OptionText.of(command)) {
      if (!option.names().isEmpty() && option.required()) {
        line.append(' ').append(usage(option));
      }
    }
    line.append(" [\\fIOPTIONS\\fR]");
    for (OptionText option : OptionText.of(command)) {
      if (option.names().isEmpty()) {
        line.append(' ').append(usage(option));
      }
    }
    return line + (CommandTree.below(command).isEmpty() ? "" : " [\\fICOMMAND\\fR]");
  }

  private void option(OptionText option) {
    String fallback = option.fallback().isEmpty() ? "" : " Default: " + option.fallback() + ".";
    item(usage(option), (option.meaning() + fallback).strip());
  }

  private static String usage(OptionText option) {
    String names =
        option.names().stream()
            .map(name -> "\\fB" + escape(name) + "\\fR")
            .collect(Collectors.joining(", "));
    String label = option.label().isEmpty() ? "" : "\\fI" + escape(option.label()) + "\\fR";
    return (names + " " + label).strip();
  }

  private void seeAlso(List<CommandSpec> below) {
    List<String> names =
        Stream.concat(Stream.ofNullable(command.parent()), below.stream())
            .map(each -> "\\fB" + escape(name(each)) + "\\fR(1)")
            .toList();
    if (!names.isEmpty()) {
      section("SEE ALSO");
      page.append(String.join(",\n", names)).append('\n');
    }
  }

  private void item(String head, String text) {
    page.append(".TP\n").append(head).append('\n');
    text(text);
  }

  /** Lines, each on a line of its own. */
  private void lines(String... lines) {
    for (int line = 0; line < lines.length; line++) {
      String text = String.format(Locale.ROOT, lines[line]);
      // A blank at the beginning makes a new line by itself.
      page.append(line == 0 || text.startsWith(" ") ? "" : ".br\n");
      text(text);
    }
  }

  private void section(String title) {
    macro("SH", title);
  }

  private void macro(String name, String... words) {
    page.append('.').append(name);
    for (String word : words) {
      page.append(" \"").append(word.replace("\"", "\\(dq")).append('"');
    }
    page.append('\n');
  }

  /** A line that begins with a dot or an apostrophe would be a request. */
  private void text(String line) {
    page.append(line.startsWith(".") || line.startsWith("'") ? "\\&" : "")
        .append(escape(line))
        .append('\n');
  }

  private static String upper(String text) {
    return text.toUpperCase(Locale.ROOT);
  }

  /** Escapes what roff reads as its own. What is not ASCII is named by its number. */
  private static String escape(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .forEach(point -> {
          switch (point) {
            case '\\' -> escaped.append("\\e");
            case '-' -> escaped.append("\\-");
            case '\'' -> escaped.append("\\(aq");
            case '^' -> escaped.append("\\(ha");
            case '~' -> escaped.append("\\(ti");
            case '`' -> escaped.append("\\(ga");
            default -> {
              if (point < 128) {
                escaped.append((char) point);
              } else {
                escaped.append(String.format(Locale.ROOT, "\\[u%04X]", point));
              }
            }
          }
        });
    return escaped.toString();
  }
}
