package topicscope.decode.time;

/**
 * Reads a date and time in ISO 8601 and RFC 3339, {@code 2024-02-29T13:45:01.123456Z}, without
 * allocating. The time of day is optional, a blank may replace the T, and without a zone it is UTC.
 *
 * <p>It also reads what other programs write in that order: slashes in the date, {@code
 * 20240229T134501Z}, a blank before the zone, {@code UTC}, {@code +0000 UTC} (Go) and {@code
 * +01:00[Europe/Berlin]} (Java).
 *
 * <p>Holds the last result, so it belongs to one thread.
 */
public final class IsoTime extends TimeScanner {
  private static final int MIN_LENGTH = 10;

  private boolean compact;

  /** Reads all bytes between the two positions; false if they are no date. */
  public boolean read(byte[] bytes, int from, int to) {
    begin(bytes, from, to);
    return end - at >= MIN_LENGTH && date() && (at == end || timeOfDay());
  }

  private boolean date() {
    int year = digits(4);
    boolean dashed = skip('-');
    boolean slashed = !dashed && skip('/');
    int month = digits(2);
    boolean alike = dashed ? skip('-') : !slashed || skip('/');
    int day = digits(2);
    // Eight digits alone may be anything.
    compact = !dashed && !slashed;
    return alike
        && !(compact && (at == end || (text[at] != 'T' && text[at] != 't')))
        && date(year, month, day);
  }

  private boolean timeOfDay() {
    long midnight = ms;
    if (!skip('T') && !skip('t') && !skip(' ')) {
      return false;
    }
    int hour = digits(2);
    boolean separated = compact || skip(':');
    int minute = digits(2);
    if (!separated
        || hour < 0
        || hour > 24
        || minute < 0
        || minute > 59
        || (hour == 24 && minute > 0)) {
      return false;
    }
    ms += (hour * 60L + minute) * MINUTE_MS;
    if (compact ? at < end && text[at] >= '0' && text[at] <= '9' : skip(':')) {
      int second = digits(2);
      // A leap second is 60.
      if (second < 0 || second > 60) {
        return false;
      }
      ms += second * 1000L;
      if ((skip('.') || skip(',')) && !fraction()) {
        return false;
      }
    }
    // 24:00 is the end of the day; nothing comes after it.
    return (hour < 24 || ms == midnight + DAY_MS) && zone();
  }
}
