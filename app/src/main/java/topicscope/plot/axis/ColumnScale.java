package topicscope.plot.axis;

import java.time.ZoneId;
import topicscope.signal.XRange;

/**
 * Maps x to columns of physical pixels, counted from a fixed x, so that a sample keeps its column
 * while the window moves over it.
 *
 * <p>The width of a column has few significant bits. Products with column numbers are then exact,
 * and a sample on the border of two columns always falls into the same one.
 *
 * @param byTime whether x is record time in ms; otherwise it is sample numbers
 * @param base the x at which column 0 starts
 * @param perColumn the width of one column in x, above 0
 */
public record ColumnScale(boolean byTime, double base, double perColumn) {
  private static final int SIGNIFICANT_BITS = 16;
  private static final double FINEST = 1.0 / (1 << 20);

  /** A scale on which {@code columns} columns show {@code span}, or as little more as possible. */
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

  /** The x at a position within a column. */
  public double within(double column) {
    return base + column * perColumn;
  }

  /** A range of columns for the decimator; sample numbers are shifted down by {@code shift}. */
  public XRange view(long first, int columns, double shift) {
    double from = x(first) - shift;
    double to = x(first + columns) - shift;
    return byTime ? new XRange.ByTime(from, to) : new XRange.ByNumber(from, to);
  }

  /** Ticks at least this many columns apart. */
  TickRule ticks(double columnsApart, ZoneId zone) {
    double apart = columnsApart * perColumn;
    return byTime ? TimeTicks.apart(apart, zone) : NumberTicks.apart(apart);
  }
}
