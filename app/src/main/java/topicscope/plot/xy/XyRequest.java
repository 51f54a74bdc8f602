package topicscope.plot.xy;

import topicscope.signal.XRange;

/**
 * What an XY plot is to show.
 *
 * @param y what is drawn along y
 * @param x what is drawn along x
 * @param range the range of the samples of y
 * @param cursors whether these are the samples between the cursors
 * @param toleranceMs how far apart in time the samples of a pair may be, ms; 0 to choose one
 * @param size the picture
 * @param argb the colour of the newest pairs, premultiplied
 * @param yVersion how many samples y had
 * @param xVersion how many samples x had
 */
public record XyRequest(
    XySide y,
    XySide x,
    XRange range,
    boolean cursors,
    long toleranceMs,
    Size size,
    int argb,
    long yVersion,
    long xVersion) {
  /**
   * The size of a picture.
   *
   * @param columns its width in pixels, at least 1
   * @param rows its height in pixels, at least 1
   * @param density pixels per unit of JavaFX
   */
  public record Size(int columns, int rows, double density) {}

  /** The present request. */
  public static XyRequest of(
      XySide y, XySide x, XRange range, boolean cursors, long toleranceMs, Size size, int argb) {
    return new XyRequest(
        y,
        x,
        range,
        cursors,
        toleranceMs,
        size,
        argb,
        y.series().buffer().appended(),
        x.series().buffer().appended());
  }

  /** Whether both are about the same two series. */
  boolean isAbout(XyRequest other) {
    return y.equals(other.y) && x.equals(other.x);
  }
}
