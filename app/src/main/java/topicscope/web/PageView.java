package topicscope.web;

import java.time.Duration;
import java.util.List;
import topicscope.platform.TimeFormats;

/**
 * How much of each series a client looks at.
 *
 * @param points the newest samples of each series; 0 if a span is wanted
 * @param span the span that ends at the present, or at the newest sample of a topic that rests;
 *     zero if points are wanted
 * @param columns into how many columns a span is reduced
 */
record PageView(int points, Duration span, int columns) {
  /** For a client that doesn't say how wide it is. */
  static final int DEFAULT_COLUMNS = 800;

  private static final int MAX_POINTS = 1_000;
  private static final Duration MAX_SPAN = Duration.ofDays(31);
  private static final List<Integer> COLUMNS = List.of(1600, 800, 400, 200);

  /**
   * Reads what a client asks for.
   *
   * @param window a number of points up to 1,000, or a span such as {@code 5m}, up to 31 days
   * @param pixels how wide its plot is; it gets no more columns than that
   * @throws IllegalArgumentException if the window is neither; the message says what would be right
   */
  static PageView parse(String window, int pixels) {
    int columns =
        COLUMNS.stream().filter(some -> some <= pixels).findFirst().orElse(COLUMNS.getLast());
    if (window.matches("[1-9]\\d{0,3}") && Integer.parseInt(window) <= MAX_POINTS) {
      return new PageView(Integer.parseInt(window), Duration.ZERO, columns);
    }
    Duration span = TimeFormats.durationOrZero(window).orElse(Duration.ZERO);
    if (!span.isPositive() || span.toMillis() < 1 || span.compareTo(MAX_SPAN) > 0) {
      throw new IllegalArgumentException(
          "window must be a number of points up to 1000, or a span such as 30s, 5m or 1h");
    }
    return new PageView(0, span, columns);
  }

  /** The width of a column, ms. */
  double columnMs() {
    return Math.max(1, (double) span.toMillis() / columns);
  }
}
