package topicscope.signal;

/**
 * A part of a series: its samples within a view.
 *
 * @param series which
 * @param view by time, or by the numbers of the series' own samples
 */
public record SeriesRange(Series series, XRange view) {
  /** All that is held of a series. */
  public static SeriesRange all(Series series) {
    return new SeriesRange(series, new XRange.ByNumber(0, XRange.FURTHEST));
  }

  /** Whether a sample that the series holds belongs to this part. */
  public boolean contains(long number, long timeMs) {
    double x =
        switch (view) {
          case XRange.ByNumber _ -> number;
          case XRange.ByTime _ -> timeMs;
        };
    return x >= view.from() && x < view.to();
  }
}
