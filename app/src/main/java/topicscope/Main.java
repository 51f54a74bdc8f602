package topicscope;

import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import topicscope.bench.BenchCommand;
import topicscope.cli.ErrorMessages;
import topicscope.cli.fields.FieldsCommand;
import topicscope.cli.history.HistoryCommand;
import topicscope.cli.options.Converters;
import topicscope.cli.plot.PlotCommand;
import topicscope.cli.profiles.ProfilesCommand;
import topicscope.cli.record.RecordCommand;
import topicscope.cli.serve.ServeCommand;
import topicscope.cli.snapshot.SnapshotCommand;
import topicscope.cli.tail.TailCommand;
import topicscope.cli.watch.WatchCommand;
import topicscope.cli.workspaces.WorkspaceCommand;
import topicscope.client.KafkaHardening;
import topicscope.platform.LogFile;
import topicscope.platform.StandardOutput;

/** The entry point: sets the log file, hardens Kafka's clients, and runs the command line. */
public final class Main {
  private Main() {}

  /** Runs the command and ends the JVM with its exit code. */
  public static void main(String[] args) {
    LogFile.of("topicscope");
    KafkaHardening.apply();
    StandardOutput out = StandardOutput.install(why -> System.err.println("topicscope: " + why));
    System.exit(out.exitCode(run(out, args)));
  }

  /** An Error ends the program, too: threads of the toolkit would keep it alive. */
  private static int run(StandardOutput out, String... args) {
    try {
      return commandLine().setOut(out.writer()).execute(args);
    } catch (Error e) {
      LoggerFactory.getLogger(Main.class).error("The program failed", e);
      System.err.println("topicscope: unexpected failure: " + e + "; the log has more");
      return ErrorMessages.ERROR;
    }
  }

  /** The command line with all sub-commands. */
  public static CommandLine commandLine() {
    CommandLine command =
        new CommandLine(new TopicscopeCommand())
            .addSubcommand(new SnapshotCommand())
            .addSubcommand(new FieldsCommand())
            .addSubcommand(new TailCommand())
            .addSubcommand(new PlotCommand())
            .addSubcommand(new HistoryCommand())
            .addSubcommand(new RecordCommand())
            .addSubcommand(new ProfilesCommand())
            .addSubcommand(new WatchCommand())
            .addSubcommand(new ServeCommand())
            .addSubcommand(new WorkspaceCommand())
            .addSubcommand(new BenchCommand());
    return Converters.addTo(command)
        .setCaseInsensitiveEnumValuesAllowed(true)
        // A group or topic may begin with @; picocli would read a file of that name.
        .setExpandAtFiles(false)
        // It may have the name of a command; so may --time record.
        .setAllowSubcommandsAsOptionParameters(true)
        .setExecutionExceptionHandler(new ErrorMessages())
        .setParameterExceptionHandler(new ErrorMessages());
  }
}
