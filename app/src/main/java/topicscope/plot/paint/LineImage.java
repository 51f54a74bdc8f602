package topicscope.plot.paint;

import java.util.Arrays;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Paint;

/**
 * One line in a small image, painted as a plot paints its traces. That costs a fraction of a path
 * in a canvas, which the renderer rasterises each time.
 *
 * <p>Owned by the JavaFX thread. Coordinates are pixels of the image, y downwards.
 */
public final class LineImage {
  private final int columns;
  private final int rows;
  private final int[] pixels;
  private final WritableImage image;
  private final Coverage coverage = new Coverage();
  private final Stroker stroker = new Stroker(coverage);

  /** An empty image of this size, in pixels. */
  public LineImage(int columns, int rows) {
    this.columns = columns;
    this.rows = rows;
    pixels = new int[columns * rows];
    image = new WritableImage(columns, rows);
    coverage.resize(columns, rows);
  }

  /** Whether it has this size. */
  public boolean isOf(int otherColumns, int otherRows) {
    return columns == otherColumns && rows == otherRows;
  }

  /** Begins a line of this width. */
  public void begin(double width) {
    stroker.width(width);
  }

  /** The next point of the line. */
  public void to(double x, double y) {
    stroker.lineTo(x, y);
  }

  /** Ends the line and shows it in place of the one before; shows nothing if it has no point. */
  public void end(Paint colour) {
    stroker.end();
    Arrays.fill(pixels, 0);
    int argb = ArgbPixels.of(colour);
    for (int column = 0; column < columns; column++) {
      coverage.blend(column, argb, pixels, columns, column, 0, Coverage.EVEN);
    }
    image
        .getPixelWriter()
        .setPixels(0, 0, columns, rows, PixelFormat.getIntArgbPreInstance(), pixels, 0, columns);
  }

  /** The image; it changes with each line. */
  public Image image() {
    return image;
  }
}
