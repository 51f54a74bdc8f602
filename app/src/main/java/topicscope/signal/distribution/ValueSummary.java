package topicscope.signal.distribution;

/**
 * Figures of values, exact but for the rounding of sums.
 *
 * @param count the number of values, at least 1
 * @param smallest the smallest magnitude that is not 0; infinite if all are 0
 * @param largest the largest magnitude
 * @param step what all values are multiples of: a power of ten from 0.000001 to 1; 0 if none is
 * @param mean the arithmetic mean
 * @param deviation the standard deviation of these values from their mean
 * @param lowQuarter a quarter of the values are no higher
 * @param median half of the values are no higher
 * @param highQuarter three quarters of the values are no higher
 */
record ValueSummary(
    int count,
    double min,
    double max,
    double smallest,
    double largest,
    double step,
    double mean,
    double deviation,
    double lowQuarter,
    double median,
    double highQuarter,
    double p95,
    double p99) {
  private static final int MAX_DECIMALS = 6;

  /** From here on, neighbouring doubles are too far apart to tell decimals. */
  private static final double TOO_LARGE = 1e12;

  /** Up to here every whole number is a double. */
  private static final double EVERY_WHOLE = 0x1p53;

  /** Squares of larger and of smaller values than these may overflow or vanish. */
  private static final double SQUARE_LARGE = 1e100;

  private static final double SQUARE_SMALL = 1e-100;

  /** Summarises the first {@code size} values, at least one, and changes their order. */
  static ValueSummary of(double[] values, int size) {
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    double smallest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < size; i++) {
      double magnitude = Math.abs(values[i]);
      min = Math.min(min, values[i]);
      max = Math.max(max, values[i]);
      smallest = magnitude > 0 ? Math.min(smallest, magnitude) : smallest;
    }
    double largest = Math.max(Math.abs(min), Math.abs(max));
    double scale = largest > SQUARE_LARGE || largest < SQUARE_SMALL ? largest : 1;
    scale = scale == 0 ? 1 : scale;
    double mean = mean(values, size, scale);
    double deviation = deviation(values, size, scale, mean) * scale;
    double step = step(values, size);
    Selection ranks = new Selection(values, size);
    return new ValueSummary(
        size,
        min,
        max,
        smallest,
        largest,
        step,
        Math.clamp(mean * scale, min, max),
        deviation,
        ranks.quantile(0.25),
        ranks.median(),
        ranks.quantile(0.75),
        ranks.quantile(0.95),
        ranks.quantile(0.99));
  }

  /** Corrected by the mean of what is left, which a plain sum loses. */
  private static double mean(double[] values, int size, double scale) {
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum += values[i] / scale;
    }
    double rough = sum / size;
    double rest = 0;
    for (int i = 0; i < size; i++) {
      rest += values[i] / scale - rough;
    }
    return rough + rest / size;
  }

  private static double deviation(double[] values, int size, double scale, double mean) {
    double squares = 0;
    for (int i = 0; i < size; i++) {
      double off = values[i] / scale - mean;
      squares += off * off;
    }
    return Math.sqrt(squares / size);
  }

  private static double step(double[] values, int size) {
    for (int decimals = 0; decimals <= MAX_DECIMALS; decimals++) {
      double perStep = Math.pow(10, decimals);
      int i = 0;
      while (i < size && isWhole(values[i] * perStep, decimals)) {
        i++;
      }
      if (i == size) {
        return 1 / perStep;
      }
    }
    return 0;
  }

  private static boolean isWhole(double steps, int decimals) {
    double off = Math.abs(steps - Math.rint(steps));
    return decimals == 0
        ? off == 0 && Math.abs(steps) < EVERY_WHOLE
        : Math.abs(steps) < TOO_LARGE && off <= 2 * Math.ulp(steps);
  }
}
