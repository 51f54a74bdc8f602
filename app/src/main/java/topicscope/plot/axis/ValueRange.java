package topicscope.plot.axis;

/**
 * A range of values; both ends finite, low below high.
 *
 * @param low the lower end
 * @param high the upper end
 */
public record ValueRange(double low, double high) {
  /** The range of an axis without samples. */
  public static final ValueRange UNIT = new ValueRange(0, 1);

  /** Beyond this, sums and differences of doubles would overflow. */
  public static final double LARGEST = 8e307;

  private static final double SMALLEST_RELATIVE = 1e-11;

  public double span() {
    return high - low;
  }

  boolean contains(ValueRange other) {
    return low <= other.low && high >= other.high;
  }

  /** A drawable range for any two numbers: equal, reversed, huge or not finite. */
  public static ValueRange of(double one, double other) {
    if (Double.isNaN(one) || Double.isNaN(other)) {
      return UNIT;
    }
    double low = clamp(Math.min(one, other));
    double high = clamp(Math.max(one, other));
    double largest = Math.max(Math.abs(low), Math.abs(high));
    if (high - low > largest * SMALLEST_RELATIVE && high - low > Double.MIN_NORMAL) {
      return new ValueRange(low, high);
    }
    double margin = Math.max(largest * 0.1, 1e-300);
    return largest == 0 ? new ValueRange(-1, 1) : new ValueRange(low - margin, high + margin);
  }

  private static double clamp(double value) {
    return Math.max(-LARGEST, Math.min(LARGEST, value));
  }
}
