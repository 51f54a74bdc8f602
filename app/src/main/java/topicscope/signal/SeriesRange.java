package topicscope.signal;

/**
 * A range of a series.
 *
 * @param series the series
 * @param view the range, in time or in the numbers of the series' samples
 */
public record SeriesRange(Series series, XRange view) {
  /** Everything held of a series. */
  public static SeriesRange all(Series series) {
    return new SeriesRange(series, new XRange.ByNumber(0, XRange.FURTHEST));
  }

  /** Whether a sample of the series lies in this range. */
  public boolean contains(long number, long timeMs) {
    double x =
        switch (view) {
          case XRange.ByNumber _ -> number;
          case XRange.ByTime _ -> timeMs;
        };
    return x >= view.from() && x < view.to();
  }
}
