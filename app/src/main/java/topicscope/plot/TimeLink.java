package topicscope.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import topicscope.plot.view.DataSpan;

/**
 * Charts that share one time axis: they end at the same present, show the same time when one of
 * them is held, zoomed or moved, and read their values at the same time under the pointer. Charts
 * by sample number take part as far as possible: they show the samples nearest to that time.
 *
 * <p>For the JavaFX thread.
 */
public final class TimeLink {
  private final List<RollingLineChart> charts = new ArrayList<>();

  /** Adds a chart. */
  public void join(RollingLineChart chart) {
    if (!charts.contains(chart)) {
      charts.add(chart);
      chart.link(Optional.of(this));
    }
  }

  /** Removes a chart. */
  public void leave(RollingLineChart chart) {
    if (charts.remove(chart)) {
      chart.link(Optional.empty());
    }
  }

  /** Applies an action to all charts but this one. */
  void others(RollingLineChart one, Consumer<RollingLineChart> action) {
    charts.stream().filter(chart -> chart != one).forEach(action);
  }

  /** Time of the newest sample that any of them shows, ms since the epoch. */
  OptionalLong newest() {
    return charts.stream()
        .map(RollingLineChart::newestDrawnTime)
        .flatMapToLong(OptionalLong::stream)
        .max();
  }

  /** The span of time with samples in any of them. */
  Optional<DataSpan> held() {
    return charts.stream()
        .map(RollingLineChart::heldTime)
        .flatMap(Optional::stream)
        .reduce(DataSpan::with);
  }

  /** The largest width that the labels of a left axis need, so that the plots align. */
  double room() {
    return charts.stream().mapToDouble(RollingLineChart::room).max().orElse(0);
  }
}
