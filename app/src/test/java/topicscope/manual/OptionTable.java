package topicscope.manual;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;

/** The options of a program as tables in Markdown. */
final class OptionTable {
  /** An option that so many commands have with the same meaning stands in the shared table. */
  private static final int SHARED = 3;

  /** Options that need no table. */
  private static final List<String> EVERYWHERE = List.of("--help", "--version");

  private final CommandSpec program;
  private final Set<CommandSpec> configurable = new LinkedHashSet<>();
  private final Map<Option, Map<CommandSpec, String>> options = new LinkedHashMap<>();

  /** What makes options of several commands the same. Defaults may differ. */
  private record Option(String usage, String meaning, boolean required) {}

  OptionTable(CommandSpec program) {
    this.program = program;
    CommandTree.all(program)
        .forEach(command -> {
          for (OptionText text : OptionText.of(command)) {
            if (Collections.disjoint(text.names(), EVERYWHERE)) {
              configurable.add(command);
            } else {
              continue;
            }
            options
                .computeIfAbsent(
                    new Option(text.usage(), text.meaning(), text.required()),
                    _ -> new LinkedHashMap<>())
                .put(command, text.fallback());
          }
        });
  }

  /** The commands of the program and what they do. */
  String commands() {
    StringBuilder table = new StringBuilder("| command | what it does |\n|---|---|\n");
    CommandTree.all(program)
        .filter(command -> !command.equals(program))
        .forEach(command ->
            table.append(row("`" + name(command) + "`", cell(OptionText.summary(command) + "."))));
    return table.toString();
  }

  /** The options that several commands have with the same meaning. */
  String shared() {
    StringBuilder table =
        new StringBuilder("| option | meaning | default | commands |\n|---|---|---|---|\n");
    options.entrySet().stream()
        .filter(entry -> isShared(entry.getValue()))
        .sorted(Comparator.comparing(entry -> entry.getKey().usage()))
        .forEach(entry ->
            table.append(
                row(
                    usage(entry.getKey()),
                    cell(entry.getKey().meaning()),
                    defaults(entry.getValue()),
                    users(entry.getValue()))));
    return table.toString();
  }

  /** The options of some commands that aren't shared; says where the others are. */
  String of(List<CommandSpec> commands) {
    boolean several = commands.size() > 1;
    StringBuilder table = new StringBuilder();
    List<String> elsewhere = new ArrayList<>();
    options.forEach((option, users) -> {
      Map<CommandSpec, String> here = new LinkedHashMap<>(users);
      here.keySet().retainAll(commands);
      if (here.isEmpty()) {
        return;
      }
      if (isShared(users)) {
        elsewhere.add("`" + option.usage().replaceFirst(" .*", "") + "`");
      } else if (several) {
        table.append(row(usage(option), cell(option.meaning()), defaults(here), names(here)));
      } else {
        table.append(row(usage(option), cell(option.meaning()), defaults(here)));
      }
    });
    String head =
        several
            ? "| option | meaning | default | command |\n|---|---|---|---|\n"
            : "| option | meaning | default |\n|---|---|---|\n";
    String shared =
        elsewhere.isEmpty()
            ? ""
            : (table.isEmpty() ? "" : "\n")
                + "Also the [options that several commands share](#%s): ".formatted(anchor())
                + elsewhere.stream().distinct().sorted().collect(Collectors.joining(", "))
                + ".\n";
    return (table.isEmpty() ? "" : head + table) + shared;
  }

  /** The heading of the shared table is the program's name and a few words. */
  private String anchor() {
    return program.name() + "-options-that-several-commands-share";
  }

  private static boolean isShared(Map<CommandSpec, String> users) {
    return users.size() >= SHARED;
  }

  /** The most frequent default first, then the commands that have another one. */
  private String defaults(Map<CommandSpec, String> users) {
    boolean own = users.entrySet().stream().filter(OptionTable::isItsName).count() >= SHARED;
    Map<String, List<CommandSpec>> byDefault =
        users.entrySet().stream()
            .collect(
                Collectors.groupingBy(
                    entry -> own && isItsName(entry) ? "the command's name" : entry.getValue(),
                    LinkedHashMap::new,
                    Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
    List<Map.Entry<String, List<CommandSpec>>> sorted =
        byDefault.entrySet().stream()
            .sorted(Comparator.comparingInt(entry -> -entry.getValue().size()))
            .toList();
    List<String> cells = new ArrayList<>();
    for (Map.Entry<String, List<CommandSpec>> each : sorted) {
      String commands =
          cells.isEmpty()
              ? ""
              : each.getValue().stream().map(this::name).collect(Collectors.joining(", ")) + ": ";
      cells.add(commands + cell(each.getKey()));
    }
    return String.join("; ", cells);
  }

  private static boolean isItsName(Map.Entry<CommandSpec, String> entry) {
    return entry.getValue().equals(entry.getKey().name());
  }

  /** Of the commands that have options at all. */
  private String users(Map<CommandSpec, String> users) {
    List<CommandSpec> others =
        configurable.stream().filter(command -> !users.containsKey(command)).toList();
    return others.size() >= users.size()
        ? names(users)
        : "all"
            + (others.isEmpty()
                ? ""
                : " but " + others.stream().map(this::name).collect(Collectors.joining(", ")));
  }

  private String names(Map<CommandSpec, String> users) {
    return users.keySet().stream().map(this::name).collect(Collectors.joining(", "));
  }

  private String name(CommandSpec command) {
    return command.equals(program)
        ? "`" + program.name() + "`"
        : command.qualifiedName().substring(program.name().length() + 1);
  }

  private static String usage(Option option) {
    return "`" + cell(option.usage()) + "`" + (option.required() ? " (required)" : "");
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replace("*", "\\*");
  }

  private static String row(String... cells) {
    return "| " + String.join(" | ", cells) + " |\n";
  }
}
