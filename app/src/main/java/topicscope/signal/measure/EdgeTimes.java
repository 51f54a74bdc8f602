package topicscope.signal.measure;

/**
 * Finds how long the edges of a line take in one direction: from the last passage through the level
 * at 10 % to the first arrival at that of 90 %, both interpolated.
 *
 * <p>These are the transition durations of IEEE Std 181 with its usual reference levels of 10 % and
 * 90 %. The states of which these are percentages are the lowest and the highest value here. A gap
 * ends the line: no edge spans it.
 */
final class EdgeTimes {
  private static final double NEAR = 0.1;

  private final double from;
  private final double to;
  private final Durations edges = new Durations();
  private boolean begun;
  private double left;

  /**
   * Finds rising edges. Falling ones are rising edges of the line upside down.
   *
   * @param range the highest value; the lowest one is 0
   */
  EdgeTimes(double range) {
    from = NEAR * range;
    to = (1 - NEAR) * range;
  }

  /** Begins a line. */
  void begin() {
    begun = false;
  }

  /** Goes on with a straight line between two samples; times in ms. */
  void add(double time, double value, double nextTime, double next) {
    if (next <= value) {
      return;
    }
    double slowness = (nextTime - time) / (next - value);
    if (value <= from && next > from) {
      begun = true;
      left = time + (from - value) * slowness;
    }
    if (begun && next >= to) {
      begun = false;
      edges.add(time + (to - value) * slowness - left);
    }
  }

  /** The median of the edges, ms; NaN without any. */
  double median() {
    return edges.median();
  }
}
