package topicscope;

import java.time.Duration;
import java.time.Instant;
import topicscope.kafka.StartPosition;
import topicscope.plot.RollingLineChart;

/**
 * What of the samples a picture shows: so many of the newest, or those of a span of time.
 *
 * @param points how many at the most
 * @param span how long; zero when the number alone counts
 */
record InSight(int points, Duration span) {
  private static final int ALL = 1_000_000;

  /** What the user asked for: a number goes before what follows from where reading begins. */
  static InSight of(PointsOption points, StartPosition start) {
    if (points.given().isPresent()) {
      return new InSight(points.points(), Duration.ZERO);
    }
    return switch (start) {
      case StartPosition.Latest _ -> new InSight(points.points(), Duration.ZERO);
      case StartPosition.LastRecords last -> new InSight(last.count(), Duration.ZERO);
      case StartPosition.Earliest _ -> new InSight(ALL, Duration.ZERO);
      case StartPosition.Ago ago -> new InSight(ALL, ago.span());
      case StartPosition.Since since ->
          new InSight(ALL, Duration.between(since.time(), Instant.now()));
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
