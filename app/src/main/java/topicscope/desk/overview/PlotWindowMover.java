package topicscope.desk.overview;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import topicscope.chart.ValueRange;
import topicscope.desk.model.Plot;
import topicscope.desk.model.WindowSpan;
import topicscope.desk.plot.PlotPane;
import topicscope.plot.RollingLineChart;

/**
 * Moves the window of the focused plot, and of those that share its time. What is missing is loaded
 * as for a span that was chosen. Owned by the JavaFX thread.
 */
final class PlotWindowMover implements WindowMover {
  private static final int ROUND_ABOVE = 10;
  private static final long[] UNITS_MS = {3_600_000, 60_000, 10_000, 1_000};

  private final Supplier<PlotPane> pane;

  PlotWindowMover(Supplier<PlotPane> pane) {
    this.pane = pane;
  }

  @Override
  public void preview(ValueRange window) {
    RollingLineChart chart = pane.get().chart();
    chart.heldTime().ifPresent(loaded -> chart.holdTime(OverviewScale.moved(window, 0, loaded)));
  }

  @Override
  public void show(ValueRange window) {
    Plot plot = pane.get().plot();
    RollingLineChart chart = pane.get().chart();
    boolean held = chart.heldTime().filter(loaded -> loaded.low() <= window.low()).isPresent();
    if (!held && plot.start().group().isEmpty()) {
      // The log of a series grows at its end only: all since then is loaded.
      plot.windowProperty()
          .set(WindowSpan.since(Instant.ofEpochSecond(Math.floorDiv((long) window.low(), 1_000))));
    }
    chart.holdTime(window);
  }

  @Override
  public void showLast(double spanMs) {
    pane.get().plot().windowProperty().set(WindowSpan.ofSpan(rounded((long) spanMs)));
    pane.get().chart().backToLive();
  }

  /** In whole seconds, minutes or hours, where that changes a tenth at most. */
  private static Duration rounded(long ms) {
    for (long unit : UNITS_MS) {
      if (ms >= ROUND_ABOVE * unit) {
        return Duration.ofMillis(Math.round((double) ms / unit) * unit);
      }
    }
    return Duration.ofMillis(ms);
  }

  @Override
  public void backToLive() {
    pane.get().chart().backToLive();
  }

  @Override
  public void showAll() {
    pane.get().plot().windowProperty().set(WindowSpan.ALL);
    pane.get().chart().backToLive();
  }
}
