package topicscope.decode.time;

/**
 * Reads a time of day without a date, {@code 13:45:01.250}, without allocating.
 *
 * <p>Holds the last result, so it belongs to one thread.
 */
final class TimeOfDay extends TimeScanner {
  private static final int MIN_LENGTH = 8;

  /** Reads all bytes between the two positions; false if they are no time of day. */
  boolean read(byte[] bytes, int from, int to) {
    begin(bytes, from, to);
    if (end - at < MIN_LENGTH) {
      return false;
    }
    int hour = digits(2);
    boolean separated = skip(':');
    int minute = digits(2);
    separated &= skip(':');
    int second = digits(2);
    // A leap second is 60.
    if (!separated
        || hour < 0
        || hour > 23
        || minute < 0
        || minute > 59
        || second < 0
        || second > 60) {
      return false;
    }
    ms = (hour * 60L + minute) * MINUTE_MS + second * 1_000L;
    return ((!skip('.') && !skip(',')) || fraction()) && zone();
  }

  /** The time read on the day that brings it nearest to a reference, both ms since the epoch. */
  long msNear(long referenceMs) {
    return ms + Math.floorDiv(referenceMs - ms + DAY_MS / 2, DAY_MS) * DAY_MS;
  }
}
