package topicscope.plot;

import java.nio.IntBuffer;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/**
 * A strip of the plot, as high as the plot and {@link #COLUMNS} pixels wide, that JavaFX can show
 * without copying it into an image first.
 *
 * <p>Written by the painting thread while it is not on screen; shown by the JavaFX thread and not
 * written again until it has been off screen for a frame.
 */
final class Tile {
  /** Columns of physical pixels. */
  static final int COLUMNS = 128;

  private final int rows;
  private final int[] pixels;
  private final PixelBuffer<IntBuffer> buffer;
  private final WritableImage image;

  Tile(int rows) {
    this.rows = rows;
    pixels = new int[COLUMNS * rows];
    buffer =
        new PixelBuffer<>(
            COLUMNS, rows, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance());
    image = new WritableImage(buffer);
  }

  int rows() {
    return rows;
  }

  /** Premultiplied ARGB, row by row. */
  int[] pixels() {
    return pixels;
  }

  /** The image after the pixels were written. For the JavaFX thread. */
  Image written() {
    buffer.updateBuffer(all -> null);
    return image;
  }

  void copyFrom(Tile other) {
    System.arraycopy(other.pixels, 0, pixels, 0, pixels.length);
  }
}
