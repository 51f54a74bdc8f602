package topicscope.cli.snapshot;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import topicscope.cli.HeadlessRun;
import topicscope.cli.StateJson;
import topicscope.cli.Version;
import topicscope.cli.options.HistoryOptions;
import topicscope.cli.options.ReadingOptions;
import topicscope.cli.options.ShownWindow;
import topicscope.cli.picture.ChartDrawing;
import topicscope.cli.picture.PictureOptions;
import topicscope.cli.picture.PictureRange;
import topicscope.export.RecordedRows;
import topicscope.history.HistoryAddress;
import topicscope.kafka.client.ReaderState;
import topicscope.kafka.partition.BacklogProgress;
import topicscope.kafka.read.ReadingPlan;
import topicscope.kafka.read.TopicReader;
import topicscope.platform.AtomicFile;
import topicscope.plot.Display;
import topicscope.reading.Reading;
import topicscope.reading.ReadingRemarks;
import topicscope.signal.SeriesRange;

/** Reads a topic for a while without a window, then writes the plot to a file. */
@Command(
    name = "snapshot",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Reads a topic for a while without a window; writes the plot and its samples.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:samples were drawn",
      "1:an error; the message is one line",
      "2:no sample arrived"
    })
public final class SnapshotCommand implements Callable<Integer> {
  private static final Duration PROGRESS_EVERY = Duration.ofSeconds(1);

  /** Progress of a smaller load isn't printed: it takes no longer than connecting. */
  private static final int LONG_LOAD = 10_000;

  private static final int DRAWN = 0;
  private static final int NOTHING_ARRIVED = 2;

  /** Set by picocli. */
  @Spec private CommandSpec command = CommandSpec.create();

  @Mixin private final ReadingOptions options = new ReadingOptions();
  @Mixin private final HistoryOptions history = new HistoryOptions();
  @Mixin private final PictureOptions drawing = new PictureOptions();

  @Option(
      names = "--duration",
      paramLabel = "TIME",
      defaultValue = "10s",
      description =
          "How long to read once connected, as 500ms, 10s, 2m or 1h (default: ${DEFAULT-VALUE}).")
  private Duration duration = Duration.ofSeconds(10);

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = {
        "The file for the picture (default: plot.png; where there is no JavaFX, none with --csv).",
        "With - the picture is the standard output, and messages go to the standard error."
      })
  private @Nullable Path out;

  @Option(
      names = "--csv",
      paramLabel = "FILE",
      description = "The file for the samples: series,partition,offset,timestamp_ms,value.")
  private @Nullable Path csv;

  @Option(
      names = "--json",
      description =
          "Print lines of JSON: every state with its cause and start, progress, and the account.")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    checkFiles();
    if (draws()) {
      Display.requireToolkit();
      Display.useHeadless();
    }
    ReadingPlan plan = options.plan(options.connection());
    try (HeadlessRun run = new HeadlessRun(command)) {
      StateJson lines = new StateJson(run::printLine, plan.topic());
      Reading reading = run.open(plan, options, json ? lines : state -> {});
      if (draws()) {
        Display.startToolkit();
      }
      return read(run, reading, lines) == HeadlessRun.Wait.ENDED
          ? HeadlessRun.INTERRUPTED
          : finish(run, reading, plan, lines);
    }
  }

  private boolean draws() {
    return out != null || csv == null || Display.hasToolkit();
  }

  private Path picture() {
    return out != null ? out : Path.of("plot.png");
  }

  /** Whether the picture goes to the standard output. */
  private boolean isPrinted() {
    return draws() && picture().equals(Path.of("-"));
  }

  /** Fails before reading begins if a file can't be written. */
  private void checkFiles() throws IOException {
    if (isPrinted() && json) {
      throw new IllegalArgumentException("--json and --out - both need the standard output");
    }
    if (draws() && !isPrinted()) {
      AtomicFile.check(picture());
    }
    if (csv != null) {
      AtomicFile.check(csv);
    }
  }

  /**
   * Reads for the given time after connecting, and prints the progress of a long load. Goes on for
   * a while if the first of the records that the topic holds haven't come by then.
   */
  private HeadlessRun.Wait read(HeadlessRun run, Reading reading, StateJson lines)
      throws InterruptedException {
    HeadlessRun.Wait wait =
        run.awaitConnected(
            duration.compareTo(HeadlessRun.TO_CONNECT) > 0 ? duration : HeadlessRun.TO_CONNECT);
    long end = System.nanoTime() + duration.toNanos();
    long left = duration.toNanos();
    while (left > 0 && wait != HeadlessRun.Wait.ENDED) {
      wait = run.await(min(PROGRESS_EVERY, Duration.ofNanos(left)), () -> false);
      reading.reader().loading().ifPresent(progress -> print(progress, run, lines));
      left = end - System.nanoTime();
    }
    TopicReader reader = reading.reader();
    boolean early = !reader.isLoaded() && reading.series().isEmpty();
    return early && wait != HeadlessRun.Wait.ENDED
        ? run.await(HeadlessRun.TO_CONNECT, () -> reader.isLoaded() || !reading.series().isEmpty())
        : wait;
  }

  private static Duration min(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private void print(BacklogProgress progress, HeadlessRun run, StateJson lines) {
    if (json) {
      lines.loading(progress);
    } else if (progress.total() >= LONG_LOAD) {
      run.message(
          String.format(
              Locale.ROOT,
              "loading what the topic holds: %,d of %,d offsets (%.0f %%)",
              progress.done(),
              progress.total(),
              progress.fraction() * 100));
    }
  }

  private int finish(HeadlessRun run, Reading reading, ReadingPlan plan, StateJson lines)
      throws IOException, InterruptedException {
    ReadingRemarks.of(reading, plan.start()).forEach(run::message);
    if (reading.series().isEmpty()) {
      if (json) {
        lines.account(reading.reader(), line -> {});
      }
      return nothingArrived(run, reading);
    }
    ShownWindow given = ShownWindow.of(options.points(), plan.start());
    boolean mixed = !options.derived().isEmpty() || interval(reading).isPositive();
    ShownWindow window = mixed ? given.byTime(reading.series()) : given;
    Optional<SnapshotPast> past =
        window.span().isPositive() ? past(run, reading) : Optional.empty();
    past.ifPresent(opened -> run.onClose(opened::close));
    List<SeriesRange> parts =
        draws()
            ? drawn(run, reading, window, past).parts()
            : SnapshotSamples.of(reading.series(), window);
    Path file = csv;
    RecordedRows recorded = past.map(SnapshotPast::rows).orElseGet(RecordedRows::none);
    long rows = file == null ? 0 : drawing.writeCsv(parts, recorded, file);
    if (json) {
      lines.account(
          reading.reader(),
          line -> {
            if (draws()) {
              line.put("picture", picture().toAbsolutePath().toString());
            }
            if (file != null) {
              line.put("csv", file.toAbsolutePath().toString()).put("rows", rows);
            }
          });
      return DRAWN;
    }
    Consumer<String> text = isPrinted() ? run::message : run::printLine;
    text.accept(
        reading.reader().counters().text()
            + (draws() && !isPrinted() ? ", drawn to " + picture().toAbsolutePath() : ""));
    if (file != null) {
      text.accept(
          String.format(Locale.ROOT, "%,d samples written to %s", rows, file.toAbsolutePath()));
    }
    return DRAWN;
  }

  private ChartDrawing drawn(
      HeadlessRun run, Reading reading, ShownWindow window, Optional<SnapshotPast> past)
      throws IOException, InterruptedException {
    ChartDrawing drawn = draw(run, reading, window, past);
    if (isPrinted()) {
      drawn.print();
    } else {
      drawn.write(picture());
    }
    return drawn;
  }

  /** What is recorded of the topic; a history that can't be read is reported, and left out. */
  private Optional<SnapshotPast> past(HeadlessRun run, Reading reading)
      throws IOException, InterruptedException {
    Optional<HistoryAddress> place = history.place().get();
    try {
      return place.isPresent() ? SnapshotPast.of(place.get(), reading) : Optional.empty();
    } catch (IOException e) {
      run.message("without the history: " + e.getMessage());
      return Optional.empty();
    }
  }

  private ChartDrawing draw(
      HeadlessRun run, Reading reading, ShownWindow window, Optional<SnapshotPast> past)
      throws InterruptedException {
    PictureRange newest = new PictureRange.Newest(window, interval(reading));
    ChartDrawing drawn = drawing.draw(reading.topic(), reading.series(), newest);
    if (past.isEmpty() || drawn.sight().isEmpty()) {
      return drawn;
    }
    try {
      past.get().load(drawn.sight().get(), drawing.density());
      return drawing.draw(reading.topic(), reading.series(), newest);
    } catch (IOException e) {
      run.message("without the history: " + e.getMessage());
      return drawn;
    }
  }

  /** The length of the intervals of a roll-up, whose samples don't come by time; else zero. */
  private static Duration interval(Reading reading) {
    return reading
        .reader()
        .report()
        .rawTopic()
        .map(raw -> Duration.ofMillis(raw.intervalMs()))
        .orElse(Duration.ZERO);
  }

  private int nothingArrived(HeadlessRun run, Reading reading) {
    ReaderState state = reading.reader().state();
    switch (state.kind()) {
      case LIVE, IDLE -> {}
      case BUSY, CONNECTING, STALLED, DOWN, FAILED ->
          throw new IllegalStateException(state.cause());
    }
    run.message(
        String.format(
            Locale.ROOT,
            "no sample arrived from %s within %.1f s (%s)",
            reading.topic(),
            duration.toMillis() / 1e3,
            reading.reader().counters().text()));
    return NOTHING_ARRIVED;
  }
}
