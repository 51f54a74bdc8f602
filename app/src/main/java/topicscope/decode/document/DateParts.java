package topicscope.decode.document;

import topicscope.decode.time.IsoTime;

/**
 * A date and time as a list of numbers, {@code [2023,11,14,22,13,20,123000000]}, as Java's
 * libraries write it. It is UTC.
 */
final class DateParts {
  private static final int MAX = 7;
  private static final int MIN_YEAR = 1970;
  private static final int MAX_YEAR = 2200;
  private static final int[] LIMITS = {MAX_YEAR, 12, 31, 23, 59, 60, 999_999_999};

  private final long[] parts = new long[MAX];
  private int count;

  /** Starts the part of that number. */
  void begin(int number) {
    count = number == 0 ? 0 : count;
  }

  void add(long part) {
    if (count < MAX) {
      parts[count] = part;
    }
    count++;
  }

  /** Whether the parts are a date. */
  boolean isDate() {
    if (count < 3 || count > MAX || parts[0] < MIN_YEAR || parts[1] < 1 || parts[2] < 1) {
      return false;
    }
    for (int i = 0; i < count; i++) {
      if (parts[i] < 0 || parts[i] > LIMITS[i]) {
        return false;
      }
    }
    return true;
  }

  /** Whether there is a time of day, too. */
  boolean hasTimeOfDay() {
    return count >= 5;
  }

  /** Milliseconds since the epoch. */
  long ms() {
    long day = IsoTime.epochDay((int) parts[0], (int) parts[1], (int) parts[2]);
    long seconds = ((day * 24 + part(3)) * 60 + part(4)) * 60 + part(5);
    return seconds * 1_000 + part(6) / 1_000_000;
  }

  /** Nanoseconds beyond them. */
  long nanos() {
    return part(6) % 1_000_000;
  }

  private long part(int index) {
    return index < count ? parts[index] : 0;
  }
}
