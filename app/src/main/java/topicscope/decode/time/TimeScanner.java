package topicscope.decode.time;

/**
 * Reads the parts that dates and times in text have in common, without allocating.
 *
 * <p>Holds the last result, so it belongs to one thread.
 */
abstract sealed class TimeScanner permits IsoTime, CalendarTime, TimeOfDay {
  static final long MINUTE_MS = 60_000;
  static final long DAY_MS = 86_400_000;

  private static final int[] DAYS_BEFORE_MONTH = {
    0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334
  };
  private static final int[] DAYS_IN_MONTH = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

  /** Names of zones, and their offsets in hours. */
  private static final String[] ZONES = {
    "UTC", "GMT", "UT", "EST", "EDT", "CST", "CDT", "MST", "MDT", "PST", "PDT", "CET", "CEST",
    "MEZ", "MESZ", "EET", "EEST",
  };

  private static final int[] ZONE_HOURS = {
    0, 0, 0, -5, -4, -6, -5, -7, -6, -8, -7, 1, 2, 1, 2, 2, 3,
  };

  byte[] text = new byte[0];
  int at;
  int end;
  long ms;
  private int nanos;
  boolean zoned;

  /** The last time read, ms since the epoch. */
  long ms() {
    return ms;
  }

  /** What the last time read has beyond whole milliseconds, ns. */
  int nanos() {
    return nanos;
  }

  /** Whether the last time read has a zone; without one it is taken as UTC. */
  boolean hasZone() {
    return zoned;
  }

  void begin(byte[] bytes, int from, int to) {
    text = bytes;
    at = from;
    end = to;
    nanos = 0;
    zoned = false;
  }

  /** Starts the time at a date; false if there is no such day. */
  boolean date(int year, int month, int day) {
    boolean valid =
        year >= 0
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

  /** Adds the digits behind a decimal point. */
  boolean fraction() {
    int first = at;
    int weight = 100_000_000;
    int fraction = 0;
    while (at < end && text[at] >= '0' && text[at] <= '9') {
      fraction += (text[at++] - '0') * weight;
      weight /= 10;
    }
    ms += fraction / 1_000_000;
    nanos = fraction % 1_000_000;
    return at > first;
  }

  /** Reads the rest: nothing, an offset or the name of a zone. */
  boolean zone() {
    boolean blank = skip(' ');
    if (at == end) {
      return !blank;
    }
    zoned = true;
    if (skip('Z') || skip('z')) {
      return at == end;
    }
    boolean east = skip('+');
    if (!east && !skip('-')) {
      return zoneName() && at == end;
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
    return at == end || nameOfOffset();
  }

  /** The name of a zone without its offset. */
  boolean zoneName() {
    int length = letters();
    for (int i = 0; i < ZONES.length; i++) {
      if (ZONES[i].length() == length && word(ZONES[i])) {
        ms -= ZONE_HOURS[i] * 60L * MINUTE_MS;
        zoned = true;
        return true;
      }
    }
    return false;
  }

  /** The name of a zone behind its offset. */
  private boolean nameOfOffset() {
    if (skip('[')) {
      at = text[end - 1] == ']' ? end : at;
      return at == end;
    }
    return skip(' ') && word("UTC") && at == end;
  }

  /** How many letters follow. */
  int letters() {
    int to = at;
    while (to < end
        && ((text[to] >= 'A' && text[to] <= 'Z') || (text[to] >= 'a' && text[to] <= 'z'))) {
      to++;
    }
    return to - at;
  }

  /** Skips a word, upper case or lower case. */
  boolean word(String word) {
    if (end - at < word.length()) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      int letter = text[at + i];
      int upper = letter >= 'a' && letter <= 'z' ? letter - 'a' + 'A' : letter;
      int wanted = word.charAt(i);
      if (upper != (wanted >= 'a' && wanted <= 'z' ? wanted - 'a' + 'A' : wanted)) {
        return false;
      }
    }
    at += word.length();
    return true;
  }

  /** Reads this many digits; -1 if they are missing. */
  int digits(int count) {
    int number = 0;
    for (int i = 0; i < count; i++, at++) {
      if (at >= end || text[at] < '0' || text[at] > '9') {
        return -1;
      }
      number = number * 10 + text[at] - '0';
    }
    return number;
  }

  boolean isDigit() {
    return at < end && text[at] >= '0' && text[at] <= '9';
  }

  boolean skip(char c) {
    boolean there = at < end && text[at] == c;
    if (there) {
      at++;
    }
    return there;
  }
}
