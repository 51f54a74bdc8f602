package topicscope.plot.paint;

import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;

/** Arithmetic on premultiplied ARGB pixels, two channels at a time. */
public final class ArgbPixels {
  private static final int TWO = 0x00ff00ff;

  private ArgbPixels() {}

  /**
   * Blends a colour over a pixel.
   *
   * @param argb the colour, premultiplied
   * @param covered the share of the pixel that it covers, 0 … 256
   * @param below the pixel, premultiplied
   */
  static int over(int argb, int covered, int below) {
    if (covered == 256 && argb >>> 24 == 255) {
      return argb;
    }
    int colour = times(argb, covered);
    int alpha = colour >>> 24;
    return colour + times(below, 256 - alpha - (alpha >>> 7));
  }

  /** All four channels times {@code share} / 256. */
  public static int times(int argb, int share) {
    int redBlue = (((argb & TWO) * share) >>> 8) & TWO;
    int alphaGreen = (((argb >>> 8) & TWO) * share) & ~TWO;
    return redBlue | alphaGreen;
  }

  /** A paint as a premultiplied pixel; grey if it is not one plain colour. */
  public static int of(Paint paint) {
    Color color = paint instanceof Color plain ? plain : Color.GRAY;
    double alpha = color.getOpacity();
    return (channel(alpha) << 24)
        | (channel(color.getRed() * alpha) << 16)
        | (channel(color.getGreen() * alpha) << 8)
        | channel(color.getBlue() * alpha);
  }

  private static int channel(double share) {
    return (int) Math.round(share * 255);
  }
}
