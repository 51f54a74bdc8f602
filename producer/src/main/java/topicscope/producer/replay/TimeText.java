package topicscope.producer.replay;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * Reads a time as recorded files have them: a number of s, ms, µs or ns since the epoch, told apart
 * by its size, or ISO 8601 with or without an offset (without one it is UTC), a blank in place of
 * the T.
 */
final class TimeText {
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,19}(\\.\\d{1,18})?");
  private static final BigDecimal LARGEST_SECONDS = BigDecimal.valueOf(100_000_000_000L);
  private static final BigDecimal LARGEST_MILLIS = BigDecimal.valueOf(100_000_000_000_000L);
  private static final BigDecimal LARGEST_MICROS = BigDecimal.valueOf(100_000_000_000_000_000L);

  private static final Pattern OFFSET = Pattern.compile("T.*([Zz]|[+-]\\d\\d(:?\\d\\d)?)$");

  private static final DateTimeFormatter WITH_OFFSET =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .appendPattern("[XXX][XX][X]")
          .toFormatter(Locale.ROOT);

  private TimeText() {}

  /**
   * The time in ns since the epoch; empty if the text is no time between the years 1700 and 2250.
   */
  static OptionalLong nanos(String text) {
    try {
      String stripped = text.strip();
      return OptionalLong.of(
          NUMBER.matcher(stripped).matches()
              ? number(new BigDecimal(stripped))
              : nanos(iso(stripped.replaceFirst("(?<=\\d)[ t](?=\\d)", "T"))));
    } catch (DateTimeException | ArithmeticException e) {
      return OptionalLong.empty();
    }
  }

  private static long number(BigDecimal value) {
    BigDecimal size = value.abs();
    int shift;
    if (size.compareTo(LARGEST_SECONDS) < 0) {
      shift = 9;
    } else if (size.compareTo(LARGEST_MILLIS) < 0) {
      shift = 6;
    } else if (size.compareTo(LARGEST_MICROS) < 0) {
      shift = 3;
    } else {
      shift = 0;
    }
    return value.scaleByPowerOfTen(shift).setScale(0, RoundingMode.DOWN).longValueExact();
  }

  private static Instant iso(String text) {
    if (OFFSET.matcher(text).find()) {
      return OffsetDateTime.parse(text, WITH_OFFSET).toInstant();
    }
    return text.contains("T")
        ? LocalDateTime.parse(text).toInstant(ZoneOffset.UTC)
        : LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
  }

  private static long nanos(Instant time) {
    return Math.addExact(Math.multiplyExact(time.getEpochSecond(), 1_000_000_000L), time.getNano());
  }
}
