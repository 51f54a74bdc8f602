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
 * @param recorded how many of the samples are not held, but counted: in columns of a history, or
 *     beside the samples of a roll-up; then the percentile is NaN
 */
public record SeriesStatistics(
    long count,
    double last,
    double min,
    double max,
    double mean,
    double p95,
    double ratePerSecond,
    List<StateStatistics.Share> states,
    long recorded) {
  /** Statistics of no samples. */
  public static final SeriesStatistics NONE =
      new SeriesStatistics(
          0, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, List.of(), 0);

  /** Keeps a copy. */
  public SeriesStatistics {
    states = List.copyOf(states);
  }

  /** The same with another last value. */
  SeriesStatistics withLast(double value) {
    return new SeriesStatistics(count, value, min, max, mean, p95, ratePerSecond, states, recorded);
  }

  /** The same with the shares of states. */
  SeriesStatistics with(List<StateStatistics.Share> shares) {
    return new SeriesStatistics(count, last, min, max, mean, p95, ratePerSecond, shares, recorded);
  }

  /** The same with samples before these that are known in columns only; times in ms. */
  SeriesStatistics withColumns(
      long more, double sum, double low, double high, double earliest, double latest) {
    long all = count + more;
    double own = count == 0 ? 0 : mean * ((double) count / all);
    // The spacing of the samples held continues where the columns end.
    double seconds = (latest - earliest) / 1000 + (count > 1 ? (count - 1) / ratePerSecond : 0);
    return new SeriesStatistics(
        all,
        last,
        count == 0 ? low : Math.min(min, low),
        count == 0 ? high : Math.max(max, high),
        own + sum / all,
        Double.NaN,
        seconds > 0 ? (all - 1) / seconds : Double.NaN,
        states,
        recorded + more);
  }
}
