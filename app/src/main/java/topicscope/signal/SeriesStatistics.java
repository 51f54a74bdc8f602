package topicscope.signal;

/**
 * What a run of samples amounts to. With no samples the count is 0 and everything else NaN.
 *
 * @param count how many samples
 * @param last the value of the last one
 * @param min the lowest value
 * @param max the highest value
 * @param mean the arithmetic mean
 * @param stdDev the standard deviation of the run itself (divided by the count)
 * @param p50 the median
 * @param p95 the value that 95 % don't exceed
 * @param p99 the value that 99 % don't exceed
 * @param ratePerSecond samples per second of record time; NaN if they span no time
 */
public record SeriesStatistics(
    long count,
    double last,
    double min,
    double max,
    double mean,
    double stdDev,
    double p50,
    double p95,
    double p99,
    double ratePerSecond) {
  /** Of no samples. */
  public static final SeriesStatistics NONE =
      new SeriesStatistics(
          0,
          Double.NaN,
          Double.NaN,
          Double.NaN,
          Double.NaN,
          Double.NaN,
          Double.NaN,
          Double.NaN,
          Double.NaN,
          Double.NaN);
}
