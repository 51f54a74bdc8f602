package topicscope.desk.model;

import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import topicscope.kafka.partition.StartPosition;

/**
 * A choice of where reading begins.
 *
 * @param title the text in the menu
 * @param from the position; empty for as many of the last records as are visible
 */
public record StartChoice(String title, Optional<StartPosition> from) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT)
          .withZone(ZoneId.systemDefault());

  /** All choices except a typed time. */
  public static final List<StartChoice> ALL =
      List.of(
          new StartChoice("from last points", Optional.empty()),
          of(new StartPosition.Latest()),
          of(new StartPosition.Ago(Duration.ofMinutes(5))),
          of(new StartPosition.Ago(Duration.ofHours(1))),
          of(new StartPosition.Ago(Duration.ofHours(24))),
          of(new StartPosition.Earliest()));

  /** The choice for a position. */
  public static StartChoice of(Optional<StartPosition> from) {
    return from.map(StartChoice::of).orElseGet(ALL::getFirst);
  }

  private static StartChoice of(StartPosition from) {
    String title =
        switch (from) {
          case StartPosition.Latest _ -> "from now on";
          case StartPosition.Earliest _ -> "from the beginning";
          case StartPosition.LastRecords last ->
              String.format(Locale.ROOT, "from the last %,d", last.count());
          case StartPosition.Ago ago -> "from " + WindowSpan.text(ago.span().toSeconds()) + " ago";
          case StartPosition.Since since -> "since " + TIME.format(since.time());
        };
    return new StartChoice(title, Optional.of(from));
  }
}
