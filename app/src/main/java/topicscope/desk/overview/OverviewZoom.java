package topicscope.desk.overview;

import java.util.Optional;
import topicscope.chart.ValueRange;

/**
 * The stretch of time that the strip is zoomed into.
 *
 * @param stretch ms since the epoch; empty for all of the strip's time
 */
record OverviewZoom(Optional<ValueRange> stretch) {
  static final OverviewZoom NONE = new OverviewZoom(Optional.empty());
  static final double SHORTEST_MS = 1_000;

  /** What the strip shows of all its time. */
  ValueRange view(ValueRange whole) {
    return stretch.map(part -> OverviewScale.moved(part, 0, whole)).orElse(whole);
  }

  /**
   * Zooms around a time that keeps its position.
   *
   * @param factor by how much the time in sight changes; below 1 for a shorter one
   */
  OverviewZoom by(double factor, double timeMs, ValueRange whole) {
    ValueRange view = view(whole);
    double shortest = Math.min(SHORTEST_MS, view.span());
    double span = Math.max(shortest, view.span() * factor);
    if (span >= whole.span()) {
      return NONE;
    }
    double low = timeMs - (timeMs - view.low()) * span / view.span();
    return to(new ValueRange(low, low + span), whole);
  }

  /** Moves by a time within all of the strip's time; nothing if it isn't zoomed. */
  OverviewZoom moved(double byMs, ValueRange whole) {
    return stretch.map(part -> to(OverviewScale.moved(part, byMs, whole), whole)).orElse(this);
  }

  /** Moves so that it shows a window, or as much of it as it can. */
  OverviewZoom follow(ValueRange window, ValueRange whole) {
    ValueRange view = view(whole);
    double by =
        window.low() < view.low()
            ? window.low() - view.low()
            : Math.clamp(window.high() - view.high(), 0, Math.max(0, window.low() - view.low()));
    return moved(by, whole);
  }

  private static OverviewZoom to(ValueRange part, ValueRange whole) {
    return new OverviewZoom(Optional.of(OverviewScale.moved(part, 0, whole)));
  }
}
