package topicscope.chart;

import java.time.ZoneId;
import topicscope.signal.XRange;

/**
 * Maps x to columns of physical pixels. Columns are counted from a fixed x, so a sample keeps its
 * column while the window moves.
 *
 * <p>The width of a column has at most 17 significant bits. Its products with column numbers are
 * exact, so a sample on the border of two columns is always in the same one.
 *
 * @param byTime true if x is record time in ms since the epoch, false if x is sample numbers
 * @param base the x at which column 0 begins
 * @param perColumn the width of a column in x, above 0
 */
public record ColumnScale(boolean byTime, double base, double perColumn) {
  private static final int SIGNIFICANT_BITS = 16;
  private static final double FINEST = 1.0 / (1 << 20);

  /** The finest scale that shows {@code span} in {@code columns} columns. */
  public static ColumnScale showing(boolean byTime, double base, double span, int columns) {
    double perColumn = Math.max(FINEST, Math.min(1e15, span / Math.max(1, columns)));
    double unit = Math.scalb(1.0, Math.getExponent(perColumn) - SIGNIFICANT_BITS);
    return new ColumnScale(byTime, base, Math.ceil(perColumn / unit) * unit);
  }

  /** The column of an x. */
  public long column(double x) {
    return (long) Math.floor((x - base) / perColumn);
  }

  /** The x at the left edge of a column. */
  public double x(long column) {
    return base + (double) column * perColumn;
  }

  /** The x at a fraction of a column. */
  public double within(double column) {
    return base + column * perColumn;
  }

  /**
   * A range of columns as the decimator takes it; {@code shift} is subtracted from sample numbers.
   */
  public XRange view(long first, int columns, double shift) {
    double from = x(first) - shift;
    double to = x(first + columns) - shift;
    return byTime ? new XRange.ByTime(from, to) : new XRange.ByNumber(from, to);
  }

  /** Ticks at times that are at least that many columns apart; only by time. */
  TickRule ticks(double columnsApart, ZoneId zone) {
    double apart = columnsApart * perColumn;
    return apart > TimeTicks.FINEST_MS / 2
        ? TimeTicks.apart(apart, zone)
        : FineTimeTicks.apart(apart, zone);
  }

  /** Ticks at samples that are at least that many columns apart; only by number. */
  TickRule ticks(double columnsApart, SampleTimes times, ClockText form, ZoneId zone) {
    return NumberTicks.apart(columnsApart * perColumn, times, form, zone);
  }
}
