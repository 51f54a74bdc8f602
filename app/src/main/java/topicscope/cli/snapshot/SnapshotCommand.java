package topicscope.cli.snapshot;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import topicscope.cli.Display;
import topicscope.cli.StateJson;
import topicscope.cli.Version;
import topicscope.cli.options.ConnectionOptions;
import topicscope.cli.options.DecodeOptions;
import topicscope.cli.options.DurationConverter;
import topicscope.cli.options.PointsOption;
import topicscope.cli.options.StartOptions;
import topicscope.decode.schema.SchemaSource;
import topicscope.export.PngExport;
import topicscope.kafka.client.ReaderState;
import topicscope.kafka.partition.BacklogProgress;
import topicscope.kafka.read.ReaderCounters;
import topicscope.kafka.read.ReadingPlan;
import topicscope.kafka.read.TopicReader;
import topicscope.platform.AtomicFile;
import topicscope.plot.Toolkit;
import topicscope.reading.Reading;

/** Reads a topic for a while without a window, then writes what the plot shows. */
@Command(
    name = "snapshot",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Reads a topic for a while without a window; writes the plot and its samples.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:samples were drawn", "1:an error, said in one line", "2:no sample arrived"})
public final class SnapshotCommand implements Callable<Integer> {
  /** How long connecting may take at least. */
  private static final Duration TO_CONNECT = Duration.ofSeconds(5);

  private static final Duration PROGRESS_EVERY = Duration.ofSeconds(1);

  /** A shorter load takes no longer than connecting does. */
  private static final int LONG_LOAD = 10_000;

  private static final int DRAWN = 0;
  private static final int NOTHING_ARRIVED = 2;

  @Mixin private final ConnectionOptions connection = new ConnectionOptions();
  @Mixin private final PointsOption points = new PointsOption();
  @Mixin private final StartOptions start = new StartOptions();
  @Mixin private final DecodeOptions decoding = new DecodeOptions();
  @Mixin private final SnapshotPicture picture = new SnapshotPicture();

  /** Set by picocli. */
  @Spec private CommandSpec command = CommandSpec.create();

  @Option(
      names = "--topic",
      required = true,
      paramLabel = "NAME",
      description = "The topic to read.")
  private String topic = "";

  @Option(
      names = "--duration",
      paramLabel = "TIME",
      defaultValue = "10s",
      converter = DurationConverter.class,
      description =
          "How long to read once connected, as 500ms, 10s, 2m or 1h (default: ${DEFAULT-VALUE}).")
  private Duration duration = Duration.ofSeconds(10);

  @Option(
      names = "--out",
      paramLabel = "FILE",
      defaultValue = "plot.png",
      description = "Where the picture goes (default: ${DEFAULT-VALUE}).")
  private Path out = Path.of("plot.png");

  @Option(
      names = "--csv",
      paramLabel = "FILE",
      description = "Where the samples go: series,partition,offset,timestamp_ms,value.")
  private @Nullable Path csv;

  @Option(
      names = "--json",
      description =
          "Print lines of JSON: every state with its cause and since when, and the account.")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    checkFiles();
    Display.useHeadless();
    ReadingPlan plan = start.plan(connection.connection(), topic, points.points());
    StateJson lines = StateJson.printed(command.commandLine().getOut(), topic);
    SchemaSource registry = decoding.openRegistry();
    try (Reading reading =
        Reading.start(plan, points.points(), decoding.choice(), decoding.schemas(registry))) {
      if (json) {
        reading.reader().onState(lines);
      }
      Toolkit.start();
      readOn(reading.reader(), lines);
      return finish(reading, plan, lines);
    } finally {
      if (registry instanceof AutoCloseable open) {
        open.close();
      }
    }
  }

  /** Nobody should wait for a picture that has no place. */
  private void checkFiles() throws IOException {
    AtomicFile.check(out);
    if (csv != null) {
      AtomicFile.check(csv);
    }
  }

  /**
   * Lets it read for the time that was given, from when it is through to the cluster on, and says
   * how far a long load has come.
   */
  private void readOn(TopicReader reader, StateJson lines) throws InterruptedException {
    Duration patience = duration.compareTo(TO_CONNECT) > 0 ? duration : TO_CONNECT;
    long giveUp = System.nanoTime() + patience.toNanos();
    while (isOutside(reader.state().kind())) {
      if (System.nanoTime() - giveUp > 0) {
        return;
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
    long end = System.nanoTime() + duration.toNanos();
    for (long left = duration.toNanos(); left > 0; left = end - System.nanoTime()) {
      TimeUnit.NANOSECONDS.sleep(Math.min(left, PROGRESS_EVERY.toNanos()));
      reader.loading().ifPresent(progress -> say(progress, lines));
    }
  }

  private static boolean isOutside(ReaderState.Kind kind) {
    return kind == ReaderState.Kind.CONNECTING || kind == ReaderState.Kind.DOWN;
  }

  private void say(BacklogProgress progress, StateJson lines) {
    if (json) {
      lines.loading(progress);
    } else if (progress.total() >= LONG_LOAD) {
      System.err.printf(
          Locale.ROOT,
          "loading what the topic holds: %,d of %,d offsets (%.0f %%)%n",
          progress.done(),
          progress.total(),
          progress.fraction() * 100);
    }
  }

  private int finish(Reading reading, ReadingPlan plan, StateJson lines) throws IOException {
    TopicReader reader = reading.reader();
    if (reading.series().all().isEmpty()) {
      if (json) {
        lines.account(reader, line -> {});
      }
      return nothingArrived(reader.state(), reader.counters());
    }
    SnapshotWindow sight = SnapshotWindow.of(points, plan.start());
    SnapshotPicture.Seen seen = picture.look(topic, reading.series(), sight);
    PngExport.write(seen.picture(), out);
    Path file = csv;
    long rows = file == null ? 0 : picture.writeCsv(seen, file);
    if (json) {
      lines.account(
          reader,
          line -> {
            line.put("picture", out.toAbsolutePath().toString());
            if (file != null) {
              line.put("csv", file.toAbsolutePath().toString()).put("rows", rows);
            }
          });
      return DRAWN;
    }
    System.out.printf(
        Locale.ROOT, "%s, drawn to %s%n", reader.counters().text(), out.toAbsolutePath());
    if (file != null) {
      System.out.printf(Locale.ROOT, "%,d samples written to %s%n", rows, file.toAbsolutePath());
    }
    return DRAWN;
  }

  private int nothingArrived(ReaderState state, ReaderCounters counters) {
    boolean connected =
        state.kind() == ReaderState.Kind.LIVE || state.kind() == ReaderState.Kind.IDLE;
    if (!connected) {
      throw new IllegalStateException(state.cause());
    }
    System.err.printf(
        Locale.ROOT,
        "topicscope: no sample arrived from %s within %.1f s (%s)%n",
        topic,
        duration.toMillis() / 1e3,
        counters.text());
    return NOTHING_ARRIVED;
  }
}
