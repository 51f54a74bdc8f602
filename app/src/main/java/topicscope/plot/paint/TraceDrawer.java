package topicscope.plot.paint;

import topicscope.chart.ValueRange;
import topicscope.chart.YScale;
import topicscope.signal.PixelColumns;

/**
 * Draws one trace, reduced to columns, as shapes of a {@link Coverage}.
 *
 * <p>Owned by the painting thread. The first, lowest, highest and last sample of each column are
 * joined in the order of x. A dense column looks the same as with all samples (M4).
 */
final class TraceDrawer {
  /** How far a line may be outside of its lane: half of its width. */
  private static final double OUTSIDE = 3;

  private final Coverage coverage;
  private final Stroker stroker;
  private double shift;
  private YScale scale = YScale.linear(ValueRange.UNIT);
  private boolean linear;
  private double high;
  private double perValue;
  private int rows;
  private double zero;
  private double floor;
  private double bottom;
  private double atX;
  private double atY;

  TraceDrawer(Coverage coverage) {
    this.coverage = coverage;
    this.stroker = new Stroker(coverage);
  }

  /** Sets the transform: columns are moved by {@code newShift}, and the scale fills the rows. */
  void frame(double newShift, YScale newScale, int newRows) {
    shift = newShift;
    scale = newScale;
    rows = newRows;
    linear = scale.linearBelow() == 0;
    double top = scale.from() * rows;
    bottom = scale.to() * rows;
    high = scale.own().high() + (top == 0 ? 0 : scale.own().span() * top / (bottom - top));
    perValue = (bottom - top) / scale.own().span();
    zero = Math.clamp(y(0), top, bottom);
    boolean isWhole = top == 0 && bottom == rows;
    coverage.clip(
        isWhole ? 0 : (int) Math.floor(top - OUTSIDE),
        isWhole ? rows : (int) Math.ceil(bottom + OUTSIDE));
  }

  /** Straight lines from sample to sample. */
  void line(PixelColumns columns, double width) {
    stroker.width(width);
    walk(columns, new Straight());
    stroker.end();
  }

  /** Lines that keep a value until the next sample. */
  void step(PixelColumns columns, double width) {
    stroker.width(width);
    walk(columns, new Stepped());
    stroker.end();
  }

  /** The area between the line and zero. */
  void area(PixelColumns columns) {
    floor = zero;
    walk(columns, new Filled());
  }

  /** The area between the line and the lower end of the axis. */
  void under(PixelColumns columns) {
    floor = bottom;
    walk(columns, new Filled());
  }

  /** A bar from zero to each sample. */
  void bars(PixelColumns columns, double width) {
    walk(columns, new Dotted((x, y) -> bar(x, y, width / 2)));
  }

  /** A dot at each sample. */
  void points(PixelColumns columns, double radius) {
    walk(columns, new Dotted((x, y) -> stroker.dot(x, y, radius)));
  }

  /** A bar from the lowest to the highest value of each column. */
  void band(PixelColumns columns, double width) {
    for (int c = 0; c < columns.count(); c++) {
      if (!columns.isEmpty(c)) {
        double x = columns.firstX(c) + shift;
        double top = y(columns.max(c));
        double bottom = Math.max(y(columns.min(c)), top + 1);
        coverage.rectangle(x - width / 2, top, x + width / 2, bottom);
      }
    }
  }

  /** The range of the values in each interval, as wide as it is. */
  void ranges(IntervalColumns of) {
    PixelColumns intervals = of.intervals();
    for (int c = 0; c < intervals.count(); c++) {
      if (!intervals.isEmpty(c)) {
        double top = y(intervals.max(c));
        double low = Math.max(y(intervals.min(c)), top + 1);
        coverage.rectangle(of.x(c) + shift, top, of.x(c + 1.0) + shift, low);
      }
    }
  }

  /** Straight lines from the last sample of an interval to that of the next. */
  void line(IntervalColumns of, double width) {
    stroker.width(width);
    walk(of, new Straight());
    stroker.end();
  }

  /** The area between these lines and the lower end of the axis. */
  void under(IntervalColumns of) {
    floor = bottom;
    walk(of, new Filled());
  }

  private void walk(IntervalColumns of, Pen pen) {
    PixelColumns intervals = of.intervals();
    boolean begun = intervals.hasBefore();
    if (begun) {
      pen.moveTo(of.x(intervals.beforeX()) + shift, y(intervals.beforeValue()));
    }
    for (int c = 0; c < intervals.count(); c++) {
      if (intervals.isEmpty(c)) {
        continue;
      }
      double x = of.x(intervals.lastX(c)) + shift;
      if (begun && !intervals.gapBefore(c)) {
        pen.lineTo(x, y(intervals.lastValue(c)));
      } else {
        pen.moveTo(x, y(intervals.lastValue(c)));
      }
      begun = true;
    }
    if (begun && of.isJoined()) {
      pen.lineTo(of.nextX() + shift, y(of.nextValue()));
    }
  }

  private interface Pen {
    void moveTo(double x, double y);

    void lineTo(double x, double y);
  }

  private interface Shape {
    void at(double x, double y);
  }

  private final class Straight implements Pen {
    @Override
    public void moveTo(double x, double y) {
      stroker.moveTo(x, y);
    }

    @Override
    public void lineTo(double x, double y) {
      stroker.lineTo(x, y);
    }
  }

  private final class Stepped implements Pen {
    @Override
    public void moveTo(double x, double y) {
      atY = y;
      stroker.moveTo(x, y);
    }

    @Override
    public void lineTo(double x, double y) {
      stroker.lineTo(x, atY);
      stroker.lineTo(x, y);
      atY = y;
    }
  }

  private final class Filled implements Pen {
    @Override
    public void moveTo(double x, double y) {
      atX = x;
      atY = y;
    }

    @Override
    public void lineTo(double x, double y) {
      coverage.edge(atX, atY, x, y);
      coverage.edge(x, floor, atX, floor);
      moveTo(x, y);
    }
  }

  private record Dotted(Shape shape) implements Pen {
    @Override
    public void moveTo(double x, double y) {
      shape.at(x, y);
    }

    @Override
    public void lineTo(double x, double y) {
      shape.at(x, y);
    }
  }

  private void bar(double x, double y, double half) {
    coverage.rectangle(x - half, Math.min(y, zero), x + half, Math.max(y, zero));
  }

  private void walk(PixelColumns columns, Pen pen) {
    boolean begun = columns.hasBefore();
    if (begun) {
      pen.moveTo(columns.beforeX() + shift, y(columns.beforeValue()));
    }
    for (int c = 0; c < columns.count(); c++) {
      if (columns.isEmpty(c)) {
        continue;
      }
      double x = columns.firstX(c) + shift;
      double y = y(columns.firstValue(c));
      if (begun && !columns.gapBefore(c)) {
        pen.lineTo(x, y);
      } else {
        pen.moveTo(x, y);
      }
      begun = true;
      within(columns, c, pen);
    }
    if (begun && columns.hasAfter() && !columns.gapAfter()) {
      pen.lineTo(columns.afterX() + shift, y(columns.afterValue()));
    } else if (columns.hasAfter()) {
      pen.moveTo(columns.afterX() + shift, y(columns.afterValue()));
    }
  }

  private void within(PixelColumns columns, int c, Pen pen) {
    double first = columns.firstX(c);
    double last = columns.lastX(c);
    double low = columns.minX(c);
    double top = columns.maxX(c);
    boolean lowFirst = low <= top;
    inner(columns, c, pen, lowFirst, first, last);
    inner(columns, c, pen, !lowFirst, first, last);
    if (last > first || columns.lastValue(c) != columns.firstValue(c)) {
      pen.lineTo(last + shift, y(columns.lastValue(c)));
    }
  }

  private void inner(PixelColumns columns, int c, Pen pen, boolean low, double first, double last) {
    double value = low ? columns.min(c) : columns.max(c);
    double x = low ? columns.minX(c) : columns.maxX(c);
    boolean isFirst = x == first && value == columns.firstValue(c);
    boolean isLast = x == last && value == columns.lastValue(c);
    if (!isFirst && !isLast) {
      pen.lineTo(x + shift, y(value));
    }
  }

  /** The row of a value, not rounded. */
  double y(double value) {
    return linear ? (high - value) * perValue : scale.share(value) * rows;
  }
}
