package topicscope.terminal;

import java.util.Arrays;

/**
 * Dots of several traces, combined to characters. A cell has one colour: where traces share it, all
 * their dots are shown in the colour of the one with the largest number of dots there; of equal
 * ones, of the one drawn last.
 *
 * <p>Owned by one thread; reused, and allocates only to grow.
 */
final class DotRaster implements DotSurface {
  private Glyphs glyphs = Glyphs.BRAILLE;
  private int columns;
  private int rows;
  private int top;
  private int bottom;
  private int[] dots = new int[0];
  private int[] owners = new int[0];
  private int[] counts = new int[0];
  private int[] own = new int[0];

  /** Sets the size in cells, and clears all dots. */
  void clear(int newColumns, int newRows, Glyphs newGlyphs) {
    columns = newColumns;
    rows = newRows;
    glyphs = newGlyphs;
    int cells = columns * rows;
    if (dots.length < cells) {
      dots = new int[cells];
      owners = new int[cells];
      counts = new int[cells];
      own = new int[cells];
    }
    Arrays.fill(dots, 0, cells, 0);
    Arrays.fill(counts, 0, cells, 0);
    Arrays.fill(own, 0, cells, 0);
    clip(0, rows);
  }

  /** Leaves out what is outside of these rows of cells from now on. */
  void clip(int fromRow, int toRow) {
    top = fromRow * glyphs.rows();
    bottom = toRow * glyphs.rows();
  }

  @Override
  public int top() {
    return top;
  }

  @Override
  public int bottom() {
    return bottom;
  }

  void dot(int x, int y) {
    if (x >= 0 && x < columns * glyphs.columns() && y >= top && y < bottom) {
      int cell = y / glyphs.rows() * columns + x / glyphs.columns();
      own[cell] |= 1 << (y % glyphs.rows() * glyphs.columns() + x % glyphs.columns());
    }
  }

  @Override
  public void run(int x, int from, int to) {
    int last = Math.min(bottom - 1, Math.max(from, to));
    for (int y = Math.max(top, Math.min(from, to)); y <= last; y++) {
      dot(x, y);
    }
  }

  /** By Bresenham's algorithm. */
  @Override
  public void line(int fromX, int fromY, int toX, int toY) {
    int across = Math.abs(toX - fromX);
    int down = -Math.abs(toY - fromY);
    int stepX = fromX < toX ? 1 : -1;
    int stepY = fromY < toY ? 1 : -1;
    int error = across + down;
    int x = fromX;
    int y = fromY;
    while (x != toX || y != toY) {
      dot(x, y);
      int twice = 2 * error;
      if (twice >= down) {
        error += down;
        x += stepX;
      }
      if (twice <= across) {
        error += across;
        y += stepY;
      }
    }
    dot(toX, toY);
  }

  /** Ends a trace: its dots get that ink. */
  void finish(int ink) {
    for (int cell = 0; cell < columns * rows; cell++) {
      if (own[cell] != 0) {
        int count = Integer.bitCount(own[cell]);
        dots[cell] |= own[cell];
        if (count >= counts[cell]) {
          counts[cell] = count;
          owners[cell] = ink;
        }
        own[cell] = 0;
      }
    }
  }

  /** Writes the characters into a picture, with its upper left corner there. */
  void copyTo(CellGrid grid, int left, int upper) {
    for (int y = 0; y < rows; y++) {
      for (int x = 0; x < columns; x++) {
        int cell = y * columns + x;
        if (dots[cell] != 0) {
          grid.put(left + x, upper + y, glyphs.character(dots[cell]), owners[cell]);
        }
      }
    }
  }
}
