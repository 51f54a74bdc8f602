package topicscope.signal;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * A plain picture of a line: every pixel that a segment touches is set. It knows nothing of
 * decimation.
 */
final class Raster {
  private final int columns;
  private final int rows;
  private final double lowest;
  private final double highest;
  private final BitSet pixels = new BitSet();

  Raster(int columns, int rows, double lowest, double highest) {
    this.columns = columns;
    this.rows = rows;
    this.lowest = lowest;
    this.highest = highest;
  }

  /** A point of a line; {@code x} in columns. */
  record Point(int column, double x, double value) {
    static Point at(int column, double x, double value, int columns) {
      double low = column < 0 ? Double.NEGATIVE_INFINITY : column;
      double high = column < columns ? column + 1.0 : Double.POSITIVE_INFINITY;
      return new Point(column, Math.clamp(x, low, high), value);
    }
  }

  BitSet pixels() {
    return pixels;
  }

  void draw(List<List<Point>> lines) {
    for (List<Point> line : lines) {
      for (int i = 0; i < line.size(); i++) {
        draw(line.get(Math.max(0, i - 1)), line.get(i));
      }
    }
  }

  private void draw(Point from, Point to) {
    if (from.column == to.column) {
      fill(from.column, from.value, to.value);
      return;
    }
    double slope = (to.value - from.value) / (to.x - from.x);
    for (int c = Math.max(0, from.column); c <= Math.min(columns - 1, to.column); c++) {
      double enter = c == from.column ? from.value : from.value + slope * (c - from.x);
      double leave = c == to.column ? to.value : from.value + slope * (c + 1 - from.x);
      fill(c, enter, leave);
    }
  }

  private void fill(int column, double from, double to) {
    if (column >= 0 && column < columns) {
      int first = row(Math.min(from, to));
      int last = row(Math.max(from, to));
      pixels.set(column * rows + first, column * rows + last + 1);
    }
  }

  private int row(double value) {
    double span = highest - lowest;
    return span > 0 ? Math.clamp((long) ((value - lowest) / span * rows), 0, rows - 1) : 0;
  }

  /** The line through the four samples of each column. */
  static List<List<Point>> lines(PixelColumns columns) {
    List<List<Point>> lines = new ArrayList<>();
    List<Point> line = new ArrayList<>();
    int count = columns.count();
    if (columns.hasBefore()) {
      line.add(new Point(-1, columns.beforeX(), columns.beforeValue()));
    }
    for (int c = 0; c < count; c++) {
      if (columns.isEmpty(c)) {
        continue;
      }
      if (columns.gapBefore(c)) {
        lines.add(line);
        line = new ArrayList<>();
      }
      boolean lowFirst = columns.minX(c) <= columns.maxX(c);
      Point low = new Point(c, columns.minX(c), columns.min(c));
      Point high = new Point(c, columns.maxX(c), columns.max(c));
      line.add(new Point(c, columns.firstX(c), columns.firstValue(c)));
      line.add(lowFirst ? low : high);
      line.add(lowFirst ? high : low);
      line.add(new Point(c, columns.lastX(c), columns.lastValue(c)));
    }
    if (columns.gapAfter()) {
      lines.add(line);
      line = new ArrayList<>();
    }
    if (columns.hasAfter()) {
      line.add(new Point(count, columns.afterX(), columns.afterValue()));
    }
    lines.add(line);
    return lines;
  }
}
