package topicscope.cli.snapshot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.BorderPane;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;
import topicscope.desk.widget.Theme;
import topicscope.export.CsvExport;
import topicscope.export.ExportRun;
import topicscope.export.Picture;
import topicscope.export.TimeFormat;
import topicscope.plot.RollingLineChart;
import topicscope.signal.SeriesRange;
import topicscope.signal.SeriesSet;
import topicscope.workspace.Workspace.ThemeChoice;

/** How a snapshot's picture and table are made, and the options for that. */
final class SnapshotPicture {
  private static final int WIDTH = 1280;
  private static final int HEIGHT = 720;

  @Option(
      names = "--csv-time",
      paramLabel = "FORM",
      defaultValue = "epoch",
      description = "Times in the CSV file: epoch (ms) or iso (default: ${DEFAULT-VALUE}).")
  private TimeFormat csvTime = TimeFormat.EPOCH;

  @Option(
      names = "--scale",
      paramLabel = "N",
      defaultValue = "1",
      converter = ScaleConverter.class,
      description = "How many times as sharp the picture is, 1 to 4 (default: ${DEFAULT-VALUE}).")
  private int scale = 1;

  @Option(
      names = "--theme",
      paramLabel = "THEME",
      description = "The picture's colours: light or dark (default: as the system has).")
  private @Nullable Scheme theme;

  /** The colours of a picture. */
  enum Scheme {
    LIGHT,
    DARK
  }

  /** Takes the scales that there are. */
  static final class ScaleConverter implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      if (!text.matches("[1-4]")) {
        throw new TypeConversionException("'" + text + "' is not 1, 2, 3 or 4");
      }
      return Integer.parseInt(text);
    }
  }

  /**
   * What a look at the plot gave.
   *
   * @param picture the picture
   * @param parts what of the samples is in it
   */
  record Seen(WritableImage picture, List<SeriesRange> parts) {}

  /** Draws the series of a topic once. The toolkit must be up; not for its own thread. */
  Seen look(String topic, SeriesSet series, SnapshotWindow sight) {
    return CompletableFuture.supplyAsync(() -> draw(topic, series, sight), Platform::runLater)
        .join();
  }

  /** Writes the samples in the picture; returns how many they are. */
  long writeCsv(Seen seen, Path file) throws IOException {
    return switch (ExportRun.start(CsvExport.of(seen.parts(), csvTime), file).await()) {
      case ExportRun.Outcome.Whole whole -> whole.written().rows();
      case ExportRun.Outcome.Failed failed -> throw new IOException(failed.sentence());
      case ExportRun.Outcome.Cancelled _ -> throw new IOException("cancelled");
    };
  }

  private Seen draw(String topic, SeriesSet series, SnapshotWindow sight) {
    Theme colours = new Theme();
    if (theme != null) {
      colours.choose(theme == Scheme.DARK ? ThemeChoice.DARK : ThemeChoice.LIGHT);
    }
    RollingLineChart chart = new RollingLineChart();
    BorderPane root = new BorderPane(chart);
    root.setStyle("-fx-background-color: -color-bg-default;");
    var _ = new Scene(root, WIDTH, HEIGHT);
    chart.setTitle(topic);
    sight.applyTo(chart);
    chart.show(series);
    root.applyCss();
    root.layout();
    chart.drawNow();
    List<SeriesRange> parts = chart.inSight();
    return new Seen(Picture.of(chart, scale, Optional.empty()), parts);
  }
}
