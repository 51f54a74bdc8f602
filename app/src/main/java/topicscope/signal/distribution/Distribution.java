package topicscope.signal.distribution;

/**
 * How values are distributed. Without values the count is 0 and every other figure NaN. Immutable.
 *
 * @param count the number of values
 * @param min the lowest value
 * @param max the highest value
 * @param mean the arithmetic mean
 * @param median the middle value; the mean of the two middle ones of an even number
 * @param p95 the lowest value that 95 % of the values are not above
 * @param p99 the lowest value that 99 % of the values are not above
 * @param deviation the standard deviation of these values from their mean
 * @param histogram how many values are where
 */
public record Distribution(
    int count,
    double min,
    double max,
    double mean,
    double median,
    double p95,
    double p99,
    double deviation,
    Histogram histogram) {
  /** The distribution of no values. */
  public static final Distribution NONE =
      new Distribution(
          0,
          Double.NaN,
          Double.NaN,
          Double.NaN,
          Double.NaN,
          Double.NaN,
          Double.NaN,
          Double.NaN,
          Histogram.EMPTY);

  /**
   * The distribution of finite values, exact but for the rounding of sums; takes a few passes over
   * them.
   *
   * @param values the values; their order is changed
   * @param size how many of them, from the first on
   * @param wanted how the histogram is wanted
   */
  public static Distribution of(double[] values, int size, Binning wanted) {
    if (size == 0) {
      return NONE;
    }
    ValueSummary figures = ValueSummary.of(values, size);
    return new Distribution(
        size,
        figures.min(),
        figures.max(),
        figures.mean(),
        figures.median(),
        figures.p95(),
        figures.p99(),
        figures.deviation(),
        Histogram.of(values, size, BinEdges.of(figures, wanted)));
  }
}
