package topicscope.plot;

import topicscope.chart.ColumnScale;

/**
 * The columns of pixels of a plot by time.
 *
 * @param scale maps times to columns
 * @param first the column at the left edge
 * @param count how many there are
 */
public record ColumnsInSight(ColumnScale scale, long first, int count) {
  /** The time at the left edge, ms since the epoch. */
  public double fromMs() {
    return scale.x(first);
  }

  /** The time at the right edge, ms since the epoch. */
  public double toMs() {
    return scale.x(first + count);
  }
}
