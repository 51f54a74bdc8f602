package topicscope;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import topicscope.decode.topic.DecodeChoice;
import topicscope.desk.Reading;
import topicscope.desk.Theme;
import topicscope.export.CsvExport;
import topicscope.export.PngExport;
import topicscope.kafka.ReaderCounters;
import topicscope.kafka.ReaderState;
import topicscope.plot.RollingLineChart;
import topicscope.producer.DurationConverter;

/** Reads a topic for a while without a window, then writes what the plot shows. */
@Command(
    name = "snapshot",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Reads a topic for a while without a window; writes the plot and its samples.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:samples were drawn", "1:an error, said in one line", "2:no sample arrived"})
final class SnapshotCommand implements Callable<Integer> {
  private static final int WIDTH = 1280;
  private static final int HEIGHT = 720;
  private static final int DRAWN = 0;
  private static final int NOTHING_ARRIVED = 2;

  @Mixin private final ConnectionOptions connection = new ConnectionOptions();
  @Mixin private final PointsOption points = new PointsOption();

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
      description = "How long to read, as 500ms, 10s, 2m or 1h (default: ${DEFAULT-VALUE}).")
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

  @Override
  public Integer call() throws Exception {
    Display.useHeadless();
    try (Reading reading =
        Reading.start(connection.connection(), topic, points.points(), DecodeChoice.AUTOMATIC)) {
      TopicscopeApp.startToolkit();
      Thread.sleep(duration);
      return finish(reading);
    }
  }

  private int finish(Reading reading) throws IOException {
    ReaderCounters counters = reading.reader().counters();
    if (reading.series().all().isEmpty()) {
      return nothingArrived(reading.reader().state(), counters);
    }
    PngExport.write(picture(reading), out);
    System.out.printf(Locale.ROOT, "%s, drawn to %s%n", sum(counters), out.toAbsolutePath());
    Path file = csv;
    if (file != null) {
      long rows = CsvExport.write(reading.series().all(), points.points(), file);
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
        sum(counters));
    return NOTHING_ARRIVED;
  }

  private WritableImage picture(Reading reading) {
    return CompletableFuture.supplyAsync(
            () -> {
              var _ = new Theme();
              RollingLineChart chart = new RollingLineChart();
              Scene scene = new Scene(chart, WIDTH, HEIGHT);
              chart.setTitle(topic);
              chart.setPoints(points.points());
              chart.show(reading.series());
              chart.drawNow();
              return scene.snapshot(null);
            },
            Platform::runLater)
        .join();
  }

  private static String sum(ReaderCounters counters) {
    return String.format(
        Locale.ROOT,
        "%,d received = %,d decoded + %,d undecodable + %,d tombstones + %,d without a number",
        counters.received(),
        counters.decoded(),
        counters.undecodable(),
        counters.tombstones(),
        counters.withoutNumber());
  }
}
