package topicscope.plot.paint;

import java.nio.IntBuffer;
import java.util.Arrays;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/**
 * A tile of the plot, as high as the plot and {@link #COLUMNS} pixels wide. JavaFX shows its pixels
 * without a copy. It tracks which rows are painted, so that empty rows need not be drawn.
 *
 * <p>The painting thread writes it while it is off screen. The JavaFX thread shows it. It is
 * written again only after two frames off screen.
 */
public final class Tile {
  /** Columns of physical pixels. */
  static final int COLUMNS = 64;

  private final int rows;
  private final int backdrop;
  private final int[] pixels;
  private final PixelBuffer<IntBuffer> buffer;
  private final WritableImage image;
  private int top;
  private int bottom;
  private int shownTop;
  private int shownBottom;

  /**
   * An empty tile.
   *
   * @param backdrop the opaque pixel of the background, or {@link OpaqueBackground#NONE}
   */
  Tile(int rows, int backdrop) {
    this.rows = rows;
    this.backdrop = backdrop;
    top = rows;
    shownTop = rows;
    pixels = new int[COLUMNS * rows];
    Arrays.fill(pixels, backdrop);
    buffer =
        new PixelBuffer<>(
            COLUMNS, rows, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance());
    image = new WritableImage(buffer);
  }

  int rows() {
    return rows;
  }

  /** The pixel of the background. */
  int backdrop() {
    return backdrop;
  }

  /** The first painted row; {@link #rows()} if there is none. */
  int top() {
    return top;
  }

  /** The row after the last painted one; 0 if there is none. */
  int bottom() {
    return bottom;
  }

  /** Premultiplied ARGB, row by row. Call {@link #touch} for rows that you write. */
  int[] pixels() {
    return pixels;
  }

  /** Marks rows as painted, both included. */
  void touch(int first, int last) {
    top = Math.min(top, first);
    bottom = Math.max(bottom, last + 1);
  }

  /** Clears all columns. */
  void clear() {
    if (top < bottom) {
      Arrays.fill(pixels, top * COLUMNS, bottom * COLUMNS, backdrop);
    }
    top = rows;
    bottom = 0;
  }

  /** Clears a range of columns. */
  void clear(int firstColumn, int endColumn) {
    if (firstColumn == 0 && endColumn == COLUMNS) {
      clear();
      return;
    }
    for (int row = top; row < bottom; row++) {
      int at = row * COLUMNS;
      Arrays.fill(pixels, at + firstColumn, at + endColumn, backdrop);
    }
  }

  /** Copies another tile of the same size. */
  void copyFrom(Tile other) {
    clear();
    top = other.top;
    bottom = other.bottom;
    if (top < bottom) {
      int at = top * COLUMNS;
      System.arraycopy(other.pixels, at, pixels, at, (bottom - top) * COLUMNS);
    }
  }

  /** The image, updated to the present pixels. For the JavaFX thread. */
  Image written() {
    // What was there before and is empty now has changed too.
    int first = Math.min(top, shownTop);
    int end = Math.max(bottom, shownBottom);
    if (first < end) {
      buffer.updateBuffer(all -> new Rectangle2D(0, first, COLUMNS, end - first));
    }
    shownTop = top;
    shownBottom = bottom;
    return image;
  }
}
