package topicscope.desk.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import topicscope.kafka.partition.StartPosition;
import topicscope.reading.Reading;
import topicscope.reading.ReadingStart;
import topicscope.signal.Series;

/**
 * The visible part of a series: its newest samples, by number or by time.
 *
 * @param title the text in the menu
 * @param points the number of samples; 0 for a span of time
 * @param span the span; zero for a number of samples
 */
public record WindowSpan(String title, int points, Duration span) {
  private static final int MIN_WITH_PREFIX = 1_000;

  /** The choices in the menu, shortest first. */
  public static final List<WindowSpan> ALL =
      List.of(
          ofPoints(200),
          ofPoints(1_000),
          ofPoints(10_000),
          ofPoints(100_000),
          ofPoints(1_000_000),
          ofSpan("last 10 s", Duration.ofSeconds(10)),
          ofSpan("last 1 min", Duration.ofMinutes(1)),
          ofSpan("last 5 min", Duration.ofMinutes(5)),
          ofSpan("last 1 h", Duration.ofHours(1)),
          ofSpan("last 24 h", Duration.ofHours(24)));

  /** The default of plots that share a time axis. */
  static final WindowSpan SHARED = ofSpan("last 5 min", Duration.ofMinutes(5));

  /** A number of samples. */
  public static WindowSpan ofPoints(int points) {
    String count =
        points < MIN_WITH_PREFIX || points % MIN_WITH_PREFIX != 0
            ? Integer.toString(points)
            : points % 1_000_000 == 0 ? points / 1_000_000 + " M" : points / 1_000 + " k";
    return new WindowSpan("last " + count + " points", points, Duration.ZERO);
  }

  /** A span of time, at least one second. */
  public static WindowSpan ofSpan(Duration span) {
    Duration shown = span.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : span;
    return ALL.stream()
        .filter(known -> known.span().equals(shown))
        .findAny()
        .orElseGet(() -> ofSpan("last " + text(shown.toSeconds()), shown));
  }

  /** The span that fits where reading begins; that many points if it begins at the last points. */
  static WindowSpan of(ReadingStart start, int points) {
    return start.from().map(from -> of(from, points)).orElseGet(() -> ofPoints(points));
  }

  private static WindowSpan of(StartPosition start, int points) {
    return switch (start) {
      case StartPosition.Latest _ -> ofPoints(points);
      case StartPosition.LastRecords last -> ofPoints(last.count());
      case StartPosition.Earliest _ -> ofPoints(Reading.CAPACITY_SINCE);
      case StartPosition.Ago ago -> ofSpan(ago.span());
      case StartPosition.Since since -> ofSpan(Duration.between(since.time(), Instant.now()));
    };
  }

  /** A number of seconds in the largest unit that gives a whole number. */
  static String text(long seconds) {
    if (seconds > 0 && seconds % 3_600 == 0) {
      return seconds / 3_600 + " h";
    }
    return seconds > 0 && seconds % 60 == 0 ? seconds / 60 + " min" : seconds + " s";
  }

  private static WindowSpan ofSpan(String title, Duration span) {
    return new WindowSpan(title, 0, span);
  }

  /** The shortest span in the menu that shows that many samples of each series. */
  static WindowSpan coveringPoints(List<Series> series, int points) {
    double longest = 0;
    for (Series one : series) {
      long from = Math.max(0, one.buffer().appended() - points);
      OptionalLong first = one.buffer().earliestTime(from);
      OptionalLong last = one.buffer().latestTime();
      if (first.isPresent() && last.isPresent()) {
        longest = Math.max(longest, (double) last.getAsLong() - first.getAsLong());
      }
    }
    double wanted = longest;
    return ALL.stream()
        .filter(choice -> choice.points() == 0 && choice.span().toMillis() >= wanted)
        .findFirst()
        .orElseGet(ALL::getLast);
  }
}
