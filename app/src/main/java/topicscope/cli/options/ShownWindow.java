package topicscope.cli.options;

import java.time.Duration;
import java.time.Instant;
import java.util.LongSummaryStatistics;
import java.util.OptionalLong;
import java.util.stream.Stream;
import topicscope.kafka.partition.StartPosition;
import topicscope.signal.Series;
import topicscope.signal.SeriesSet;

/**
 * Which samples a plot shows: the newest ones by number, or those of a span of time.
 *
 * @param points how many at most
 * @param span how long; zero if only the number counts
 */
public record ShownWindow(int points, Duration span) {
  private static final int MAX_POINTS = 1_000_000;

  /** The number of points if given; else the span or number that follows from the start. */
  public static ShownWindow of(PointsOption points, StartPosition start) {
    if (points.given().isPresent()) {
      return new ShownWindow(points.points(), Duration.ZERO);
    }
    return switch (start) {
      case StartPosition.Latest _ -> new ShownWindow(points.points(), Duration.ZERO);
      case StartPosition.LastRecords last -> new ShownWindow(last.count(), Duration.ZERO);
      case StartPosition.Earliest _ -> new ShownWindow(MAX_POINTS, Duration.ZERO);
      case StartPosition.Ago ago -> new ShownWindow(MAX_POINTS, ago.span());
      case StartPosition.LastSpan last -> new ShownWindow(MAX_POINTS, last.span());
      case StartPosition.Since since ->
          new ShownWindow(MAX_POINTS, Duration.between(since.time(), Instant.now()));
    };
  }

  /**
   * The same samples by time, for series that don't come with every record: the time that the last
   * points of all series cover, if only a number was given.
   */
  public ShownWindow byTime(SeriesSet series) {
    LongSummaryStatistics times =
        series.all().stream()
            .map(Series::buffer)
            .flatMap(buffer ->
                Stream.of(
                    buffer.earliestTime(buffer.appended() - points),
                    buffer.latestTime(0, Long.MAX_VALUE)))
            .flatMapToLong(OptionalLong::stream)
            .summaryStatistics();
    return span.isPositive() || times.getCount() == 0
        ? this
        : new ShownWindow(MAX_POINTS, Duration.ofMillis(times.getMax() - times.getMin() + 1));
  }

  /** By time, over that span, if only a number was given. */
  public ShownWindow byTime(Duration usual) {
    return span.isPositive() ? this : new ShownWindow(MAX_POINTS, usual);
  }
}
