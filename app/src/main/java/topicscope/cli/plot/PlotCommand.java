package topicscope.cli.plot;

import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import topicscope.alert.SeriesSelector;
import topicscope.cli.HeadlessRun;
import topicscope.cli.StateJson;
import topicscope.cli.Version;
import topicscope.cli.options.ReadingOptions;
import topicscope.cli.options.ShownWindow;
import topicscope.kafka.client.ClusterConnection;
import topicscope.kafka.partition.StartPosition;
import topicscope.kafka.read.ReadingPlan;
import topicscope.reading.Reading;
import topicscope.reading.ReadingRemarks;
import topicscope.terminal.CellGrid;
import topicscope.terminal.ColourDepth;
import topicscope.terminal.Inks;
import topicscope.terminal.PlotSession;
import topicscope.terminal.StillText;
import topicscope.terminal.TerminalPlot;
import topicscope.terminal.TerminalScreen;

/** Draws a topic in a terminal. */
@Command(
    name = "plot",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Draws the numbers of a topic in a terminal, live. Keys: space hold, + - zoom, arrows move,"
          + " 1-8 series, t topics, ? help, q quit.",
      "Without a terminal it prints a line a second."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:q was pressed, or the still was printed",
      "1:an error; the message is one line",
      "2:no sample arrived for --once",
      "130:stopped with Ctrl+C"
    })
public final class PlotCommand implements Callable<Integer> {
  private static final int NOTHING_ARRIVED = 2;
  private static final Duration DERIVED_SPAN = Duration.ofMinutes(2);
  private static final int STILL_WIDTH = 100;
  private static final int STILL_HEIGHT = 24;

  /** Set by picocli. */
  @Spec private CommandSpec command = CommandSpec.create();

  @Mixin private final ReadingOptions options = new ReadingOptions();
  @Mixin private final PlotLook look = new PlotLook();

  @Option(
      names = "--series",
      paramLabel = "NAME[,NAME…]",
      split = ",",
      description =
          "Which series to show, * for any characters (default: the first "
              + TerminalPlot.MAX_SERIES
              + ").")
  private List<String> series = List.of();

  @Option(
      names = "--once",
      description = "Print one still of what the topic holds, for a chat or a log, and end.")
  private boolean once;

  @Option(
      names = "--duration",
      paramLabel = "TIME",
      defaultValue = "10s",
      description = "With --once: how long to wait for samples (default: ${DEFAULT-VALUE}).")
  private Duration duration = Duration.ofSeconds(10);

  @Option(
      names = "--width",
      paramLabel = "N",
      description = "With --once: the width of the still (default: the terminal's, or 100).")
  private @Nullable Integer width;

  @Option(
      names = "--height",
      paramLabel = "N",
      description = "With --once: the height of the still (default: 24).")
  private @Nullable Integer height;

  @Option(
      names = "--json",
      description =
          "Print lines of JSON: the last values each second, every state with its cause and start,"
              + " and the account.")
  private boolean json;

  @Option(
      names = "--graphics",
      description = "Draw the traces as pixels, in terminals with Kitty's graphics or sixels.")
  private boolean graphics;

  @Override
  public Integer call() throws Exception {
    check("--width", width, 24);
    check("--height", height, 6);
    ClusterConnection cluster = options.connection();
    ReadingPlan plan = options.plan(cluster);
    try (HeadlessRun run = new HeadlessRun(command)) {
      StateJson lines = new StateJson(run::printLine, plan.topic());
      Reading reading = run.open(plan, options, json && !once ? lines : state -> {});
      if (once) {
        return still(run, reading, plan);
      }
      run.waitEndlessly();
      if (json || !isTerminal()) {
        return lines(run, reading, lines);
      }
      return screen(run, reading, cluster);
    }
  }

  private static void check(String option, @Nullable Integer size, int least) {
    if (size != null && (size < least || size > 1_000)) {
      throw new IllegalArgumentException(option + " is from " + least + " to 1000 cells");
    }
  }

  private static boolean isTerminal() {
    boolean dumb = "dumb".equals(System.getenv("TERM"));
    return !dumb && Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
  }

  /** Which series are shown. */
  private Predicate<String> wanted() {
    List<SeriesSelector> selectors =
        series.stream()
            .map(String::strip)
            .<SeriesSelector>map(SeriesSelector.Fitting::new)
            .toList();
    return name -> selectors.isEmpty() || selectors.stream().anyMatch(one -> one.matches(name));
  }

  private TerminalPlot plot(Reading reading) {
    ShownWindow given = ShownWindow.of(options.points(), reading.reader().start());
    // A roll-up's samples don't come by time either.
    boolean mixed =
        !options.derived().isEmpty() || reading.reader().report().rawTopic().isPresent();
    ShownWindow window = mixed ? given.byTime(DERIVED_SPAN) : given;
    return new TerminalPlot(
        reading,
        new TerminalPlot.Options(
            wanted(), window.points(), window.span(), look.glyphs(), ZoneId.systemDefault()));
  }

  private int still(HeadlessRun run, Reading reading, ReadingPlan plan)
      throws InterruptedException {
    HeadlessRun.Wait wait = run.awaitConnected(HeadlessRun.TO_CONNECT);
    boolean fresh = plan.start() instanceof StartPosition.Latest;
    if (wait == HeadlessRun.Wait.DONE) {
      wait =
          run.await(
              duration, () -> !fresh && reading.reader().isLoaded() && !reading.series().isEmpty());
    }
    if (wait == HeadlessRun.Wait.ENDED) {
      return HeadlessRun.INTERRUPTED;
    }
    ReadingRemarks.of(reading, plan.start()).forEach(run::message);
    if (reading.series().all().stream().noneMatch(one -> wanted().test(one.name()))) {
      run.message(
          String.format(
              Locale.ROOT,
              "no sample arrived from %s within %s (%s)",
              reading.topic(),
              HeadlessRun.seconds(duration),
              reading.reader().counters().text()));
      return NOTHING_ARRIVED;
    }
    CellGrid grid = new CellGrid();
    boolean terminal = isTerminal();
    int columns = Optional.ofNullable(width).orElseGet(() -> stillWidth(terminal));
    plot(reading).draw(grid, columns, Optional.ofNullable(height).orElse(STILL_HEIGHT));
    ColourDepth depth = terminal ? look.colours() : ColourDepth.NONE;
    String text =
        depth == ColourDepth.NONE
            ? grid.text()
            : StillText.of(grid, new Inks(depth, look.dark().orElse(true)));
    text.lines().forEach(run::print);
    return 0;
  }

  private static int stillWidth(boolean terminal) {
    return terminal ? Math.min(TerminalScreen.size()[0], 200) : STILL_WIDTH;
  }

  private int lines(HeadlessRun run, Reading reading, StateJson states)
      throws InterruptedException {
    PlotLines lines = new PlotLines(reading, wanted(), json);
    run.await(
        HeadlessRun.FOREVER,
        () -> {
          String line = lines.next(System.nanoTime());
          if (!line.isEmpty()) {
            run.print(line);
          }
          return false;
        });
    if (json) {
      states.account(reading.reader(), line -> {});
    }
    return run.isInterrupted() ? HeadlessRun.INTERRUPTED : 0;
  }

  /** The last line shows the state: reports of it would be printed over the picture. */
  private int screen(HeadlessRun run, Reading first, ClusterConnection cluster)
      throws IOException, InterruptedException {
    PrintWriter err = command.commandLine().getErr();
    try (TerminalScreen screen = TerminalScreen.open()) {
      command.commandLine().setErr(new PrintWriter(Writer.nullWriter()));
      TopicNames topics = new TopicNames(cluster);
      run.onClose(topics::close);
      PlotSession session =
          new PlotSession(
              screen, plot(first), look.glyphs(), look.colours(), look.dark(), topics::all);
      if (graphics) {
        session.usePixels();
      }
      Reading shown = first;
      HeadlessRun.Wait wait = run.await(HeadlessRun.FOREVER, session::step);
      Optional<String> other = session.takeTopic();
      while (wait == HeadlessRun.Wait.DONE && other.isPresent()) {
        run.stop(shown);
        shown = run.open(options.plan(cluster, other.get()), options, state -> {});
        session.show(plot(shown));
        wait = run.await(HeadlessRun.FOREVER, session::step);
        other = session.takeTopic();
      }
    } finally {
      command.commandLine().setErr(err);
    }
    return run.isInterrupted() ? HeadlessRun.INTERRUPTED : 0;
  }
}
