package topicscope.producer.replay;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import topicscope.platform.TimeFormats;

/**
 * Reads a time of a recorded file: a number of s, ms, µs or ns since the epoch, told apart by its
 * size, or ISO 8601. A time without an offset is UTC. A blank may replace the T.
 */
final class TimeText {
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,19}(\\.\\d{1,18})?");
  private static final BigDecimal MAX_SECONDS = BigDecimal.valueOf(100_000_000_000L);
  private static final BigDecimal MAX_MILLIS = BigDecimal.valueOf(100_000_000_000_000L);
  private static final BigDecimal MAX_MICROS = BigDecimal.valueOf(100_000_000_000_000_000L);

  private TimeText() {}

  /** The time in ns since the epoch; empty for a text that is no time between 1700 and 2250. */
  static OptionalLong nanos(String text) {
    try {
      String stripped = text.strip();
      if (NUMBER.matcher(stripped).matches()) {
        return OptionalLong.of(number(new BigDecimal(stripped)));
      }
      String iso = stripped.replaceFirst("(?<=\\d)[ t](?=\\d)", "T");
      return TimeFormats.iso(iso, ZoneOffset.UTC).stream().mapToLong(TimeText::nanos).findAny();
    } catch (ArithmeticException e) {
      return OptionalLong.empty();
    }
  }

  private static long number(BigDecimal value) {
    BigDecimal size = value.abs();
    int shift;
    if (size.compareTo(MAX_SECONDS) < 0) {
      shift = 9;
    } else if (size.compareTo(MAX_MILLIS) < 0) {
      shift = 6;
    } else if (size.compareTo(MAX_MICROS) < 0) {
      shift = 3;
    } else {
      shift = 0;
    }
    return value.scaleByPowerOfTen(shift).setScale(0, RoundingMode.DOWN).longValueExact();
  }

  private static long nanos(Instant time) {
    return Math.addExact(Math.multiplyExact(time.getEpochSecond(), 1_000_000_000L), time.getNano());
  }
}
