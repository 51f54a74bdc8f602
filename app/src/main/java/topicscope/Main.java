package topicscope;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import topicscope.bench.BenchCommand;
import topicscope.cli.ErrorMessages;
import topicscope.cli.capture.CaptureCommand;
import topicscope.cli.capture.ShowCommand;
import topicscope.cli.fields.FieldsCommand;
import topicscope.cli.history.HistoryCommand;
import topicscope.cli.lag.LagCommand;
import topicscope.cli.options.Converters;
import topicscope.cli.plot.PlotCommand;
import topicscope.cli.profiles.ProfilesCommand;
import topicscope.cli.record.RecordCommand;
import topicscope.cli.rollup.RollupCommand;
import topicscope.cli.serve.ServeCommand;
import topicscope.cli.snapshot.SnapshotCommand;
import topicscope.cli.tail.TailCommand;
import topicscope.cli.watch.WatchCommand;
import topicscope.cli.workspaces.WorkspaceCommand;
import topicscope.client.KafkaHardening;
import topicscope.manual.CompletionCommand;
import topicscope.manual.ManualCommand;
import topicscope.platform.LogFile;
import topicscope.platform.StandardOutput;
import topicscope.plot.Display;

/** The entry point: sets the log file, hardens Kafka's clients, and runs the command line. */
public final class Main {
  private static final Map<String, Supplier<Object>> SUBCOMMANDS = subcommands();

  /** They tell of all the others. */
  private static final Set<String> ABOUT_ALL = Set.of("completion", "manual");

  private Main() {}

  private static Map<String, Supplier<Object>> subcommands() {
    Map<String, Supplier<Object>> all = new LinkedHashMap<>();
    all.put("snapshot", SnapshotCommand::new);
    all.put("fields", FieldsCommand::new);
    all.put("tail", TailCommand::new);
    all.put("plot", PlotCommand::new);
    all.put("history", HistoryCommand::new);
    all.put("record", RecordCommand::new);
    all.put("rollup", RollupCommand::new);
    all.put("profiles", ProfilesCommand::new);
    all.put("watch", WatchCommand::new);
    all.put("capture", CaptureCommand::new);
    all.put("show", ShowCommand::new);
    all.put("lag", LagCommand::new);
    all.put("serve", ServeCommand::new);
    all.put("workspace", WorkspaceCommand::new);
    all.put("bench", BenchCommand::new);
    all.put(TrainCommand.NAME, TrainCommand::new);
    all.put("completion", CompletionCommand::new);
    all.put("manual", ManualCommand::new);
    return all;
  }

  /** Runs the command and ends the JVM with its exit code. */
  public static void main(String[] args) {
    // It is prepared while the command line is read.
    Optional<Splash> window =
        areOptions(args) && Display.isPresent() ? Optional.of(Splash.begin()) : Optional.empty();
    LogFile.of("topicscope");
    KafkaHardening.apply();
    StandardOutput out = StandardOutput.install(why -> System.err.println("topicscope: " + why));
    int code = run(out, window, args);
    if (window.isPresent()) {
      Display.awaitToolkit();
    }
    System.exit(out.exitCode(code));
  }

  /** An Error ends the program, too: threads of the toolkit would keep it alive. */
  private static int run(StandardOutput out, Optional<Splash> window, String... args) {
    try {
      return commandLine(window, args).setOut(out.writer()).execute(args);
    } catch (Error e) {
      LoggerFactory.getLogger(Main.class).error("The program failed", e);
      System.err.println("topicscope: unexpected failure: " + e + "; the log has more");
      return ErrorMessages.ERROR;
    }
  }

  /** The command line with all sub-commands. */
  public static CommandLine commandLine() {
    return commandLine(SUBCOMMANDS.keySet(), Optional.empty());
  }

  /**
   * The command line with the sub-commands that these arguments may call. To make all of them takes
   * longer than some of them run.
   *
   * @param window the window, if it is begun
   */
  static CommandLine commandLine(Optional<Splash> window, String... args) {
    boolean called = args.length > 0 && SUBCOMMANDS.containsKey(args[0]);
    if (called && !ABOUT_ALL.contains(args[0])) {
      return commandLine(Set.of(args[0]), window);
    }
    return !called && areOptions(args) ? commandLine(Set.of(), window) : commandLine();
  }

  /** Whether these are options of the window alone. Help and mistakes need all sub-commands. */
  private static boolean areOptions(String... args) {
    return (args.length == 0 || args[0].startsWith("--"))
        && Stream.of(args)
            .noneMatch(
                arg -> SUBCOMMANDS.containsKey(arg) || arg.matches("-[^-].*|--help.*|--version.*"));
  }

  private static CommandLine commandLine(Set<String> names, Optional<Splash> window) {
    CommandLine command = new CommandLine(new TopicscopeCommand(window));
    SUBCOMMANDS.forEach((name, made) -> {
      if (names.contains(name)) {
        command.addSubcommand(name, made.get());
      }
    });
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
