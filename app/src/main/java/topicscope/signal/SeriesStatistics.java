package topicscope.signal;

/**
 * Statistics of a run of samples. Without samples the count is 0 and everything else NaN.
 *
 * @param count number of samples
 * @param last value of the last sample
 * @param min lowest value
 * @param max highest value
 * @param mean arithmetic mean
 * @param p95 95th percentile
 * @param ratePerSecond samples per second of record time; NaN if they span no time
 */
public record SeriesStatistics(
    long count,
    double last,
    double min,
    double max,
    double mean,
    double p95,
    double ratePerSecond) {
  /** Statistics of no samples. */
  public static final SeriesStatistics NONE =
      new SeriesStatistics(
          0, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
}
