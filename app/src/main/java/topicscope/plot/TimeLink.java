package topicscope.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import topicscope.chart.ValueRange;
import topicscope.plot.view.YAxes;

/**
 * Charts that share one time axis: they end at the same newest time, show the same span when one is
 * held, zoomed or panned, and show values at the same time under the pointer. Charts by sample
 * number show the samples nearest to that time.
 *
 * <p>For the JavaFX thread.
 */
public final class TimeLink {
  private final List<RollingLineChart> charts = new ArrayList<>();

  /** Adds a chart. */
  public void join(RollingLineChart chart) {
    if (!charts.contains(chart)) {
      charts.add(chart);
      chart.link(this);
    }
  }

  /** Removes a chart. */
  public void leave(RollingLineChart chart) {
    if (charts.remove(chart)) {
      chart.link(new TimeLink());
    }
  }

  /** Whether no two charts share this axis. */
  boolean isUnshared() {
    return charts.size() < 2;
  }

  /** Runs an action on all charts but one. */
  void others(RollingLineChart one, Consumer<RollingLineChart> action) {
    charts.stream().filter(chart -> chart != one).forEach(action);
  }

  /** The latest time that is present in any chart, ms since the epoch. */
  OptionalLong present() {
    OptionalLong latest = OptionalLong.empty();
    for (RollingLineChart chart : charts) {
      OptionalLong one = chart.present();
      if (one.isPresent() && (latest.isEmpty() || one.getAsLong() > latest.getAsLong())) {
        latest = one;
      }
    }
    return latest;
  }

  /** Time of the oldest sample in memory of any chart, ms since the epoch. */
  OptionalDouble oldest() {
    return charts.stream()
        .map(RollingLineChart::heldTime)
        .flatMap(Optional::stream)
        .mapToDouble(ValueRange::low)
        .min();
  }

  /** The time of all samples in memory. */
  Optional<ValueRange> held() {
    return charts.stream()
        .map(RollingLineChart::heldTime)
        .flatMap(Optional::stream)
        .reduce(ValueRange::union);
  }

  /** The largest width of a side of the charts; 0 without a chart. */
  double widest(ToDoubleFunction<YAxes> side) {
    double widest = 0;
    for (RollingLineChart chart : charts) {
      widest = Math.max(widest, side.applyAsDouble(chart.yAxes()));
    }
    return widest;
  }
}
