package topicscope.cli.picture;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.BorderPane;
import topicscope.chart.ValueRange;
import topicscope.cli.options.ShownWindow;
import topicscope.export.Picture;
import topicscope.export.PngExport;
import topicscope.plot.ColumnsInSight;
import topicscope.plot.RollingLineChart;
import topicscope.plot.ThemeStylesheets;
import topicscope.plot.overlay.PlotMark;
import topicscope.plot.view.YMode;
import topicscope.signal.SeriesRange;
import topicscope.signal.SeriesSet;

/**
 * A plot drawn once. All that touches JavaFX is here: the options of the command are read on
 * machines without it, too.
 *
 * @param picture the picture
 * @param parts the samples in it
 * @param sight its columns, if they are times
 */
public record ChartDrawing(
    WritableImage picture, List<SeriesRange> parts, Optional<ColumnsInSight> sight) {
  private static final int WIDTH = 1280;
  private static final int HEIGHT = 720;

  /**
   * Draws the series. JavaFX must be running. Not for the JavaFX thread.
   *
   * @param theme empty for the system's
   * @param scale the picture's density
   */
  static ChartDrawing of(
      String title,
      SeriesSet series,
      PictureRange range,
      Optional<PictureOptions.Scheme> theme,
      int scale) {
    return CompletableFuture.supplyAsync(
            () -> draw(title, series, range, theme, scale), Platform::runLater)
        .join();
  }

  /** Writes the picture. */
  public void write(Path file) throws IOException {
    PngExport.write(picture, file);
  }

  /** Writes the picture to the standard output. */
  public void print() throws IOException {
    PngExport.write(picture, System.out);
  }

  private static ChartDrawing draw(
      String title,
      SeriesSet series,
      PictureRange range,
      Optional<PictureOptions.Scheme> theme,
      int scale) {
    boolean dark =
        theme.map(PictureOptions.Scheme.DARK::equals).orElseGet(ThemeStylesheets::systemIsDark);
    Application.setUserAgentStylesheet(ThemeStylesheets.of(dark));
    RollingLineChart chart = new RollingLineChart();
    BorderPane root = new BorderPane(chart);
    root.setStyle("-fx-background-color: -color-bg-default;");
    var _ = new Scene(root, WIDTH, HEIGHT);
    chart.setTitle(title);
    chart.setYMode(YMode.AUTO);
    switch (range) {
      case PictureRange.Newest(ShownWindow window, Duration interval)
          when window.span().isPositive() -> {
        chart.setSpan(window.span());
        chart.setIntervals(interval.toMillis());
      }
      case PictureRange.Newest(ShownWindow window, _) -> chart.setPoints(window.points());
      case PictureRange.Stretch stretch -> {
        chart.setSpan(Duration.ofMillis(Math.max(1, (long) (stretch.toMs() - stretch.fromMs()))));
        chart.setMarks(List.of(new PlotMark(Math.round(stretch.atMs()), stretch.label())));
      }
    }
    chart.show(series);
    root.applyCss();
    root.layout();
    chart.drawNow();
    if (range instanceof PictureRange.Stretch stretch) {
      chart.holdTime(new ValueRange(stretch.fromMs(), stretch.toMs()));
      chart.drawNow();
    }
    List<SeriesRange> parts = chart.inSight();
    Optional<ColumnsInSight> columns = chart.columnsInSight();
    return new ChartDrawing(Picture.of(chart, scale, Optional.empty()), parts, columns);
  }
}
