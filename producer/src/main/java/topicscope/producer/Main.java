package topicscope.producer;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import topicscope.producer.client.KafkaHardening;
import topicscope.producer.log.LogFile;

/** The command line of {@code topicscope-producer}. Exit code 0, or 1 on a mistake or a failure. */
@Command(
    name = "topicscope-producer",
    description = "Publishes a machine's numbers to a Kafka topic.",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = Version.class,
    subcommands = CpuCommand.class)
public final class Main implements Runnable {
  private static final int FAILED = 1;

  @CommandLine.Spec private @Nullable CommandSpec spec;

  private Main() {}

  /** Starts the program. */
  public static void main(String[] args) {
    LogFile.of("topicscope-producer");
    KafkaHardening.apply();
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Main())
        .registerConverter(Duration.class, new DurationConverter())
        .setParameterExceptionHandler(Main::explain)
        .setExecutionExceptionHandler(Main::fail);
  }

  @Override
  public void run() {
    throw mistake(spec, "Say what to publish, such as: topicscope-producer cpu");
  }

  /** A mistake in the command line, with a message for the user. */
  static ParameterException mistake(@Nullable CommandSpec spec, @Nullable String message) {
    CommandLine commandLine = spec == null ? commandLine() : spec.commandLine();
    return new ParameterException(commandLine, String.valueOf(message));
  }

  private static int explain(ParameterException mistake, String[] args) {
    CommandLine commandLine = mistake.getCommandLine();
    commandLine.getErr().println(mistake.getMessage());
    commandLine
        .getErr()
        .println("Help: " + commandLine.getCommandSpec().qualifiedName() + " --help");
    return FAILED;
  }

  private static int fail(
      Exception failure, CommandLine commandLine, CommandLine.ParseResult parsed) {
    org.slf4j.LoggerFactory.getLogger(Main.class).error("failed", failure);
    commandLine.getErr().println("Failed: " + failure + ". The log has more.");
    return FAILED;
  }
}
