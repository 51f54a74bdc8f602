package topicscope.signal;

import java.util.List;

/**
 * Statistics of a run of samples. Without samples the count is 0 and everything else NaN.
 *
 * @param count number of samples
 * @param last value of the last sample held
 * @param min lowest value
 * @param max highest value
 * @param mean arithmetic mean
 * @param p95 95th percentile
 * @param ratePerSecond samples per second of record time; NaN if they span no time
 * @param states the shares of the states of a state series; empty for numbers
 */
public record SeriesStatistics(
    long count,
    double last,
    double min,
    double max,
    double mean,
    double p95,
    double ratePerSecond,
    List<StateStatistics.Share> states) {
  /** Statistics of no samples. */
  public static final SeriesStatistics NONE =
      new SeriesStatistics(
          0, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, List.of());

  /** Keeps a copy. */
  public SeriesStatistics {
    states = List.copyOf(states);
  }

  /** The same with another last value. */
  SeriesStatistics withLast(double value) {
    return new SeriesStatistics(count, value, min, max, mean, p95, ratePerSecond, states);
  }

  /** The same with the shares of states. */
  SeriesStatistics with(List<StateStatistics.Share> shares) {
    return new SeriesStatistics(count, last, min, max, mean, p95, ratePerSecond, shares);
  }
}
