package topicscope.web;

/**
 * The samples of one series in one column of time.
 *
 * @param fromMs the start of the column, ms since the epoch
 * @param first the value of the first sample
 * @param min the lowest value
 * @param max the highest value
 * @param last the value of the last sample
 */
public record SeriesColumn(double fromMs, Number first, Number min, Number max, Number last) {
  /** This column and the same column of later samples. */
  SeriesColumn and(SeriesColumn later) {
    return new SeriesColumn(
        fromMs,
        first,
        compare(min, later.min) <= 0 ? min : later.min,
        compare(max, later.max) >= 0 ? max : later.max,
        later.last);
  }

  private static int compare(Number one, Number other) {
    return JsonNumbers.decimal(one).compareTo(JsonNumbers.decimal(other));
  }
}
