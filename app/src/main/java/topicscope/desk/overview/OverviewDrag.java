package topicscope.desk.overview;

import topicscope.chart.ValueRange;
import topicscope.desk.overview.OverviewScale.Grip;

/**
 * A drag in the strip: of the window, of one of its edges, or of a stretch beside it.
 *
 * @param scale the scale then, which stays
 * @param grip what was pressed
 * @param from where, in units of the strip
 * @param window the window then
 */
record OverviewDrag(OverviewScale scale, Grip grip, double from, ValueRange window) {
  static final double SHORTEST_MS = 10;

  /** The window when the pointer is at a position, within {@code reach}. */
  ValueRange at(double x, ValueRange reach) {
    double by = (x - from) * scale.perUnit();
    double shortest = Math.min(window.span(), Math.max(SHORTEST_MS, scale.perUnit()));
    return switch (grip) {
      case WINDOW -> OverviewScale.moved(window, by, reach);
      case BEGIN, END -> OverviewScale.resized(window, grip == Grip.BEGIN, by, reach, shortest);
      case OUTSIDE -> stretch(scale.time(Math.min(x, from)), scale.time(Math.max(x, from)), reach);
    };
  }

  /** The window around the pressed time, within {@code reach}. */
  ValueRange there(ValueRange reach) {
    double middle = (window.low() + window.high()) / 2;
    return OverviewScale.moved(window, scale.time(from) - middle, reach);
  }

  private ValueRange stretch(double lowMs, double highMs, ValueRange reach) {
    double shortest = Math.min(reach.span(), Math.max(SHORTEST_MS, scale.perUnit()));
    double low = Math.max(reach.low(), Math.min(lowMs, reach.high() - shortest));
    return new ValueRange(low, Math.max(low + shortest, Math.min(highMs, reach.high())));
  }
}
