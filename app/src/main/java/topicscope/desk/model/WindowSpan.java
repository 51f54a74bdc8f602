package topicscope.desk.model;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import topicscope.kafka.partition.StartPosition;
import topicscope.platform.TimeFormats;
import topicscope.reading.ReadingStart;

/**
 * How far back a plot shows its topic, and so what is loaded: the last points of each series, the
 * last records by time, all since a time, all that the topic holds, or only new records.
 *
 * @param from where the span begins; never {@link StartPosition.Ago}
 */
public record WindowSpan(StartPosition from) {
  /** What {@link #parse(String)} takes. */
  public static final String SYNTAX =
      "90 s, 3 h, 2 days, 500 points, 14:30, 2026-11-20 10:00, all or new";

  private static final int MAX_POINTS = 50_000_000;
  private static final int THOUSAND = 1_000;
  private static final int MILLION = 1_000_000;
  private static final Duration MAX_SPAN = Duration.ofDays(366);
  private static final Pattern COUNT =
      Pattern.compile("(\\d{1,9})\\s*(k|m(?= ?[psr]))?\\s*(?:points?|samples?|records?)?");
  private static final String PART = "(\\d{1,9}(?:\\.\\d{1,9})?)\\s*(\\p{Alpha}+)\\s*";
  private static final Pattern PARTS = Pattern.compile("-?\\s*(?:" + PART + ")+");
  private static final Pattern ONE_PART = Pattern.compile(PART);
  private static final Map<String, String> UNITS =
      Map.ofEntries(
          Map.entry("ms", "ms"),
          Map.entry("s", "s"),
          Map.entry("sec", "s"),
          Map.entry("second", "s"),
          Map.entry("m", "m"),
          Map.entry("min", "m"),
          Map.entry("minute", "m"),
          Map.entry("h", "h"),
          Map.entry("hour", "h"),
          Map.entry("d", "d"),
          Map.entry("day", "d"));

  /** All that the topic holds. */
  public static final WindowSpan ALL = new WindowSpan(new StartPosition.Earliest());

  /** Only records that come from now on. */
  public static final WindowSpan NEW = new WindowSpan(new StartPosition.Latest());

  /** The numbers of points in the menu, the smallest first. */
  public static final List<WindowSpan> POINTS =
      Stream.of(200, THOUSAND, 10_000, 100_000, MILLION).map(WindowSpan::ofPoints).toList();

  /** The spans of time in the menu, the shortest first. */
  public static final List<WindowSpan> SPANS =
      Stream.of(10, 30, 60, 300, 900, 3_600, 21_600, 86_400, 604_800)
          .map(seconds -> ofSpan(Duration.ofSeconds(seconds)))
          .toList();

  /** A time ago becomes the last records by time. */
  public WindowSpan {
    from =
        from instanceof StartPosition.Ago ago
            ? new StartPosition.LastSpan(atLeastOneMs(ago.span()))
            : from;
  }

  /** The last so many points of each series. */
  public static WindowSpan ofPoints(int points) {
    return new WindowSpan(new StartPosition.LastRecords(points));
  }

  /** The last records by time, at least those of a millisecond. */
  public static WindowSpan ofSpan(Duration span) {
    return new WindowSpan(new StartPosition.LastSpan(atLeastOneMs(span)));
  }

  /** Everything since a time. */
  public static WindowSpan since(Instant time) {
    return new WindowSpan(new StartPosition.Since(time));
  }

  /** The span for where reading begins; that many points if it begins at the last points. */
  static WindowSpan of(ReadingStart start, int points) {
    return start.from().map(WindowSpan::new).orElseGet(() -> ofPoints(points));
  }

  private static Duration atLeastOneMs(Duration span) {
    return span.compareTo(Duration.ofMillis(1)) < 0 ? Duration.ofMillis(1) : span;
  }

  /** The longest span of the menu that is no longer than that; that itself if all are. */
  public static WindowSpan within(Duration longest) {
    return SPANS.reversed().stream()
        .filter(one -> one.span().compareTo(longest) <= 0)
        .findFirst()
        .orElseGet(() -> ofSpan(longest));
  }

  /** The number of points; 0 if it is another span. */
  public int points() {
    return from instanceof StartPosition.LastRecords last ? last.count() : 0;
  }

  /** The span of time; zero if it is another span. */
  public Duration span() {
    return from instanceof StartPosition.LastSpan last ? last.span() : Duration.ZERO;
  }

  /** The text of the button and of the menu. */
  public String title() {
    return switch (from) {
      case StartPosition.Latest _ -> "Only new records";
      case StartPosition.Earliest _ -> "All";
      case StartPosition.LastRecords last -> "Last " + count(last.count()) + " points";
      case StartPosition.LastSpan last -> "Last " + text(last.span());
      case StartPosition.Ago ago -> "Last " + text(ago.span());
      case StartPosition.Since since -> "Since " + text(since.time());
    };
  }

  /**
   * The next one of its kind in the menu.
   *
   * @param more whether the next longer one, which after the last is {@link #ALL}
   * @param shown the time that is visible now, for a span that is no number of points
   */
  public WindowSpan next(boolean more, Duration shown) {
    return switch (from) {
      case StartPosition.LastRecords last -> next(more, POINTS, last.count());
      case StartPosition.Latest _ -> more ? POINTS.getFirst() : this;
      case StartPosition.LastSpan last -> next(more, SPANS, last.span().toMillis());
      case StartPosition.Earliest _, StartPosition.Since _, StartPosition.Ago _ ->
          more ? ALL : next(false, SPANS, shown.toMillis());
    };
  }

  private WindowSpan next(boolean more, List<WindowSpan> menu, long length) {
    Predicate<WindowSpan> beyond = one -> more ? one.length() > length : one.length() < length;
    List<WindowSpan> found = menu.stream().filter(beyond).toList();
    if (found.isEmpty()) {
      return more ? ALL : this;
    }
    return more ? found.getFirst() : found.getLast();
  }

  private long length() {
    return points() > 0 ? points() : span().toMillis();
  }

  /**
   * Reads what a user writes: {@value #SYNTAX}, and what {@code --from} takes.
   *
   * @throws IllegalArgumentException if it is none of these; the message is one sentence
   */
  public static WindowSpan parse(String text) {
    String wanted =
        text.strip().replaceFirst("(?i)^(last|since|from)\\s+", "").replaceAll("\\s+", " ");
    String lower = wanted.toLowerCase(Locale.ROOT);
    return switch (lower) {
      case "all", "earliest" -> ALL;
      case "new", "now", "latest" -> NEW;
      default ->
          points(lower)
              .or(() -> span(lower))
              .or(() -> time(wanted).map(WindowSpan::pastOnly))
              .orElseThrow(() ->
                  new IllegalArgumentException(
                      "'" + text.strip() + "' is neither a span nor a time such as these"));
    };
  }

  private static Optional<WindowSpan> points(String text) {
    Matcher count = COUNT.matcher(text.replace(",", ""));
    if (!count.matches()) {
      return Optional.empty();
    }
    String unit = Optional.ofNullable(count.group(2)).orElse("");
    long points =
        Long.parseLong(count.group(1))
            * (unit.isEmpty() ? 1 : unit.equals("k") ? THOUSAND : MILLION);
    if (points < 1 || points > MAX_POINTS) {
      throw new IllegalArgumentException("the number of points must be from 1 to 50,000,000");
    }
    return Optional.of(ofPoints((int) points));
  }

  private static Optional<WindowSpan> span(String text) {
    if (!PARTS.matcher(text).matches()) {
      return Optional.empty();
    }
    Duration sum = Duration.ZERO;
    Matcher part = ONE_PART.matcher(text);
    while (part.find()) {
      String unit = part.group(2);
      String known = UNITS.getOrDefault(unit, UNITS.getOrDefault(unit.replaceFirst("s$", ""), ""));
      Optional<Duration> one = TimeFormats.durationOrZero(part.group(1) + known);
      if (one.isEmpty()) {
        return Optional.empty();
      }
      sum = sum.plus(one.get());
    }
    if (sum.compareTo(MAX_SPAN) > 0 || sum.toMillis() < 1) {
      throw new IllegalArgumentException("the span must be from 1 ms to 366 days");
    }
    return Optional.of(ofSpan(sum));
  }

  /** A time of day is that of today, or of yesterday if it is still to come today. */
  private static Optional<Instant> time(String text) {
    ZoneId zone = ZoneId.systemDefault();
    try {
      String full = text.matches("\\d:.*") ? "0" + text : text;
      ZonedDateTime today = LocalTime.parse(full).atDate(LocalDate.now(zone)).atZone(zone);
      boolean toCome = today.toInstant().isAfter(Instant.now());
      return Optional.of((toCome ? today.minusDays(1) : today).toInstant());
    } catch (DateTimeParseException e) {
      return TimeFormats.iso(text.replace(' ', 'T'), zone);
    }
  }

  private static WindowSpan pastOnly(Instant time) {
    if (time.isAfter(Instant.now())) {
      throw new IllegalArgumentException("that time is still to come");
    }
    return since(time);
  }

  private static String count(int points) {
    if (points % MILLION == 0) {
      return points / MILLION + " M";
    }
    return points % THOUSAND == 0
        ? points / THOUSAND + " k"
        : String.format(Locale.ROOT, "%,d", points);
  }

  /** A duration in the largest unit that gives a whole number; a day is 24 h. */
  private static String text(Duration span) {
    if (span.toMillisPart() != 0) {
      return span.toMillis() + " ms";
    }
    long seconds = span.toSeconds();
    if (seconds % 86_400 == 0 && seconds > 86_400) {
      return seconds / 86_400 + " days";
    }
    if (seconds % 3_600 == 0) {
      return seconds / 3_600 + " h";
    }
    return seconds % 60 == 0 ? seconds / 60 + " min" : seconds + " s";
  }

  private static String text(Instant time) {
    ZonedDateTime at = time.atZone(ZoneId.systemDefault());
    LocalDate today = LocalDate.now(at.getZone());
    String day =
        at.toLocalDate().equals(today)
            ? ""
            : at.getYear() == today.getYear() ? "d MMM " : "d MMM yyyy ";
    String clock = at.getSecond() == 0 ? "HH:mm" : "HH:mm:ss";
    return DateTimeFormatter.ofPattern(day + clock, Locale.ENGLISH).format(at);
  }
}
