package topicscope.plot.paint;

import topicscope.signal.SampleBuffer;

/**
 * One trace for the painter.
 *
 * @param buffer its samples
 * @param kind how they are joined
 * @param argb colour, premultiplied
 * @param width width of its lines, physical pixels
 * @param right whether it belongs to the right axis
 */
public record TraceRendering(
    SampleBuffer buffer, TraceKind kind, int argb, double width, boolean right) {
  private static final int FILL_SHARE = 60;
  private static final double WIDEST_BAR = 40;

  /** The fill colour of an area. */
  int fill() {
    return ArgbPixels.times(argb, FILL_SHARE);
  }

  double dotRadius() {
    return Math.max(1.5, width * 1.3);
  }

  /** The width of a bar if samples are this many columns apart. */
  double barWidth(double spacing) {
    return Math.clamp(spacing * 0.7, 1, WIDEST_BAR);
  }

  /** The same for two samples at each x, whose bars touch. */
  double bandWidth(double spacing) {
    return Math.clamp(spacing * 2, 1, WIDEST_BAR);
  }

  /** How far a sample's mark reaches beyond its own column. */
  public int reach() {
    double half =
        switch (kind) {
          case BARS, BAND -> WIDEST_BAR / 2;
          case POINTS -> dotRadius();
          case LINE, STEP, AREA -> Math.max(1, width / 2);
        };
    return (int) Math.ceil(half) + 2;
  }
}
