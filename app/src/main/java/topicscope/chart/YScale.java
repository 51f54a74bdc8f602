package topicscope.chart;

/**
 * Where values stand between the top and the bottom of the plot: linear, or logarithmic.
 *
 * <p>The logarithmic scale is the inverse hyperbolic sine, which is defined for all numbers: it is
 * linear near 0 and logarithmic far from it.
 *
 * @param own the range of the axis
 * @param from the share of the plot's height above the axis, from 0 to 1
 * @param to the share of the plot's height at which the axis ends
 * @param linearBelow magnitudes below this are spread linearly; 0 for a linear scale
 */
public record YScale(ValueRange own, double from, double to, double linearBelow) {
  /** A linear axis as high as the plot. */
  public static YScale linear(ValueRange own) {
    return new YScale(own, 0, 1, 0);
  }

  /** The share of the plot's height above a value: 0 at the top, 1 at the bottom. */
  public double share(double value) {
    return from + (to - from) * within(value);
  }

  /** The value at a share of the plot's height. */
  public double value(double share) {
    double within = (share - from) / (to - from);
    double high = level(own.high());
    return unlevel(high - within * (high - level(own.low())));
  }

  /** Whether the axis is at that share of the plot's height. */
  public boolean covers(double share) {
    return share >= from && share <= to;
  }

  public boolean isLogarithmic() {
    return linearBelow > 0;
  }

  /** The share of the axis above a value. */
  double within(double value) {
    double high = level(own.high());
    return (high - level(value)) / (high - level(own.low()));
  }

  /** The value at a share of the axis. */
  double valueWithin(double share) {
    return value(from + (to - from) * share);
  }

  private double level(double value) {
    return linearBelow == 0 ? value : asinh(value / linearBelow);
  }

  private double unlevel(double level) {
    return linearBelow == 0 ? level : Math.sinh(level) * linearBelow;
  }

  private static double asinh(double x) {
    double size = Math.abs(x);
    // Beyond this, the square would be the larger one's own.
    double level =
        size > 1e8 ? Math.log(size) + Math.log(2) : Math.log(size + Math.sqrt(size * size + 1));
    return Math.copySign(level, x);
  }
}
