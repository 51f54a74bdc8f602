package topicscope.cli.snapshot;

import java.time.Duration;
import java.time.Instant;
import topicscope.cli.options.PointsOption;
import topicscope.kafka.partition.StartPosition;
import topicscope.plot.RollingLineChart;

/**
 * What of the samples a picture shows: so many of the newest, or those of a span of time.
 *
 * @param points how many at the most
 * @param span how long; zero when the number alone counts
 */
record SnapshotWindow(int points, Duration span) {
  private static final int ALL = 1_000_000;

  /** What the user asked for: a number goes before what follows from where reading begins. */
  static SnapshotWindow of(PointsOption points, StartPosition start) {
    if (points.given().isPresent()) {
      return new SnapshotWindow(points.points(), Duration.ZERO);
    }
    return switch (start) {
      case StartPosition.Latest _ -> new SnapshotWindow(points.points(), Duration.ZERO);
      case StartPosition.LastRecords last -> new SnapshotWindow(last.count(), Duration.ZERO);
      case StartPosition.Earliest _ -> new SnapshotWindow(ALL, Duration.ZERO);
      case StartPosition.Ago ago -> new SnapshotWindow(ALL, ago.span());
      case StartPosition.Since since ->
          new SnapshotWindow(ALL, Duration.between(since.time(), Instant.now()));
    };
  }

  /** Has the chart show it. */
  void applyTo(RollingLineChart chart) {
    if (span.isPositive()) {
      chart.setSpan(span);
    } else {
      chart.setPoints(points);
    }
  }
}
