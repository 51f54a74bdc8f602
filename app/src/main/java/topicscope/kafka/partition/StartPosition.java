package topicscope.kafka.partition;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import topicscope.platform.TimeFormats;

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

  /**
   * The last records by time: those of a span that ends at the newest record of all partitions. So
   * a topic that rests shows the end of what it holds.
   *
   * @param span above zero
   */
  record LastSpan(Duration span) implements StartPosition {
    public LastSpan {
      if (!span.isPositive()) {
        throw new IllegalArgumentException("the span must be above zero");
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
      default -> place(wanted);
    };
  }

  private static StartPosition place(String text) {
    if (text.startsWith("-") && text.indexOf('.') < 0) {
      Optional<Duration> ago = TimeFormats.durationOrZero(text.substring(1));
      if (ago.isPresent()) {
        return new Ago(ago.get());
      }
    }
    if (text.matches("[1-9]\\d{0,8}")) {
      return new LastRecords(Integer.parseInt(text));
    }
    return TimeFormats.iso(text, ZoneId.systemDefault())
        .map(Since::new)
        .orElseThrow(() ->
            new IllegalArgumentException("'" + text + "' is no place to start: give " + SYNTAX));
  }
}
