package topicscope.plot;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import topicscope.plot.view.DataSpan;

/**
 * The other charts that share a chart's time axis; none, while it stands alone. For the JavaFX
 * thread.
 */
final class LinkedCharts {
  private final RollingLineChart one;
  private Optional<TimeLink> link = Optional.empty();

  LinkedCharts(RollingLineChart one) {
    this.one = one;
  }

  /** Takes part in that link from now on, or in none. */
  void link(Optional<TimeLink> other) {
    link = other;
  }

  boolean isAlone() {
    return link.isEmpty();
  }

  /** Has all of the others do something. */
  void forEach(Consumer<RollingLineChart> action) {
    link.ifPresent(shared -> shared.others(one, action));
  }

  /** Time of the newest sample that any chart of the link shows, ms since the epoch. */
  OptionalLong newest() {
    return link.map(TimeLink::newest).orElse(OptionalLong.empty());
  }

  /** All of time that samples are held of. */
  Optional<DataSpan> held() {
    return link.flatMap(TimeLink::held);
  }

  /** The most room that the labels of a left axis need. */
  double room() {
    return link.map(TimeLink::room).orElse(0.0);
  }
}
