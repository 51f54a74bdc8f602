package topicscope.terminal;

import java.util.Arrays;

/**
 * Pixels of several traces: a number for each, 0 where there is none, else one more than that of
 * the trace. Owned by one thread; reused, and allocates only to grow.
 */
final class PixelRaster implements DotSurface {
  private int width;
  private int height;
  private int top;
  private int bottom;
  private int colour;
  private byte[] pixels = new byte[0];

  /** Sets the size, and clears all pixels. */
  void clear(int newWidth, int newHeight) {
    width = newWidth;
    height = newHeight;
    if (pixels.length < width * height) {
      pixels = new byte[width * height];
    }
    Arrays.fill(pixels, 0, width * height, (byte) 0);
    clip(0, height);
  }

  void clip(int from, int to) {
    top = from;
    bottom = to;
  }

  /** Draws as that trace from now on. */
  void use(int trace) {
    colour = trace + 1;
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  /** The number of a pixel. */
  int at(int x, int y) {
    return pixels[y * width + x];
  }

  @Override
  public int top() {
    return top;
  }

  @Override
  public int bottom() {
    return bottom;
  }

  private void pixel(int x, int y) {
    if (x >= 0 && x < width && y >= top && y < bottom) {
      pixels[y * width + x] = (byte) colour;
    }
  }

  /** Lines are two pixels wide. */
  private void pen(int x, int y) {
    pixel(x, y);
    pixel(x, y + 1);
    pixel(x + 1, y);
  }

  @Override
  public void run(int x, int from, int to) {
    int last = Math.min(bottom - 1, Math.max(from, to));
    for (int y = Math.max(top, Math.min(from, to)); y <= last; y++) {
      pen(x, y);
    }
  }

  @Override
  public void line(int fromX, int fromY, int toX, int toY) {
    int steps = Math.max(1, Math.max(Math.abs(toX - fromX), Math.abs(toY - fromY)));
    for (int i = 0; i <= steps; i++) {
      pen(
          fromX + Math.round((float) (toX - fromX) * i / steps),
          fromY + Math.round((float) (toY - fromY) * i / steps));
    }
  }
}
