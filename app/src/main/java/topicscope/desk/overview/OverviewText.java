package topicscope.desk.overview;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import topicscope.chart.ValueRange;
import topicscope.kafka.observe.RecordCourse;
import topicscope.kafka.observe.RetainedTime;
import topicscope.reading.Reading;

/** The strip in words. */
final class OverviewText {
  static final String MOUSE =
      """
      Drag the window or its edges; drag beside it to choose a stretch, click to go there.
      The wheel zooms the timeline, a double click shows all of the topic.\
      """;
  static final String KEYS =
      "Left and Right move the window, with Shift further; Up and Down change the span; Home and"
          + " End go to the ends; Page Up and Page Down zoom the timeline.";

  private static final String ESTIMATE =
      """
      The bars are an estimate from the broker's index of times; no record is read.
      Where clocks are out of order, a late record stands at the newest time before it.\
      """;
  private static final String CLOCK = "HH:mm:ss";
  private static final List<Long> WIDTH_UNITS = List.of(86_400_000L, 3_600_000L, 60_000L, 1_000L);
  private static final List<String> WIDTH_NAMES = List.of("day", "h", "min", "s");

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
    if (!retained.isKnown()) {
      return unplaced(retained.basis());
    }
    long records = retained.course().total();
    return "retained since "
        + time((double) retained.firstMs(), zone)
        + (records > 0 ? ", about " + records(records) : "");
  }

  private static String unplaced(RetainedTime.Basis basis) {
    return basis.withoutTime() > 0
        ? records(basis.withoutTime()) + " without a time"
        : "no records";
  }

  private static String records(long count) {
    return count == 1 ? "1 record" : String.format(Locale.ROOT, "%,d records", count);
  }

  /**
   * What the bars are, or how far they are asked for; empty if nothing is known.
   *
   * @param view the time in sight
   */
  static String caption(OverviewState state, Optional<ValueRange> view) {
    if (!state.ownTimes()) {
      return "no bars: the broker doesn't know the plot's times";
    }
    if (state.retained().isEmpty()) {
      return "";
    }
    RetainedTime retained = state.retained().get();
    if (!retained.isKnown() || view.isEmpty()) {
      return unplaced(retained.basis());
    }
    RecordCourse course = retained.courseWithin(view.get().low(), view.get().high());
    boolean asking = retained.stretch().map(finer -> !finer.isComplete()).orElse(false);
    RecordCourse growing = asking ? retained.stretch().orElse(course) : course;
    if (!growing.isComplete()) {
      return String.format(Locale.ROOT, "asked %d of %d times", growing.asked(), growing.times());
    }
    long records = retained.records(view.get().low(), view.get().high());
    return "about "
        + records(records)
        + (retained.basis().isSample() ? " · " + sample(retained.basis()) : "")
        + (course.bars().size() > 1 ? " · " + width(course.widthMs()) + " a bar" : "");
  }

  private static String sample(RetainedTime.Basis basis) {
    return String.format(
        Locale.ROOT, "from %,d of %,d partitions", basis.sampled(), basis.partitions());
  }

  /** The width of a bar, which is round. */
  private static String width(long ms) {
    for (int i = 0; i < WIDTH_UNITS.size(); i++) {
      long unit = WIDTH_UNITS.get(i);
      if (ms >= unit && ms % unit == 0) {
        String name = WIDTH_NAMES.get(i);
        long count = ms / unit;
        return count + " " + name + (name.equals("day") && count > 1 ? "s" : "");
      }
    }
    return ms + " ms";
  }

  /** What the bars are worth, in sentences; empty without bars. */
  static String estimate(OverviewState state) {
    if (state.retained().filter(RetainedTime::isKnown).isEmpty()) {
      return "";
    }
    RetainedTime.Basis basis = state.retained().get().basis();
    StringBuilder text = new StringBuilder(ESTIMATE);
    if (basis.compacted()) {
      text.append("\nThe topic is compacted: offsets of removed records count as well.");
    }
    if (basis.isSample()) {
      text.append(
          String.format(
              Locale.ROOT,
              "\n%,d of %,d partitions were asked; the others count as these do.",
              basis.sampled(),
              basis.partitions()));
    }
    if (basis.withoutTime() > 0) {
      text.append("\nNot in the bars: about ")
          .append(records(basis.withoutTime()))
          .append(" without a time.");
    }
    return text.toString();
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
