package topicscope.platform;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations and times as users and files write them. */
public final class TimeFormats {
  private static final Pattern DURATION =
      Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)(us|ms|s|m|h|d)");
  private static final Pattern OFFSET = Pattern.compile("T.*([Zz]|[+-]\\d\\d(:?\\d\\d)?)$");
  private static final DateTimeFormatter WITH_OFFSET =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .appendPattern("[XXX][XX][X]")
          .toFormatter(Locale.ROOT);

  private TimeFormats() {}

  /**
   * Reads a duration above zero such as {@code 500ms}, {@code 1.5s}, {@code 10m}, {@code 2h} or
   * {@code 7d}.
   *
   * @throws IllegalArgumentException for any other text; the message is for the user
   */
  public static Duration duration(String text) {
    return durationOrZero(text)
        .filter(Duration::isPositive)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "'" + text + "' is no duration above zero such as 500ms, 2s, 10m or 1h"));
  }

  /** A duration of whole milliseconds as {@link #duration} reads it, in the largest whole unit. */
  public static String text(Duration duration) {
    long ms = duration.toMillis();
    if (ms % 1_000 != 0) {
      return ms + "ms";
    }
    if (ms % 60_000 != 0) {
      return ms / 1_000 + "s";
    }
    if (ms % 3_600_000 != 0) {
      return ms / 60_000 + "m";
    }
    return ms % 86_400_000 == 0 ? ms / 86_400_000 + "d" : ms / 3_600_000 + "h";
  }

  /** Reads a duration, zero included; empty for any other text. */
  public static Optional<Duration> durationOrZero(String text) {
    Matcher matcher = DURATION.matcher(text.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    BigDecimal unit = BigDecimal.valueOf(nanos(matcher.group(2)));
    BigDecimal nanos = new BigDecimal(matcher.group(1)).multiply(unit);
    return nanos.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) < 0
        ? Optional.of(Duration.ofNanos(nanos.longValue()))
        : Optional.of(Duration.ofSeconds(nanos.movePointLeft(9).longValue()));
  }

  /**
   * Reads a date, or a date and time, in ISO 8601.
   *
   * @param zone the zone of a text without an offset
   * @return empty for any other text
   */
  public static Optional<Instant> iso(String text, ZoneId zone) {
    try {
      if (OFFSET.matcher(text).find()) {
        return Optional.of(OffsetDateTime.parse(text, WITH_OFFSET).toInstant());
      }
      return Optional.of(
          (text.contains("T") ? LocalDateTime.parse(text) : LocalDate.parse(text).atStartOfDay())
              .atZone(zone)
              .toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static long nanos(String unit) {
    return switch (unit) {
      case "us" -> 1_000L;
      case "ms" -> 1_000_000L;
      case "s" -> 1_000_000_000L;
      case "m" -> 60_000_000_000L;
      case "h" -> 3_600_000_000_000L;
      default -> 86_400_000_000_000L;
    };
  }
}
