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
 * of sample numbers take part as well as numbers allow: what they show lies nearest to that time.
 *
 * <p>For the JavaFX thread.
 */
public final class TimeLink {
  private final List<RollingLineChart> charts = new ArrayList<>();

  /** Takes a chart in. */
  public void join(RollingLineChart chart) {
    if (!charts.contains(chart)) {
      charts.add(chart);
      chart.link(Optional.of(this));
    }
  }

  /** Lets a chart go. */
  public void leave(RollingLineChart chart) {
    if (charts.remove(chart)) {
      chart.link(Optional.empty());
    }
  }

  /** Has all charts but this one do something. */
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

  /** All of time that samples are held of. */
  Optional<DataSpan> held() {
    return charts.stream()
        .map(RollingLineChart::heldTime)
        .flatMap(Optional::stream)
        .reduce(DataSpan::with);
  }

  /** The most room that the labels of a left axis need, so that the plots stand in one line. */
  double room() {
    return charts.stream().mapToDouble(RollingLineChart::room).max().orElse(0);
  }
}
