package topicscope.cli.capture;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import topicscope.alert.AlertRule;
import topicscope.alert.SeriesSelector;
import topicscope.cli.HeadlessRun;
import topicscope.cli.Version;
import topicscope.cli.options.DecodeOptions;
import topicscope.cli.options.DerivedOptions;
import topicscope.cli.options.FromOption;
import topicscope.cli.options.TopicOptions;
import topicscope.cli.picture.PictureOptions;
import topicscope.kafka.client.ClusterConnection;
import topicscope.kafka.partition.StartPosition;
import topicscope.kafka.read.RangeReader;
import topicscope.kafka.read.ReadingPlan;
import topicscope.platform.AtomicFile;
import topicscope.platform.TerminalText;
import topicscope.plot.Display;
import topicscope.reading.Reading;
import topicscope.transform.Transform;
import topicscope.trigger.Capture;
import topicscope.trigger.CaptureControl;
import topicscope.trigger.CaptureFinder;
import topicscope.trigger.CaptureLine;
import topicscope.trigger.CaptureSettings;

/** Waits for a trigger without a window, and keeps what happened around it. */
@Command(
    name = "capture",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Waits until a trigger fires, then writes the plot and the samples around that moment, and"
          + " prints a line with which anyone can see it again: topicscope show LINE.",
      "A trigger is a rule of which only the edge counts: what is so from the start does not fire."
    },
    footerHeading = "%nTriggers:%n",
    footer = AlertRule.SYNTAX,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:so many captures were made, or the output was closed",
      "1:an error; the message is one line",
      "2:the duration is over and no sample arrived",
      "3:the duration is over, and it fired less often",
      "130:stopped with Ctrl+C"
    })
public final class CaptureCommand implements Callable<Integer> {
  private static final int CAPACITY = 1_000_000;
  private static final int NOTHING_ARRIVED = 2;
  private static final int TOO_FEW = 3;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** Set by picocli. */
  @Spec private CommandSpec command = CommandSpec.create();

  @Mixin private final TopicOptions source = new TopicOptions();
  @Mixin private final FromOption from = new FromOption();
  @Mixin private final DecodeOptions decoding = new DecodeOptions();
  @Mixin private final DerivedOptions more = new DerivedOptions();
  @Mixin private final PictureOptions drawing = new PictureOptions();

  @Option(
      names = "--trigger",
      required = true,
      paramLabel = "RULE",
      description = "When to capture, such as 'cpu > 90' or 'cpu crosses 90 by 2'.")
  private @Nullable AlertRule trigger;

  @Option(
      names = "--pre",
      paramLabel = "TIME",
      defaultValue = "5s",
      description = "How much of the time before it (default: ${DEFAULT-VALUE}).")
  private Duration pre = Duration.ofSeconds(5);

  @Option(
      names = "--post",
      paramLabel = "TIME",
      defaultValue = "10s",
      description = "How much of the time after it (default: ${DEFAULT-VALUE}).")
  private Duration post = Duration.ofSeconds(10);

  @Option(
      names = "--hold-off",
      paramLabel = "TIME",
      description = "For how long after one trigger no other counts (default: as --post).")
  private @Nullable Duration holdOff;

  @Option(
      names = "--count",
      paramLabel = "N",
      defaultValue = "1",
      description = "End after so many captures (default: ${DEFAULT-VALUE}).")
  private int count = 1;

  @Option(
      names = "--past",
      description = "With --from: it also fires on the records that are there already.")
  private boolean past;

  @Option(
      names = "--duration",
      paramLabel = "TIME",
      description = "How long to wait at most (default: until interrupted).")
  private @Nullable Duration duration;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = ".",
      description = "The folder for pictures and samples (default: this one).")
  private Path out = Path.of(".");

  @Option(names = "--no-picture", description = "Write samples and lines only.")
  private boolean noPicture;

  @Option(names = "--json", description = "Print a line of JSON for each capture.")
  private boolean json;

  private int captured;

  @Override
  public Integer call() throws Exception {
    AlertRule rule = trigger;
    if (rule == null || count < 1) {
      throw new IllegalArgumentException("--count is at least 1");
    }
    CaptureSettings settings = settings();
    Files.createDirectories(out);
    AtomicFile.check(out.resolve("capture.png"));
    boolean draws = !noPicture && Display.hasToolkit();
    if (draws) {
      Display.useHeadless();
    }
    ClusterConnection cluster = source.connection();
    StartPosition place = from.given().orElseGet(StartPosition.Latest::new);
    CaptureControl control = new CaptureControl(settings);
    try (HeadlessRun run = new HeadlessRun(command)) {
      Reading reading =
          run.open(
              ReadingPlan.passive(cluster, source.topic(), place).polling(more.poll()),
              CAPACITY,
              decoding,
              derived(rule),
              event -> {},
              Optional.empty(),
              state -> {});
      control.arm(settings);
      reading.analysis().triggers().add(rule, control::fired);
      if (draws) {
        Display.startToolkit();
      }
      CaptureFinder finder = new CaptureFinder();
      CaptureFiles files = new CaptureFiles(cluster, decoding, drawing);
      Duration max = Optional.ofNullable(duration).orElse(HeadlessRun.FOREVER);
      run.waitEndlessly();
      HeadlessRun.Wait wait =
          run.await(
              max,
              () -> {
                for (CaptureControl.Moment moment :
                    control.step(System.currentTimeMillis(), present(reading))) {
                  if (captured < count) {
                    keep(capture(finder, moment, cluster, reading), files, draws, run);
                  }
                }
                return captured >= count;
              });
      if (wait == HeadlessRun.Wait.TIME_OVER && !run.isConnected()) {
        throw run.notConnected(max);
      }
      return exitCode(run, wait, reading);
    }
  }

  /** With that of the trigger from the first record on, so that it misses none. */
  private List<Transform> derived(AlertRule rule) {
    Stream<Transform> own =
        rule.subject() instanceof SeriesSelector.Made made
            ? Stream.of(made.transform())
            : Stream.empty();
    return Stream.concat(more.derived().stream(), own).distinct().toList();
  }

  private CaptureSettings settings() {
    long span = pre.plus(post).toMillis();
    double share = (double) pre.toMillis() / Math.max(1, span);
    long off = Optional.ofNullable(holdOff).orElse(Duration.ZERO).toMillis();
    return new CaptureSettings(CaptureSettings.Mode.NORMAL, span, share, off, past);
  }

  private int exitCode(HeadlessRun run, HeadlessRun.Wait wait, Reading reading) {
    if (run.isInterrupted()) {
      return HeadlessRun.INTERRUPTED;
    }
    if (wait != HeadlessRun.Wait.TIME_OVER) {
      return 0;
    }
    run.message(
        String.format(Locale.ROOT, "%d of %d captures, then the time was over", captured, count));
    return reading.series().isEmpty() ? NOTHING_ARRIVED : TOO_FEW;
  }

  private static OptionalLong present(Reading reading) {
    return reading.series().all().stream()
        .map(series -> series.buffer().latestTime())
        .flatMapToLong(OptionalLong::stream)
        .max();
  }

  private static Capture capture(
      CaptureFinder finder,
      CaptureControl.Moment moment,
      ClusterConnection cluster,
      Reading reading) {
    return finder.of(
        moment,
        cluster.bootstrapServers(),
        reading.topic(),
        reading.reader().topicId(),
        reading.series().all());
  }

  private void keep(Capture capture, CaptureFiles files, boolean draws, HeadlessRun run)
      throws InterruptedException {
    captured++;
    String name = "capture-" + NAME.format(Instant.ofEpochMilli((long) capture.atMs()));
    Path csv = out.resolve(name + ".csv");
    Path picture = out.resolve(name + ".png");
    String line = CaptureLine.of(capture);
    try {
      RangeReader.Range range = files.read(capture, Optional.empty());
      range.missing().forEach(run::message);
      long rows = files.writeCsv(capture, range, csv);
      if (draws) {
        files.draw(capture, range, picture);
      }
      AtomicFile.write(out.resolve(name + ".txt"), (line + "\n").getBytes(StandardCharsets.UTF_8));
      run.print(
          json
              ? jsonLine(capture, line, csv, draws ? Optional.of(picture) : Optional.empty(), rows)
              : TerminalText.escape(line));
    } catch (IOException | IllegalStateException e) {
      run.print(TerminalText.escape(line));
      run.message(name + " could not be written: " + e.getMessage());
    }
  }

  private static String jsonLine(
      Capture capture, String line, Path csv, Optional<Path> picture, long rows) {
    ObjectNode node =
        JSON.createObjectNode()
            .put("event", "capture")
            .put("topic", capture.topic())
            .put("trigger", capture.trigger())
            .put("series", capture.series())
            .put("atMs", capture.atMs())
            .put("value", capture.value())
            .put("line", line)
            .put("csv", csv.toAbsolutePath().toString())
            .put("rows", rows);
    picture.ifPresent(file -> node.put("picture", file.toAbsolutePath().toString()));
    return TerminalText.escapeJson(node.toString());
  }
}
