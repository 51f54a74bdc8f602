package topicscope.plot.paint;

/**
 * The size of the plot between the axes, and its background.
 *
 * @param columns width, physical pixels
 * @param rows height, physical pixels
 * @param density physical pixels per unit of JavaFX
 * @param backdrop the opaque pixel to paint on, or {@link OpaqueBackground#NONE}
 */
public record PlotSize(int columns, int rows, double density, int backdrop) {
  public static PlotSize of(double width, double height, double density, int backdrop) {
    return new PlotSize(
        (int) Math.round(width * density), (int) Math.round(height * density), density, backdrop);
  }

  public boolean isEmpty() {
    return columns < 1 || rows < 1;
  }

  /** Whether a render key was made for this size. */
  public boolean fits(RenderKey look) {
    return look.columns() == columns && look.rows() == rows && look.backdrop() == backdrop;
  }
}
