package topicscope.plot.xy;

import java.util.Arrays;
import topicscope.plot.paint.ArgbPixels;

/**
 * A picture in one colour: each pixel has the highest opacity that was drawn there, whatever the
 * order. Owned by one thread; keeps its room.
 */
final class AlphaRaster {
  private static final int OPAQUE = 255;

  private int columns = 1;
  private int rows = 1;
  private byte[] alphas = new byte[1];

  /** Starts an empty picture. */
  void begin(int width, int height) {
    columns = width;
    rows = height;
    if (alphas.length < width * height) {
      alphas = new byte[width * height];
    } else {
      Arrays.fill(alphas, 0, width * height, (byte) 0);
    }
  }

  /** Draws a pixel by its number, row by row. */
  void pixel(int at, int alpha) {
    if ((alphas[at] & OPAQUE) < alpha) {
      alphas[at] = (byte) alpha;
    }
  }

  /** Draws a disc. */
  void dot(double x, double y, double radius, int alpha) {
    int reach = (int) Math.ceil(radius + 0.5);
    int column = (int) Math.floor(x);
    int row = (int) Math.floor(y);
    for (int j = row - reach; j <= row + reach; j++) {
      for (int i = column - reach; i <= column + reach; i++) {
        double right = i + 0.5 - x;
        double down = j + 0.5 - y;
        double far = Math.sqrt(right * right + down * down);
        soft(i, j, radius + 0.5 - far, alpha);
      }
    }
  }

  /** Draws a line with butt ends. */
  void line(double x0, double y0, double x1, double y1, double width, int alpha) {
    boolean steep = Math.abs(y1 - y0) > Math.abs(x1 - x0);
    double from = steep ? y0 : x0;
    double to = steep ? y1 : x1;
    double slope = to == from ? 0 : (steep ? x1 - x0 : y1 - y0) / (to - from);
    // How far apart the edges are across the steps.
    double half = width / 2 * Math.sqrt(1 + slope * slope);
    int first = (int) Math.floor(Math.min(from, to));
    int last = (int) Math.floor(Math.max(from, to));
    for (int i = first; i <= last; i++) {
      double along = Math.clamp(i + 0.5, Math.min(from, to), Math.max(from, to));
      double middle = (steep ? x0 : y0) + (along - from) * slope;
      int low = (int) Math.floor(middle - half);
      int high = (int) Math.floor(middle + half);
      for (int j = low; j <= high; j++) {
        double covered = Math.min(j + 1, middle + half) - Math.max(j, middle - half);
        soft(steep ? j : i, steep ? i : j, covered, alpha);
      }
    }
  }

  private void soft(int column, int row, double covered, int alpha) {
    boolean inside = column >= 0 && column < columns && row >= 0 && row < rows;
    if (covered > 0 && inside) {
      pixel(row * columns + column, (int) (Math.min(1, covered) * alpha));
    }
  }

  /** Writes the picture in a colour, premultiplied. */
  void write(int argb, int[] into) {
    int[] shades = new int[OPAQUE + 1];
    for (int i = 0; i <= OPAQUE; i++) {
      shades[i] = ArgbPixels.times(argb, i + (i >> 7));
    }
    for (int i = 0; i < columns * rows; i++) {
      into[i] = shades[alphas[i] & OPAQUE];
    }
  }
}
