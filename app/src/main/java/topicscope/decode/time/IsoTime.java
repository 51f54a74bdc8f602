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
public final class IsoTime {
  private static final int MIN_LENGTH = 10;
  private static final int[] DAYS_BEFORE_MONTH = {
    0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334
  };
  private static final int[] DAYS_IN_MONTH = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  private static final long MINUTE_MS = 60_000;
  private static final long DAY_MS = 86_400_000;

  private byte[] text = new byte[0];
  private int at;
  private int end;
  private boolean compact;
  private long ms;

  /** The last time read, ms since the epoch. */
  long ms() {
    return ms;
  }

  /** Reads all bytes between the two positions; false if they are no date. */
  public boolean read(byte[] bytes, int from, int to) {
    text = bytes;
    at = from;
    end = to;
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
    boolean valid =
        alike
            && !(compact && (at == end || (text[at] != 'T' && text[at] != 't')))
            && year >= 0
            && month >= 1
            && month <= 12
            && day >= 1
            && day <= DAYS_IN_MONTH[month - 1]
            && (month != 2 || day < 29 || isLeap(year));
    if (valid) {
      ms = epochDay(year, month, day) * DAY_MS;
    }
    return valid;
  }

  /** Days since the epoch, in the Gregorian calendar; the month counts from 1. */
  public static long epochDay(int year, int month, int day) {
    long before = year - 1L;
    long days = before * 365 + before / 4 - before / 100 + before / 400 - 719_162;
    return days + DAYS_BEFORE_MONTH[month - 1] + (month > 2 && isLeap(year) ? 1 : 0) + day - 1;
  }

  private static boolean isLeap(int year) {
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
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
    return (hour < 24 || ms == midnight + DAY_MS) && zone() && at == end;
  }

  private boolean fraction() {
    int first = at;
    long weight = 100;
    while (at < end && text[at] >= '0' && text[at] <= '9') {
      ms += (text[at++] - '0') * weight;
      weight /= 10;
    }
    return at > first;
  }

  private boolean zone() {
    boolean blank = skip(' ');
    if (at == end) {
      return !blank;
    }
    if (skip('Z') || skip('z') || word("UTC") || word("GMT")) {
      return true;
    }
    boolean east = skip('+');
    if (!east && !skip('-')) {
      return false;
    }
    int hours = digits(2);
    boolean separated = skip(':');
    boolean more = at < end && text[at] != ' ' && text[at] != '[';
    int minutes = more || separated ? digits(2) : 0;
    if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) {
      return false;
    }
    long shift = (hours * 60L + minutes) * MINUTE_MS;
    ms += east ? -shift : shift;
    return at == end || name();
  }

  /** The name of a zone behind its offset. */
  private boolean name() {
    if (skip('[')) {
      at = text[end - 1] == ']' ? end : at;
      return at == end;
    }
    return skip(' ') && word("UTC");
  }

  private boolean word(String word) {
    int from = at;
    for (int i = 0; i < word.length(); i++) {
      if (!skip(word.charAt(i))) {
        at = from;
        return false;
      }
    }
    return true;
  }

  /** Reads this many digits; -1 if they are missing. */
  private int digits(int count) {
    int number = 0;
    for (int i = 0; i < count; i++, at++) {
      if (at >= end || text[at] < '0' || text[at] > '9') {
        return -1;
      }
      number = number * 10 + text[at] - '0';
    }
    return number;
  }

  private boolean skip(char c) {
    boolean there = at < end && text[at] == c;
    if (there) {
      at++;
    }
    return there;
  }
}
