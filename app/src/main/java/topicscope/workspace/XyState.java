package topicscope.workspace;

/**
 * That a plot draws one series against another.
 *
 * @param y the name of the series along y
 * @param x the name of the series along x
 * @param toleranceMs how far apart in time the samples of a pair may be, ms; 0 if the plot chooses
 */
public record XyState(String y, String x, long toleranceMs) {
  /** The same with another series along y. */
  public XyState withY(String other) {
    return new XyState(other, x, toleranceMs);
  }

  /** The same with another series along x. */
  public XyState withX(String other) {
    return new XyState(y, other, toleranceMs);
  }

  /** The same with another tolerance, ms; 0 lets the plot choose. */
  public XyState withTolerance(long ms) {
    return new XyState(y, x, ms);
  }
}
