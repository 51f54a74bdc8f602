package topicscope.producer.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import topicscope.producer.command.source.UsageException;
import topicscope.producer.config.ConfigException;
import topicscope.producer.config.ConfigFile;
import topicscope.producer.config.Section;
import topicscope.producer.config.Setting;
import topicscope.producer.run.Plan;

/**
 * A configuration file as options: those of {@code run} and those of its sources. The options check
 * their values themselves. An error is reported with its line in the file.
 */
final class RunFile {
  private static final String SOURCE = "source";
  private static final String FILE = "file";
  private static final Set<String> NOT_IN_A_FILE = Set.of("config", SOURCE, "help", "version");

  private final ConfigFile file;

  RunFile(ConfigFile file) {
    this.file = file;
  }

  /**
   * Combines the file's options with the command line and the environment, which take precedence.
   */
  RunCommand merge(CommandSpec given) throws ConfigException {
    checkNames(file.run(), given, "the run");
    List<String> arguments = new ArrayList<>();
    CommandLine.ParseResult parsed = given.commandLine().getParseResult();
    for (OptionSpec option : parsed.matchedOptions()) {
      if (!NOT_IN_A_FILE.contains(bare(option.longestName()))) {
        option
            .originalStringValues()
            .forEach(value -> arguments.add(option.longestName() + "=" + value));
      }
    }
    for (Setting setting : file.run().settings()) {
      OptionSpec option = Objects.requireNonNull(given.findOption("--" + setting.name()));
      if (!parsed.hasMatchedOption(option)
          && !Defaults.isInEnvironment(given.defaultValueProvider(), option)) {
        arguments.addAll(setting.arguments());
      }
    }
    RunCommand merged = new RunCommand();
    try {
      Converters.addTo(new CommandLine(merged))
          .setDefaultValueProvider(given.defaultValueProvider())
          .parseArgs(arguments.toArray(String[]::new));
      return merged;
    } catch (ParameterException e) {
      throw at(file.run(), e);
    }
  }

  /**
   * The tasks of the sources.
   *
   * @param trouble receives problems that occur during the run
   */
  List<Plan> plans(List<SourceArguments.SharedOption> shared, Consumer<String> trouble)
      throws ConfigException {
    List<Plan> plans = new ArrayList<>();
    for (Section section : file.sources()) {
      plans.add(plan(section, shared, trouble));
    }
    return plans;
  }

  private Plan plan(
      Section section, List<SourceArguments.SharedOption> shared, Consumer<String> trouble)
      throws ConfigException {
    Setting name =
        section
            .find(SOURCE)
            .orElseThrow(() ->
                new ConfigException(
                    file.file(), section.line(), "a source needs a line 'source: NAME'"));
    Section rest = section.without(SOURCE);
    List<String> arguments = new ArrayList<>();
    for (Setting setting : rest.settings()) {
      arguments.addAll(setting.name().equals(FILE) ? setting.values() : setting.arguments());
    }
    try {
      SourceArguments source = new SourceArguments(name.values().getFirst(), arguments);
      checkNames(rest.without(FILE), source.spec(), source.name());
      return source.parse(shared).plan(trouble);
    } catch (ParameterException e) {
      throw at(section, e);
    } catch (UsageException e) {
      throw at(section, String.valueOf(e.getMessage()), "");
    }
  }

  private void checkNames(Section section, CommandSpec spec, String owner) throws ConfigException {
    Set<String> known =
        spec.options().stream()
            .map(option -> bare(option.longestName()))
            .filter(name -> !NOT_IN_A_FILE.contains(name))
            .collect(Collectors.toCollection(java.util.TreeSet::new));
    for (Setting setting : section.settings()) {
      if (!known.contains(setting.name())) {
        throw new ConfigException(
            file.file(),
            setting.line(),
            "'"
                + setting.name()
                + "' is no setting of "
                + owner
                + "; it has "
                + String.join(", ", known));
      }
    }
  }

  private ConfigException at(Section section, ParameterException mistake) {
    String option = mistake.getArgSpec() instanceof OptionSpec spec ? bare(spec.longestName()) : "";
    return at(section, String.valueOf(mistake.getMessage()), option);
  }

  /** The error with the line of the option it concerns, or else of the section. */
  private ConfigException at(Section section, String message, String option) {
    int line =
        section.settings().stream()
            .filter(setting ->
                setting.name().equals(option) || message.startsWith("--" + setting.name() + ":"))
            .mapToInt(Setting::line)
            .findFirst()
            .orElse(section.line());
    return new ConfigException(file.file(), line, message.replace("option '--", "'"));
  }

  private static String bare(String option) {
    return option.replaceFirst("^-+", "");
  }
}
