package topicscope.plot.paint;

import java.nio.IntBuffer;
import java.util.Arrays;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/**
 * A tile of the plot, as high as the plot and {@link #COLUMNS} pixels wide, that JavaFX shows
 * without copying it into an image. It knows the rows that contain paint; the other rows are not
 * drawn.
 *
 * <p>The painting thread writes it while it is off screen. The JavaFX thread shows it. It is not
 * written again until it has been off screen for a frame.
 */
public final class Tile {
  /** Width in physical pixels. */
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
   * Creates an empty tile.
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

  /** The first row that may contain paint; {@link #rows()} if none. */
  int top() {
    return top;
  }

  /** The row after the last that may contain paint; 0 if none. */
  int bottom() {
    return bottom;
  }

  /** Premultiplied ARGB, row by row. Whoever writes must call {@link #touch}. */
  int[] pixels() {
    return pixels;
  }

  /** Marks the rows from {@code first} to {@code last}, both included, as painted. */
  void touch(int first, int last) {
    top = Math.min(top, first);
    bottom = Math.max(bottom, last + 1);
  }

  /** Clears the tile. */
  void clear() {
    if (top < bottom) {
      Arrays.fill(pixels, top * COLUMNS, bottom * COLUMNS, backdrop);
    }
    top = rows;
    bottom = 0;
  }

  /** Clears some columns. */
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

  /** Copies another tile with as many rows. */
  void copyFrom(Tile other) {
    clear();
    top = other.top;
    bottom = other.bottom;
    if (top < bottom) {
      int at = top * COLUMNS;
      System.arraycopy(other.pixels, at, pixels, at, (bottom - top) * COLUMNS);
    }
  }

  /** The image with the pixels written. For the JavaFX thread. */
  Image written() {
    // Rows that were painted before and are empty now have changed too.
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
