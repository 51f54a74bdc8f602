package topicscope;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import topicscope.cli.Version;
import topicscope.cli.options.ConnectionOptions;
import topicscope.cli.options.DecodeOptions;
import topicscope.cli.options.HistoryOptions;
import topicscope.cli.options.PointsOption;
import topicscope.cli.options.StartOptions;
import topicscope.connect.ConnectionProfile;
import topicscope.history.query.HistoryPlace;
import topicscope.plot.Display;
import topicscope.workspace.WorkspaceFile;

/** The command without a subcommand: opens the window. */
@Command(
    name = "topicscope",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "An oscilloscope for Apache Kafka: shows the numbers in a topic live.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:the window was closed", "1:an error; the message is one line"})
final class TopicscopeCommand implements Callable<Integer> {
  private final Optional<Splash> window;

  /** Set by picocli. */
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private final ConnectionOptions connection = new ConnectionOptions();
  @Mixin private final PointsOption points = new PointsOption();
  @Mixin private final StartOptions start = new StartOptions();
  @Mixin private final DecodeOptions decoding = new DecodeOptions();
  @Mixin private final HistoryOptions history = new HistoryOptions();

  @Option(
      names = "--topic",
      paramLabel = "NAME",
      description = "The topic to show (default: pick one in the window).")
  private @Nullable String topic;

  @Option(
      names = "--workspace",
      paramLabel = "FILE",
      description = "The workspace to open and to save changes in.")
  private @Nullable Path workspace;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE" + WorkspaceFile.EXTENSION,
      description = "The same as --workspace.")
  private @Nullable Path file;

  @Option(
      names = "--fresh",
      description = "Start with an empty window; the saved workspace stays as it is.")
  private boolean fresh;

  @Option(
      names = "--demo",
      description =
          "Start a broker inside this process and show four of its topics; with --topic, publish"
              + " the CPU load to that topic and show it.")
  private boolean demo;

  @Option(names = "--report-start", hidden = true, description = "For bench start.")
  private boolean reportStart;

  /**
   * @param window the window, if it is begun
   */
  TopicscopeCommand(Optional<Splash> window) {
    this.window = window;
  }

  @Override
  public Integer call() throws Exception {
    openFile();
    Display.requireToolkit();
    if (demo) {
      return DemoRun.run(Optional.ofNullable(topic), points.points(), window);
    }
    if (!reportStart && !Display.isPresent()) {
      throw new IllegalStateException(Display.ABSENT + "; try: topicscope snapshot --help");
    }
    // The window asks for passwords itself, so none is asked for on the terminal.
    Optional<ConnectionProfile> profile = connection.profile();
    boolean connects = profile.isEmpty() && (topic != null || connection.isGiven());
    if (fresh && workspace != null) {
      throw new IllegalArgumentException("--fresh and --workspace exclude each other");
    }
    TopicscopeApp.Opening opening =
        new TopicscopeApp.Opening(
            connects ? Optional.of(connection.connection()) : Optional.empty(),
            profile,
            Optional.ofNullable(topic),
            points.points(),
            start.start(),
            new TopicscopeApp.Format(decoding.given(), decoding.registry()),
            reportStart ? WorkspaceStartup.NOTHING : keeping(),
            Optional.empty(),
            new HistoryPlace(history.place()));
    if (reportStart) {
      StartReport.run(opening, window);
    } else {
      TopicscopeApp.open(opening, window.orElseGet(Splash::begin));
    }
    return 0;
  }

  /** The file that a desktop opens the program with; any other word is a mistyped command. */
  private void openFile() {
    Path opened = file;
    if (opened == null) {
      return;
    }
    if (!opened.toString().endsWith(WorkspaceFile.EXTENSION)) {
      throw new ParameterException(
          spec.commandLine(),
          "there is no command '%s', and the file of a workspace ends with %s"
              .formatted(opened, WorkspaceFile.EXTENSION));
    }
    if (workspace != null) {
      throw new IllegalArgumentException("name one workspace: " + opened + " or " + workspace);
    }
    workspace = opened;
  }

  private WorkspaceStartup keeping() {
    Path file = workspace;
    if (file != null) {
      return WorkspaceStartup.of(WorkspaceFile.named(file));
    }
    return fresh
        ? WorkspaceStartup.NOTHING
        : WorkspaceStartup.of(
            topic == null ? WorkspaceStartup.Extent.ALL : WorkspaceStartup.Extent.APPEARANCE);
  }
}
