package topicscope.cli.snapshot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.BorderPane;
import topicscope.export.Picture;
import topicscope.export.PngExport;
import topicscope.plot.RollingLineChart;
import topicscope.plot.ThemeStylesheets;
import topicscope.plot.view.YMode;
import topicscope.signal.SeriesRange;
import topicscope.signal.SeriesSet;

/**
 * A drawn plot.
 *
 * @param picture the picture
 * @param parts the samples in it
 */
record SnapshotDrawing(WritableImage picture, List<SeriesRange> parts) {
  private static final int WIDTH = 1280;
  private static final int HEIGHT = 720;

  /**
   * Draws the series once, on the JavaFX thread.
   *
   * @param dark the theme; empty for the system's
   */
  static SnapshotDrawing of(
      String topic, SeriesSet series, SnapshotWindow window, int scale, Optional<Boolean> dark) {
    Application.setUserAgentStylesheet(
        ThemeStylesheets.of(dark.orElseGet(ThemeStylesheets::systemIsDark)));
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
    return new SnapshotDrawing(Picture.of(chart, scale, Optional.empty()), parts);
  }

  /** Writes the picture. */
  void write(Path file) throws IOException {
    PngExport.write(picture, file);
  }
}
