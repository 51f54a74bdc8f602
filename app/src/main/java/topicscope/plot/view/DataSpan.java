package topicscope.plot.view;

import java.util.List;
import java.util.Optional;
import topicscope.signal.Series;

/**
 * The range of x with samples.
 *
 * @param from x of the first sample
 * @param to x of the last sample
 */
public record DataSpan(double from, double to) {
  /** The span of these series, by time or by number; empty if none holds a sample. */
  public static Optional<DataSpan> of(List<Series> all, boolean byTime) {
    double from = Double.POSITIVE_INFINITY;
    double to = Double.NEGATIVE_INFINITY;
    for (Series one : all) {
      if (one.buffer().size() == 0) {
        continue;
      }
      double first =
          byTime
              ? (double) one.buffer().earliestTime().orElse(0)
              : (double) one.buffer().firstNumber();
      double last =
          byTime
              ? (double) one.buffer().latestTime().orElse(0)
              : (double) (one.buffer().appended() - 1);
      from = Math.min(from, first);
      to = Math.max(to, last);
    }
    return from <= to ? Optional.of(new DataSpan(from, to)) : Optional.empty();
  }

  /** The span from the first sample of either to the last of either. */
  public DataSpan with(DataSpan other) {
    return new DataSpan(Math.min(from, other.from), Math.max(to, other.to));
  }
}
