package topicscope.decode.time;

/**
 * Reads dates that don't begin with the year, without allocating: {@code Thu, 29 Feb 2024 13:45:01
 * GMT} (RFC 1123), {@code 29/Feb/2024:13:45:01 +0000} (access logs), {@code Thu Feb 29 13:45:01
 * 2024} (C), {@code 29.02.2024 13:45:01}, {@code 02/29/2024 01:45:01 PM} and {@code
 * /Date(1709214301000)/} (.NET).
 *
 * <p>Of two numbers with a slash, the month comes first with AM or PM, else where a number above 12
 * tells: in this time, or in one read before. Otherwise it is no date.
 *
 * <p>Holds the last result and the order, so it belongs to one thread and one field.
 */
final class CalendarTime extends TimeScanner {
  private static final String[] MONTHS = {
    "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC",
  };
  private static final String[] WEEKDAYS = {"MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN"};
  private static final int MIN_LENGTH = 8;
  private static final int MAX_LENGTH = 64;
  private static final int MAX_EPOCH_DIGITS = 15;

  /** The order of day and month in dates with slashes. */
  private enum Order {
    UNKNOWN,
    DAY_FIRST,
    MONTH_FIRST
  }

  private Order order = Order.UNKNOWN;

  /** Reads all bytes between the two positions; false if they are no date. */
  boolean read(byte[] bytes, int from, int to) {
    begin(bytes, from, to);
    if (to - from < MIN_LENGTH || to - from > MAX_LENGTH) {
      return false;
    }
    if (skip('/')) {
      return epoch();
    }
    if (skip('[')) {
      end -= text[end - 1] == ']' ? 1 : 0;
    }
    if (isDigit()) {
      return dayOrMonth();
    }
    weekday();
    return isDigit() ? dayOrMonth() : monthAndDay();
  }

  private boolean epoch() {
    if (!word("DATE(")) {
      return false;
    }
    long sum = 0;
    int first = at;
    while (isDigit() && at - first < MAX_EPOCH_DIGITS) {
      sum = sum * 10 + text[at++] - '0';
    }
    boolean valid = at > first;
    // An offset is for display: the number is UTC.
    if (skip('+') || skip('-')) {
      valid &= digits(4) >= 0;
    }
    ms = sum;
    zoned = true;
    return valid && skip(')') && skip('/') && at == end;
  }

  private void weekday() {
    int length = letters();
    for (String day : WEEKDAYS) {
      if (length >= day.length() && word(day)) {
        at += length - day.length();
        skip('.');
        skip(',');
        skip(' ');
        return;
      }
    }
  }

  /** {@code Feb 29 13:45:01 2024} or {@code Feb 29, 2024 13:45:01}. */
  private boolean monthAndDay() {
    int month = month();
    if (month == 0 || !skip(' ')) {
      return false;
    }
    skip(' ');
    int day = oneOrTwo();
    skip(',');
    if (day < 0 || !skip(' ')) {
      return false;
    }
    if (at + 2 < end && text[at + 2] == ':') {
      ms = 0;
      if (!clock()) {
        return false;
      }
      boolean more = skip(' ') && (letters() == 0 || (zoneName() && skip(' ')));
      long timeOfDay = ms;
      boolean valid = more && date(digits(4), month, day) && at == end;
      ms += timeOfDay;
      return valid;
    }
    return date(digits(4), month, day) && rest();
  }

  private boolean dayOrMonth() {
    int first = oneOrTwo();
    char separator = at < end ? (char) text[at] : ' ';
    if (first < 0 || " ./-".indexOf(separator) < 0 || !skip(separator)) {
      return false;
    }
    if (!isDigit()) {
      int month = month();
      return month > 0 && skip(separator) && date(digits(4), month, first) && rest();
    }
    int second = oneOrTwo();
    if (separator == ' ' || second < 0 || !skip(separator)) {
      return false;
    }
    int year = digits(4);
    return separator == '.'
        ? date(year, second, first) && rest()
        : date(year, first, second, isTwelveHours()) && rest();
  }

  /** A date of which either number may be the month. */
  private boolean date(int year, int first, int second, boolean twelveHours) {
    if (first > 12) {
      order = Order.DAY_FIRST;
    } else if (second > 12 || (twelveHours && order == Order.UNKNOWN)) {
      order = Order.MONTH_FIRST;
    }
    return switch (order) {
      case UNKNOWN -> false;
      case DAY_FIRST -> date(year, second, first);
      case MONTH_FIRST -> date(year, first, second);
    };
  }

  private boolean isTwelveHours() {
    for (int i = at; i + 1 < end; i++) {
      if ((text[i] == 'A' || text[i] == 'P' || text[i] == 'a' || text[i] == 'p')
          && (text[i + 1] == 'M' || text[i + 1] == 'm')) {
        return true;
      }
    }
    return false;
  }

  /** The time of day and the zone, or nothing. */
  private boolean rest() {
    if (at == end) {
      return true;
    }
    skip(',');
    if (!skip(' ') && !skip(':') && !skip('T')) {
      return false;
    }
    return clock() && zone();
  }

  private boolean clock() {
    int hour = oneOrTwo();
    if (hour < 0 || !skip(':')) {
      return false;
    }
    int minute = digits(2);
    int second = skip(':') ? digits(2) : 0;
    // A leap second is 60.
    if (hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60) {
      return false;
    }
    ms += (hour * 60L + minute) * MINUTE_MS + second * 1_000L;
    if ((skip('.') || skip(',')) && !fraction()) {
      return false;
    }
    return twelveHours(hour);
  }

  private boolean twelveHours(int hour) {
    int before = at;
    skip(' ');
    boolean pm = word("PM");
    if (!pm && !word("AM")) {
      at = before;
      return true;
    }
    if (hour < 1 || hour > 12) {
      return false;
    }
    ms += ((pm ? 12L : 0) - (hour == 12 ? 12L : 0)) * 60 * MINUTE_MS;
    return true;
  }

  /** Reads the name of a month; 0 if it is none. */
  private int month() {
    int length = letters();
    for (int i = 0; i < MONTHS.length; i++) {
      if (length >= 3 && word(MONTHS[i])) {
        at += length - 3;
        skip('.');
        return i + 1;
      }
    }
    return 0;
  }

  private int oneOrTwo() {
    int number = digits(1);
    return number >= 0 && isDigit() ? number * 10 + digits(1) : number;
  }
}
