package topicscope.desk.overview;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import topicscope.chart.ValueRange;
import topicscope.kafka.observe.RetainedTime;
import topicscope.reading.Reading;

/** The strip in words. */
final class OverviewText {
  static final String MOUSE =
      "Drag the window or its edges, click to go there, double-click for all";
  static final String KEYS =
      "Left and Right move the window, with Shift further; Up and Down change the span; Home and"
          + " End go to the ends.";

  private static final String CLOCK = "HH:mm:ss";

  private OverviewText() {}

  /** What the strip shows, in one line. */
  static String of(OverviewState state) {
    return Stream.of(
            state
                .window()
                .map(window ->
                    "Window " + span(window, state.zone()) + (state.live() ? ", live" : ", held")),
            state.loaded().map(loaded -> "loaded since " + time(loaded.low(), state.zone())),
            state.recordedFrom().map(from -> "in the history since " + time(from, state.zone())),
            state.retained().map(retained -> retained(retained, state.zone())))
        .flatMap(Optional::stream)
        .collect(Collectors.joining(" · "));
  }

  private static String retained(RetainedTime retained, ZoneId zone) {
    long records = retained.course().stream().mapToLong(count -> count).sum();
    return "retained since "
        + time((double) retained.firstMs(), zone)
        + (records > 0 ? String.format(Locale.ROOT, ", about %,d records", records) : "");
  }

  /** The window while it is dragged, and what would be loaded for it. */
  static String moving(OverviewState state, ValueRange window) {
    double loadedFrom = state.loaded().map(ValueRange::low).orElse(window.high());
    boolean older = window.low() < loadedFrom;
    if (older && state.recordedFrom().filter(from -> from <= window.low()).isPresent()) {
      return span(window, state.zone()) + " · older: from the history";
    }
    boolean missing = state.loads() && older;
    long records =
        missing
            ? state.retained().map(kept -> kept.records(window.low(), loadedFrom)).orElse(0L)
            : 0;
    return span(window, state.zone()) + (missing ? " · " + load(records) : "");
  }

  private static String load(long records) {
    if (records > Reading.CAPACITY_SINCE) {
      return String.format(Locale.ROOT, "of about %,d records only the newest are held", records);
    }
    return records > 0
        ? String.format(Locale.ROOT, "loads about %,d records", records)
        : "loads what is missing";
  }

  private static String span(ValueRange window, ZoneId zone) {
    String from = time(window.low(), zone);
    String to = time(window.high(), zone);
    String day = from.substring(0, from.length() - CLOCK.length());
    boolean sameDay = to.length() == from.length() && to.startsWith(day);
    return from + " – " + (sameDay ? to.substring(day.length()) : to);
  }

  private static String time(double ms, ZoneId zone) {
    ZonedDateTime time = Instant.ofEpochMilli((long) ms).atZone(zone);
    LocalDate today = LocalDate.now(zone);
    String day =
        time.toLocalDate().equals(today)
            ? ""
            : time.getYear() == today.getYear() ? "d MMM " : "d MMM yyyy ";
    return DateTimeFormatter.ofPattern(day + CLOCK, Locale.ENGLISH).format(time);
  }
}
