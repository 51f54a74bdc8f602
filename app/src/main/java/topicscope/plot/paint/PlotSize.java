package topicscope.plot.paint;

/**
 * The size of the plot between the axes, and what lies behind it.
 *
 * @param width in units of JavaFX
 * @param height in units of JavaFX
 * @param density physical pixels per unit of JavaFX
 * @param backdrop the opaque pixel to paint on, or {@link OpaqueBackground#NONE}
 */
public record PlotSize(double width, double height, double density, int backdrop) {
  /** Width in physical pixels. */
  public int columns() {
    return (int) Math.round(width * density);
  }

  /** Height in physical pixels. */
  int rows() {
    return (int) Math.round(height * density);
  }

  public boolean isEmpty() {
    return columns() < 1 || rows() < 1;
  }
}
