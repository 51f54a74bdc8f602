package topicscope.cli.snapshot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.BorderPane;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;
import topicscope.export.CsvExport;
import topicscope.export.ExportRun;
import topicscope.export.Picture;
import topicscope.export.RecordedRows;
import topicscope.export.TimeFormat;
import topicscope.plot.ColumnsInSight;
import topicscope.plot.RollingLineChart;
import topicscope.plot.ThemeStylesheets;
import topicscope.plot.view.YMode;
import topicscope.signal.SeriesRange;
import topicscope.signal.SeriesSet;

/** Draws a snapshot's picture and writes its samples, with the options for both. */
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
      description = "The picture's density, 1 to 4 times the screen's (default: ${DEFAULT-VALUE}).")
  private int scale = 1;

  @Option(
      names = "--theme",
      paramLabel = "THEME",
      description = "The picture's colours: light or dark (default: the system's).")
  private @Nullable Scheme theme;

  /** The colours of a picture. */
  enum Scheme {
    LIGHT,
    DARK
  }

  /** Takes 1 to 4. */
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
   * A drawn plot.
   *
   * @param picture the picture
   * @param parts the samples in it
   * @param sight its columns, if they are times
   */
  record Drawn(
      WritableImage picture, List<SeriesRange> parts, Optional<ColumnsInSight> sight) {}

  /** Pixels for each unit of the picture. */
  int density() {
    return scale;
  }

  /** Draws the series once. JavaFX must be running. Not for the JavaFX thread. */
  Drawn draw(String topic, SeriesSet series, SnapshotWindow window) {
    return CompletableFuture.supplyAsync(() -> drawOnFx(topic, series, window), Platform::runLater)
        .join();
  }

  /** Writes the samples in the picture; returns their number. */
  long writeCsv(Drawn drawn, RecordedRows recorded, Path file) throws IOException {
    CsvExport table = CsvExport.of(drawn.parts(), csvTime, recorded);
    return switch (ExportRun.start(table, file).await()) {
      case ExportRun.Outcome.Completed whole -> whole.written().rows();
      case ExportRun.Outcome.Failed failed -> throw new IOException(failed.sentence());
      case ExportRun.Outcome.Cancelled _ -> throw new IOException("cancelled");
    };
  }

  private Drawn drawOnFx(String topic, SeriesSet series, SnapshotWindow window) {
    boolean dark = theme == null ? ThemeStylesheets.systemIsDark() : theme == Scheme.DARK;
    Application.setUserAgentStylesheet(ThemeStylesheets.of(dark));
    RollingLineChart chart = new RollingLineChart();
    BorderPane root = new BorderPane(chart);
    root.setStyle("-fx-background-color: -color-bg-default;");
    var _ = new Scene(root, WIDTH, HEIGHT);
    chart.setTitle(topic);
    chart.setYMode(YMode.AUTO);
    window.applyTo(chart);
    chart.show(series);
    root.applyCss();
    root.layout();
    chart.drawNow();
    List<SeriesRange> parts = chart.inSight();
    Optional<ColumnsInSight> sight = chart.columnsInSight();
    return new Drawn(Picture.of(chart, scale, Optional.empty()), parts, sight);
  }
}
