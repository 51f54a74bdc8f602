package topicscope.chart;

/**
 * A range of an axis.
 *
 * @param low the lower end
 * @param high the upper end
 */
public record ValueRange(double low, double high) {
  /** The range of an axis without samples. */
  public static final ValueRange UNIT = new ValueRange(0, 1);

  /** The largest magnitude; sums and differences of larger doubles overflow. */
  public static final double LARGEST = 8e307;

  private static final double SMALLEST_RELATIVE = 1e-11;

  public double span() {
    return high - low;
  }

  /** The smallest range that contains both. */
  public ValueRange union(ValueRange other) {
    return new ValueRange(Math.min(low, other.low), Math.max(high, other.high));
  }

  boolean contains(ValueRange other) {
    return low <= other.low && high >= other.high;
  }

  /**
   * A range that can be drawn, with finite ends and a span above 0, for any two numbers: equal,
   * reversed, infinite or NaN.
   */
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
