package topicscope.terminal;

import topicscope.chart.ValueRange;
import topicscope.signal.PixelColumns;

/** Draws a trace, reduced to columns of dots, into a raster. Owned by one thread. */
final class DotTrace {
  private PixelColumns columns = new PixelColumns();
  private ValueRange range = ValueRange.UNIT;
  private boolean stepped;
  private DotSurface raster = new DotRaster();

  /**
   * Draws the trace.
   *
   * @param surface what it is drawn on
   * @param reduced one column for each column of dots
   * @param shown the values at the lower and the upper edge of the raster's clip
   * @param steps whether a value stays until the next one
   */
  void draw(DotSurface surface, PixelColumns reduced, ValueRange shown, boolean steps) {
    raster = surface;
    columns = reduced;
    range = shown;
    stepped = steps;
    boolean joined = columns.hasBefore();
    double x = columns.hasBefore() ? columns.beforeX() : 0;
    double value = columns.hasBefore() ? columns.beforeValue() : 0;
    for (int c = 0; c < columns.count(); c++) {
      if (!columns.isEmpty(c)) {
        if (joined && !columns.gapBefore(c)) {
          join(x, value, c, columns.firstValue(c));
        }
        raster.run(c, y(columns.min(c)), y(columns.max(c)));
        joined = true;
        x = c;
        value = columns.lastValue(c);
      }
    }
    if (joined && columns.hasAfter() && !columns.gapAfter()) {
      join(x, value, columns.afterX(), columns.afterValue());
    }
  }

  /** The line between two samples, cut at the edges of the raster. */
  private void join(double fromX, double fromValue, double toX, double toValue) {
    double perColumn = stepped || toX <= fromX ? 0 : (toValue - fromValue) / (toX - fromX);
    double left = Math.max(-1, fromX);
    double right = Math.min(columns.count(), toX);
    double start = fromValue + (left - fromX) * perColumn;
    double end = stepped ? fromValue : fromValue + (right - fromX) * perColumn;
    raster.line((int) left, y(start), (int) right, y(end));
    if (stepped) {
      raster.run((int) right, y(fromValue), y(toValue));
    }
  }

  private int y(double value) {
    int last = raster.bottom() - raster.top() - 1;
    double share = (range.high() - value) / range.span();
    return raster.top() + (int) Math.round(Math.clamp(share, -2, 3) * last);
  }
}
