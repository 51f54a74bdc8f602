package topicscope.plot.paint;

/**
 * How large the plot between the axes is, and on what it lies.
 *
 * @param columns width, physical pixels
 * @param rows height, physical pixels
 * @param density physical pixels per unit of JavaFX
 * @param backdrop the opaque pixel on which to paint, or {@link OpaqueBackground#NONE}
 */
public record PlotSize(int columns, int rows, double density, int backdrop) {
  public static PlotSize of(double width, double height, double density, int backdrop) {
    return new PlotSize(
        (int) Math.round(width * density), (int) Math.round(height * density), density, backdrop);
  }

  public boolean isEmpty() {
    return columns < 1 || rows < 1;
  }

  /** Whether a look was made for it. */
  public boolean fits(RenderKey look) {
    return look.columns() == columns && look.rows() == rows && look.backdrop() == backdrop;
  }
}
