package topicscope.export;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Times as ISO 8601 in UTC with milliseconds, or micro- or nanoseconds where there are. Consecutive
 * times mostly share their second, so its text is kept. Owned by one thread.
 */
final class IsoTimeText {
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);

  private long second = Long.MIN_VALUE;
  private String text = "";

  /** Appends a time, ms since the epoch and ns beyond them. */
  void append(long epochMs, int nanos, StringBuilder to) {
    long wanted = Math.floorDiv(epochMs, 1_000);
    if (wanted != second) {
      second = wanted;
      text = SECOND.format(Instant.ofEpochSecond(wanted));
    }
    int ms = Math.floorMod(epochMs, 1_000);
    to.append(text).append('.');
    appendThree(ms, to);
    appendDigits(nanos, to);
    to.append('Z');
  }

  private static void appendDigits(int nanos, StringBuilder to) {
    if (nanos > 0) {
      appendThree(nanos / 1_000, to);
    }
    if (nanos % 1_000 > 0) {
      appendThree(nanos % 1_000, to);
    }
  }

  private static void appendThree(int digits, StringBuilder to) {
    to.append(digits / 100).append(digits / 10 % 10).append(digits % 10);
  }
}
