package topicscope.producer;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import topicscope.client.KafkaHardening;
import topicscope.manual.CompletionCommand;
import topicscope.manual.ManualCommand;
import topicscope.platform.LogFile;
import topicscope.platform.StandardOutput;
import topicscope.platform.TerminalText;
import topicscope.producer.command.BenchCommand;
import topicscope.producer.command.Converters;
import topicscope.producer.command.Defaults;
import topicscope.producer.command.RunCommand;
import topicscope.producer.command.SourceCommand;
import topicscope.producer.command.TopicCommand;
import topicscope.producer.command.Version;
import topicscope.producer.command.source.SourceOptions;
import topicscope.producer.command.source.Sources;
import topicscope.producer.command.source.UsageException;
import topicscope.producer.run.ProducerRun;
import topicscope.producer.topic.TopicException;

/**
 * The command line of {@code topicscope-producer}. Exit code 0, 1 after a failure, or {@value
 * ProducerRun#MISTAKE} after a mistake that only the user can correct.
 */
@Command(
    name = "topicscope-producer",
    description = "Publishes a machine's numbers to a Kafka topic.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false)
public final class Main implements Runnable {
  private static final int FAILED = 1;

  private Main() {}

  /** Starts the program. */
  public static void main(String[] args) {
    LogFile.of("topicscope-producer");
    KafkaHardening.apply();
    StandardOutput out =
        StandardOutput.install(why -> System.err.println("topicscope-producer: " + why));
    System.exit(out.exitCode(run(out, args)));
  }

  private static int run(StandardOutput out, String... args) {
    try {
      return commandLine(System::getenv, args).setOut(out.writer()).execute(args);
    } catch (Error e) {
      LoggerFactory.getLogger(Main.class).error("failed", e);
      System.err.println("topicscope-producer: unexpected failure: " + e + "; the log has more");
      return FAILED;
    }
  }

  /** The command line with all its commands, as without any environment variable. */
  public static CommandLine commandLine() {
    return commandLine(_ -> null);
  }

  /**
   * Builds the command line. If the arguments begin with the name of a source, only that command is
   * built: the option models of all commands would hold 2 MB for the whole run.
   */
  static CommandLine commandLine(UnaryOperator<@Nullable String> environment, String... args) {
    CommandLine commandLine = new CommandLine(new Main());
    commandLine.setDefaultValueProvider(new Defaults(environment, Map.of()));
    List<SourceOptions> sources = Sources.all();
    Optional<SourceOptions> only =
        sources.stream()
            .filter(source -> args.length > 0 && source.info().name().equals(args[0]))
            .findAny();
    for (SourceOptions source : only.map(List::of).orElse(sources)) {
      commandLine.addSubcommand(
          source.info().name(), SourceCommand.of(source, environment, List.of(args)));
    }
    if (only.isEmpty()) {
      // Subcommands that are added later do not inherit the provider.
      for (Object command : List.of(new RunCommand(), new TopicCommand(), new BenchCommand())) {
        commandLine.addSubcommand(
            new CommandLine(command).setDefaultValueProvider(new Defaults(environment, Map.of())));
      }
      commandLine.addSubcommand(new CompletionCommand()).addSubcommand(new ManualCommand());
    }
    return Converters.addTo(commandLine)
        .setParameterExceptionHandler(Main::explain)
        .setExecutionExceptionHandler(Main::fail);
  }

  @Override
  public void run() {
    throw new UsageException("Say what to publish, such as: topicscope-producer cpu");
  }

  private static int explain(ParameterException mistake, String[] args) {
    return explain(mistake.getCommandLine(), String.valueOf(mistake.getMessage()));
  }

  private static int fail(
      Exception failure, CommandLine commandLine, CommandLine.ParseResult parsed) {
    if (failure instanceof UsageException mistake) {
      return explain(commandLine, String.valueOf(mistake.getMessage()));
    }
    String what = String.valueOf(failure.getMessage());
    if (!(failure instanceof TopicException)) {
      LoggerFactory.getLogger(Main.class).error("failed", failure);
      what = "Failed: " + failure + ". The log has more.";
    }
    commandLine.getErr().println(TerminalText.escapeLines(what));
    return FAILED;
  }

  private static int explain(CommandLine commandLine, String mistake) {
    commandLine.getErr().println(TerminalText.escapeLines(mistake));
    String command = commandLine.getCommandSpec().qualifiedName();
    commandLine.getErr().println("Help: " + command + " --help");
    return ProducerRun.MISTAKE;
  }
}
