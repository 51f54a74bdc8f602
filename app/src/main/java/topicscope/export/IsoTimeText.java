package topicscope.export;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Times as ISO 8601 in UTC with milliseconds. Consecutive times mostly share their second, so its
 * text is kept. Owned by one thread.
 */
final class IsoTimeText {
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);

  private long second = Long.MIN_VALUE;
  private String text = "";

  /** Appends the time, always with milliseconds. */
  void append(long epochMs, StringBuilder to) {
    long wanted = Math.floorDiv(epochMs, 1_000);
    if (wanted != second) {
      second = wanted;
      text = SECOND.format(Instant.ofEpochSecond(wanted));
    }
    int ms = Math.floorMod(epochMs, 1_000);
    to.append(text).append('.').append(ms / 100).append(ms / 10 % 10).append(ms % 10).append('Z');
  }
}
