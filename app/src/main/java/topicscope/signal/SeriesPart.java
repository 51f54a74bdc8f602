package topicscope.signal;

/**
 * A part of a series: its samples within a view.
 *
 * @param series which
 * @param view by time, or by the numbers of the series' own samples
 */
public record SeriesPart(Series series, View view) {
  /** All that is held of a series. */
  public static SeriesPart all(Series series) {
    return new SeriesPart(series, new View.ByNumber(0, View.FURTHEST));
  }

  /** Whether a sample that the series holds belongs to this part. */
  public boolean contains(long number, long timeMs) {
    double x =
        switch (view) {
          case View.ByNumber _ -> number;
          case View.ByTime _ -> timeMs;
        };
    return x >= view.from() && x < view.to();
  }
}
