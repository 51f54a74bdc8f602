package topicscope.bench.history;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import topicscope.plot.ColumnsInSight;
import topicscope.plot.Display;
import topicscope.plot.RollingLineChart;
import topicscope.plot.ThemeStylesheets;
import topicscope.signal.SeriesSet;

/** A chart of a long span, drawn into memory. Not for the JavaFX thread. */
final class HistoryPicture {
  private static final int WIDTH = 1280;
  private static final int HEIGHT = 720;

  private final RollingLineChart chart;

  private HistoryPicture(RollingLineChart chart) {
    this.chart = chart;
  }

  /** Starts the toolkit. */
  static void begin() {
    Display.useHeadless();
    Display.startToolkit();
  }

  /** Draws what is held. */
  static HistoryPicture of(SeriesSet series, Duration span) {
    return onFx(() -> {
      Application.setUserAgentStylesheet(ThemeStylesheets.of(false));
      RollingLineChart chart = new RollingLineChart();
      var _ = new Scene(chart, WIDTH, HEIGHT);
      chart.show(series);
      chart.setSpan(span);
      chart.drawNow();
      return new HistoryPicture(chart);
    });
  }

  /** The columns of its pixels. */
  ColumnsInSight columns() {
    return onFx(() -> chart.columnsInSight().orElseThrow());
  }

  /** Draws what is held and recorded now. */
  void draw() {
    var _ =
        onFx(() -> {
          chart.showPast();
          chart.drawNow();
          return true;
        });
  }

  private static <T> T onFx(Supplier<T> work) {
    return CompletableFuture.supplyAsync(work, Platform::runLater).join();
  }
}
