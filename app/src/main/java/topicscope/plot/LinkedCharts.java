package topicscope.plot;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import topicscope.plot.view.DataSpan;

/**
 * The other charts that share a chart's time axis; none if it stands alone. For the JavaFX thread.
 */
final class LinkedCharts {
  private final RollingLineChart one;
  private Optional<TimeLink> link = Optional.empty();

  LinkedCharts(RollingLineChart one) {
    this.one = one;
  }

  /** Joins a link, or none. */
  void link(Optional<TimeLink> other) {
    link = other;
  }

  boolean isAlone() {
    return link.isEmpty();
  }

  /** Applies an action to all others. */
  void forEach(Consumer<RollingLineChart> action) {
    link.ifPresent(shared -> shared.others(one, action));
  }

  /** Time of the newest sample that any chart of the link shows, ms since the epoch. */
  OptionalLong newest() {
    return link.map(TimeLink::newest).orElse(OptionalLong.empty());
  }

  /** The span of time with samples in any chart of the link. */
  Optional<DataSpan> held() {
    return link.flatMap(TimeLink::held);
  }

  /** The largest width that the labels of a left axis need. */
  double room() {
    return link.map(TimeLink::room).orElse(0.0);
  }
}
