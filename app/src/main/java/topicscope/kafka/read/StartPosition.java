package topicscope.kafka.read;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where in a topic reading begins. It always goes on into the present. */
public sealed interface StartPosition {
  /** What {@link #parse(String)} takes. */
  String SYNTAX = "latest, earliest, -5m, 2026-11-20T10:00Z, or a number of records";

  /** Only what arrives from now on. */
  record Latest() implements StartPosition {}

  /** Everything the topic holds. */
  record Earliest() implements StartPosition {}

  /**
   * The last records of all partitions together. Up to {@value #EXACT} it is that number exactly;
   * above, the number may differ where offsets are missing.
   *
   * @param count at least 1
   */
  record LastRecords(int count) implements StartPosition {
    static final int EXACT = 10_000;

    public LastRecords {
      if (count < 1) {
        throw new IllegalArgumentException("the number of records must be at least 1");
      }
    }
  }

  /**
   * From so long ago.
   *
   * @param span not negative
   */
  record Ago(Duration span) implements StartPosition {
    public Ago {
      if (span.isNegative()) {
        throw new IllegalArgumentException("the time ago must not be negative");
      }
    }
  }

  /** From the first record whose timestamp is not before this. */
  record Since(Instant time) implements StartPosition {}

  /**
   * Reads {@code latest}, {@code earliest}, a time ago such as {@code -90s}, {@code -5m}, {@code
   * -1h} or {@code -2d}, a date with or without a time and a zone (this machine's, if none), or a
   * number of records.
   *
   * @throws IllegalArgumentException if it is none of these; the message says what would be right
   */
  static StartPosition parse(String text) {
    String wanted = text.strip();
    return switch (wanted) {
      case "latest" -> new Latest();
      case "earliest" -> new Earliest();
      default -> Parsing.parse(wanted);
    };
  }

  /** Reads what isn't a plain word. */
  final class Parsing {
    private static final Pattern AGO = Pattern.compile("-(\\d{1,9})(ms|s|m|h|d)");
    private static final List<Function<String, Instant>> DATES =
        List.of(
            text -> OffsetDateTime.parse(text).toInstant(),
            text -> LocalDateTime.parse(text).atZone(ZoneId.systemDefault()).toInstant(),
            text -> LocalDate.parse(text).atStartOfDay(ZoneId.systemDefault()).toInstant());

    private Parsing() {}

    private static StartPosition parse(String text) {
      Matcher ago = AGO.matcher(text);
      if (ago.matches()) {
        return new Ago(span(Long.parseLong(ago.group(1)), ago.group(2)));
      }
      if (text.matches("[1-9]\\d{0,8}")) {
        return new LastRecords(Integer.parseInt(text));
      }
      for (Function<String, Instant> date : DATES) {
        try {
          return new Since(date.apply(text));
        } catch (DateTimeException e) {
          // Not in this form; the next may fit.
        }
      }
      throw new IllegalArgumentException("'" + text + "' is no place to start: give " + SYNTAX);
    }

    private static Duration span(long amount, String unit) {
      return switch (unit) {
        case "ms" -> Duration.ofMillis(amount);
        case "s" -> Duration.ofSeconds(amount);
        case "m" -> Duration.ofMinutes(amount);
        case "h" -> Duration.ofHours(amount);
        default -> Duration.ofDays(amount);
      };
    }
  }
}
