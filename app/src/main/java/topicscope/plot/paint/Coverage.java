package topicscope.plot.paint;

import java.util.Arrays;

/**
 * An accumulation buffer of signed areas: the exact share of each pixel that the shapes drawn so
 * far cover. It is laid out column by column.
 *
 * <p>An edge adds the area below it to each column that it crosses, with the sign of its direction.
 * The edges of a closed shape sum to its area. Areas of shapes with the same direction of rotation
 * add up, and more than one pixel counts as one. Only the change from one row to the next is
 * stored: an edge costs one write per row that it crosses, and a long steep edge is a run of equal
 * additions. The method is that of the font rasteriser font-rs, rotated by 90°.
 *
 * <p>Owned by one thread and reused. x runs from 0 to the number of columns, y from 0 (top) to the
 * number of rows; shapes are clipped to it.
 */
final class Coverage {
  /** As strong in every row. */
  static final int[] EVEN = {};

  private static final int OPAQUE = 0xff000000;
  private static final float INVISIBLE = 1f / 512;

  private float[] change = new float[0];
  private int[] top = new int[0];
  private int[] bottom = new int[0];
  private int columns;
  private int rows;
  private int clipFrom;
  private int clipTo;
  private int stride;

  /**
   * Frees memory if more than twice of what a plot of this size needs is held, as after a large
   * export. Call it only while nothing is covered.
   */
  void trim(int plotColumns, int plotRows) {
    if (change.length > 2L * plotColumns * (plotRows + 2)) {
      change = new float[0];
    }
    if (top.length > 2L * plotColumns) {
      top = new int[0];
      bottom = new int[0];
    }
  }

  /** The memory held, in bytes. */
  long heldBytes() {
    return 4L * (change.length + top.length + bottom.length);
  }

  /** Sets the size. Call it only while nothing is covered. */
  void resize(int newColumns, int newRows) {
    int newStride = newRows + 2;
    if (change.length < newColumns * newStride) {
      change = new float[newColumns * newStride];
    }
    if (top.length < newColumns) {
      top = new int[newColumns];
      bottom = new int[newColumns];
    }
    columns = newColumns;
    rows = newRows;
    stride = newStride;
    clip(0, rows);
    Arrays.fill(top, 0, newColumns, Integer.MAX_VALUE);
    Arrays.fill(bottom, 0, newColumns, -1);
  }

  /** Sets the rows that shapes are blended into; the others are left as they are. */
  void clip(int from, int to) {
    clipFrom = Math.max(0, from);
    clipTo = Math.min(rows, to);
  }

  /** Adds one directed edge of a closed shape. */
  void edge(double x0, double y0, double x1, double y1) {
    if (x0 < x1) {
      rightward(x0, y0, x1, y1, 1);
    } else if (x1 < x0) {
      rightward(x1, y1, x0, y0, -1);
    }
  }

  /** Adds an upright rectangle. */
  void rectangle(double left, double upper, double right, double lower) {
    edge(left, lower, right, lower);
    edge(right, upper, left, upper);
  }

  /**
   * Blends a colour over the covered pixels of a column, then clears the coverage of the column.
   *
   * @param argb the colour, premultiplied by its alpha
   * @param onto the tile to paint on
   * @param offset the column of the tile
   * @param strength the share of the colour in each row, 0 … 256; {@link #EVEN} for all of it
   */
  void blend(int column, int argb, Tile onto, int offset, int[] strength) {
    if (bottom[column] < 0) {
      return;
    }
    onto.touch(top[column], Math.min(bottom[column], rows - 1));
    blend(column, argb, onto.pixels(), Tile.COLUMNS, offset, onto.backdrop() & OPAQUE, strength);
  }

  /**
   * As above, on any pixels.
   *
   * @param pixels premultiplied ARGB, row by row
   * @param width the pixels of a row
   * @param offset the column of the pixels
   * @param opaque the alpha that all pixels have, or 0
   */
  void blend(
      int column, int argb, int[] pixels, int width, int offset, int opaque, int[] strength) {
    int first = top[column];
    int last = Math.min(bottom[column], rows - 1);
    int base = column * stride;
    float sum = 0;
    for (int row = first; row <= last; row++) {
      sum += change[base + row];
      change[base + row] = 0;
      float covered = Math.abs(sum);
      if (covered > INVISIBLE && row >= clipFrom && row < clipTo) {
        int pixel = row * width + offset;
        int share = Math.min(256, (int) (covered * 256 + 0.5f));
        if (strength.length > 0) {
          share = (share * strength[row]) >> 8;
        }
        pixels[pixel] = ArgbPixels.over(argb, share, pixels[pixel]) | opaque;
      }
    }
    if (last >= 0) {
      change[base + last + 1] = 0;
    }
    top[column] = Integer.MAX_VALUE;
    bottom[column] = -1;
  }

  private void rightward(double x0, double y0, double x1, double y1, double sign) {
    if (x1 <= 0 || x0 >= columns) {
      return;
    }
    double slope = (y1 - y0) / (x1 - x0);
    double xa = Math.max(x0, 0);
    double end = Math.min(x1, columns);
    double ya = y0 + (xa - x0) * slope;
    for (int column = (int) xa; xa < end; column++) {
      double xb = Math.min(end, column + 1);
      double yb = y0 + (xb - x0) * slope;
      piece(column, Math.min(ya, yb), Math.max(ya, yb), (xb - xa) * sign);
      xa = xb;
      ya = yb;
    }
  }

  /** The part of an edge in one column; {@code area} is what each row below it receives. */
  private void piece(int column, double upper, double lower, double area) {
    if (upper >= rows) {
      bottom[column] = rows - 1;
      return;
    }
    int base = column * stride;
    if (lower <= 0) {
      touch(column, 0, 0);
      change[base] += (float) area;
      return;
    }
    int first = (int) Math.max(0, upper);
    int last = (int) Math.min(rows - 1, lower);
    touch(column, first, last + 1);
    double height = lower - upper;
    double before = area * (below(first + 1, upper, height) - below(first, upper, height));
    change[base + first] += (float) before;
    if (last > first) {
      before = between(base, first, last, upper, area / height, before);
      double whole = area * (below(last + 1, upper, height) - below(last, upper, height));
      change[base + last] += (float) (whole - before);
      before = whole;
    }
    change[base + last + 1] += (float) (area - before);
  }

  /**
   * The rows that the edge crosses from side to side; coverage grows by the same amount per row.
   */
  private double between(
      int base, int first, int last, double upper, double perRow, double before) {
    if (last == first + 1) {
      return before;
    }
    double covered = perRow * (first + 1.5 - upper);
    change[base + first + 1] += (float) (covered - before);
    float more = (float) perRow;
    for (int i = base + first + 2; i < base + last; i++) {
      change[i] += more;
    }
    return covered + perRow * (last - first - 2);
  }

  /** The integral, from minus infinity to y, of the share of the edge above y. */
  private static double below(double y, double upper, double height) {
    double past = y - upper;
    if (past <= 0) {
      return 0;
    }
    return past >= height ? past - height / 2 : past * past / (2 * height);
  }

  private void touch(int column, int first, int last) {
    if (first < top[column]) {
      top[column] = first;
    }
    if (last > bottom[column]) {
      bottom[column] = last;
    }
  }
}
