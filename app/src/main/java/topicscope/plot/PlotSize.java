package topicscope.plot;

/**
 * How large the plot between the axes is.
 *
 * @param columns width, physical pixels
 * @param rows height, physical pixels
 * @param density physical pixels per unit of JavaFX
 */
record PlotSize(int columns, int rows, double density) {
  static PlotSize of(double width, double height, double density) {
    return new PlotSize(
        (int) Math.round(width * density), (int) Math.round(height * density), density);
  }

  boolean isEmpty() {
    return columns < 1 || rows < 1;
  }

  /** Whether a look was made for this size. */
  boolean fits(Look look) {
    return look.columns() == columns && look.rows() == rows;
  }
}
