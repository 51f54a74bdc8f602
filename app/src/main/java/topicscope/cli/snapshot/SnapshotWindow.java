package topicscope.cli.snapshot;

import java.time.Duration;
import java.time.Instant;
import topicscope.cli.options.PointsOption;
import topicscope.kafka.partition.StartPosition;
import topicscope.plot.RollingLineChart;

/**
 * Which samples a picture shows: the newest ones by number, or those of a span of time.
 *
 * @param points how many at most
 * @param span how long; zero if only the number counts
 */
record SnapshotWindow(int points, Duration span) {
  private static final int MAX_POINTS = 1_000_000;

  /** The number of points if given; else the span or number that follows from the start. */
  static SnapshotWindow of(PointsOption points, StartPosition start) {
    if (points.given().isPresent()) {
      return new SnapshotWindow(points.points(), Duration.ZERO);
    }
    return switch (start) {
      case StartPosition.Latest _ -> new SnapshotWindow(points.points(), Duration.ZERO);
      case StartPosition.LastRecords last -> new SnapshotWindow(last.count(), Duration.ZERO);
      case StartPosition.Earliest _ -> new SnapshotWindow(MAX_POINTS, Duration.ZERO);
      case StartPosition.Ago ago -> new SnapshotWindow(MAX_POINTS, ago.span());
      case StartPosition.LastSpan last -> new SnapshotWindow(MAX_POINTS, last.span());
      case StartPosition.Since since ->
          new SnapshotWindow(MAX_POINTS, Duration.between(since.time(), Instant.now()));
    };
  }

  /** Sets the chart's window. */
  void applyTo(RollingLineChart chart) {
    if (span.isPositive()) {
      chart.setSpan(span);
    } else {
      chart.setPoints(points);
    }
  }
}
