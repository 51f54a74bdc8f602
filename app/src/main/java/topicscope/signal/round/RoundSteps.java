package topicscope.signal.round;

/** Round numbers: 1, 2 and 5 times powers of ten. */
public final class RoundSteps {
  private static final double[] STEPS = {1, 2, 5, 10};
  private static final double CLOSE = 1e-9;

  private RoundSteps() {}

  /** The largest step up to a size above 0. */
  public static double upTo(double size) {
    double power = power(size);
    double found = power;
    for (double step : STEPS) {
      found = step * power <= size * (1 + CLOSE) ? step * power : found;
    }
    return found;
  }

  /** The smallest step from a size above 0 on. */
  public static double from(double size) {
    double below = upTo(size);
    if (below >= size * (1 - CLOSE)) {
      return below;
    }
    double power = power(size);
    for (double step : STEPS) {
      if (step * power >= size * (1 - CLOSE)) {
        return step * power;
      }
    }
    return 10 * power;
  }

  /** The power of ten at or below a size above 0. */
  public static double power(double size) {
    return Math.pow(10, Math.floor(Math.log10(size) + CLOSE));
  }
}
