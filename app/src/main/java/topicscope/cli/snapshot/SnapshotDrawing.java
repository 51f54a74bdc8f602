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
import topicscope.cli.options.ShownWindow;
import topicscope.export.Picture;
import topicscope.export.PngExport;
import topicscope.plot.ColumnsInSight;
import topicscope.plot.RollingLineChart;
import topicscope.plot.ThemeStylesheets;
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
record SnapshotDrawing(
    WritableImage picture, List<SeriesRange> parts, Optional<ColumnsInSight> sight) {
  private static final int WIDTH = 1280;
  private static final int HEIGHT = 720;

  /**
   * Draws the series. JavaFX must be running. Not for the JavaFX thread.
   *
   * @param theme empty for the system's
   * @param scale the picture's density
   */
  static SnapshotDrawing of(
      String topic,
      SeriesSet series,
      ShownWindow window,
      Optional<SnapshotPicture.Scheme> theme,
      int scale) {
    return CompletableFuture.supplyAsync(
            () -> draw(topic, series, window, theme, scale), Platform::runLater)
        .join();
  }

  /** Writes the picture. */
  void write(Path file) throws IOException {
    PngExport.write(picture, file);
  }

  /** Writes the picture to the standard output. */
  void print() throws IOException {
    PngExport.write(picture, System.out);
  }

  private static SnapshotDrawing draw(
      String topic,
      SeriesSet series,
      ShownWindow window,
      Optional<SnapshotPicture.Scheme> theme,
      int scale) {
    boolean dark =
        theme.map(SnapshotPicture.Scheme.DARK::equals).orElseGet(ThemeStylesheets::systemIsDark);
    Application.setUserAgentStylesheet(ThemeStylesheets.of(dark));
    RollingLineChart chart = new RollingLineChart();
    BorderPane root = new BorderPane(chart);
    root.setStyle("-fx-background-color: -color-bg-default;");
    var _ = new Scene(root, WIDTH, HEIGHT);
    chart.setTitle(topic);
    chart.setYMode(YMode.AUTO);
    if (window.span().isPositive()) {
      chart.setSpan(window.span());
    } else {
      chart.setPoints(window.points());
    }
    chart.show(series);
    root.applyCss();
    root.layout();
    chart.drawNow();
    List<SeriesRange> parts = chart.inSight();
    Optional<ColumnsInSight> sight = chart.columnsInSight();
    return new SnapshotDrawing(Picture.of(chart, scale, Optional.empty()), parts, sight);
  }
}
