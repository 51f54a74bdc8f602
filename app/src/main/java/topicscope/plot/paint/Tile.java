package topicscope.plot.paint;

import java.nio.IntBuffer;
import java.util.Arrays;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/**
 * A strip of the plot, as high as the plot and {@link #COLUMNS} pixels wide, that JavaFX can show
 * without copying it into an image first. It knows between which rows something is painted: the
 * rest is empty and need not be drawn.
 *
 * <p>Written by the painting thread while it is not on screen; shown by the JavaFX thread and not
 * written again until it has been off screen for a frame.
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
   * An empty strip.
   *
   * @param backdrop the opaque pixel that stands for nothing, or {@link OpaqueBackground#NONE}
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

  /** The pixel that stands for nothing. */
  int backdrop() {
    return backdrop;
  }

  /** The first row that may not be empty; {@link #rows()} if all are. */
  int top() {
    return top;
  }

  /** The row behind the last that may not be empty; 0 if all are. */
  int bottom() {
    return bottom;
  }

  /** Premultiplied ARGB, row by row. Whoever writes must say so by {@link #touch}. */
  int[] pixels() {
    return pixels;
  }

  /** Something is painted from row {@code first} to row {@code last}, both included. */
  void touch(int first, int last) {
    top = Math.min(top, first);
    bottom = Math.max(bottom, last + 1);
  }

  /** Makes everything empty. */
  void clear() {
    if (top < bottom) {
      Arrays.fill(pixels, top * COLUMNS, bottom * COLUMNS, backdrop);
    }
    top = rows;
    bottom = 0;
  }

  /** Makes some columns empty. */
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

  /** Becomes equal to another strip of as many rows. */
  void copyFrom(Tile other) {
    clear();
    top = other.top;
    bottom = other.bottom;
    if (top < bottom) {
      int at = top * COLUMNS;
      System.arraycopy(other.pixels, at, pixels, at, (bottom - top) * COLUMNS);
    }
  }

  /** The image after the pixels were written. For the JavaFX thread. */
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
