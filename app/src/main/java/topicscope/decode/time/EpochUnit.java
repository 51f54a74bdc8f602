package topicscope.decode.time;

/**
 * The forms in which a number is a time, recognised by magnitude: units since the epoch, ticks
 * since other years, and the digits of a date.
 */
enum EpochUnit {
  SECONDS("s", 1_000_000_000, 0),
  MILLISECONDS("ms", 1_000_000, 0),
  MICROSECONDS("µs", 1_000, 0),
  NANOSECONDS("ns", 1, 0),

  /** .NET's ticks. */
  TICKS("100 ns since the year 1", 100, -62_135_596_800_000L),

  /** Windows' file times. */
  FILE_TIME("100 ns since 1601", 100, -11_644_473_600_000L),

  DIGITS("yyyyMMddHHmmss" + TimeField.NO_ZONE, 0, 0),
  DIGITS_WITH_MS("yyyyMMddHHmmssSSS" + TimeField.NO_ZONE, 0, 0);

  /** From here on a number of seconds would be after the year 5138. */
  private static final double MIN_MILLISECONDS = 1e11;

  private static final double MIN_MICROSECONDS = 1e14;
  private static final double MIN_NANOSECONDS = 1e17;

  /** Ticks and file times of the years 2000 to 2100; as nanoseconds they are before 1991. */
  private static final double MIN_TICKS = 6.308e17;

  private static final double MAX_TICKS = 6.625e17;
  private static final double MIN_FILE_TIME = 1.2591e17;
  private static final double MAX_FILE_TIME = 1.5747e17;

  /** The digits of dates in these years; as milliseconds and microseconds they are after 2600. */
  private static final double MIN_DIGITS = 2.0000101e13;

  private static final double MAX_DIGITS = 2.1e13;
  private static final double MS = 1e3;

  private static final long NANOS_PER_MS = 1_000_000;
  private static final double YEAR_2000_MS = 946_684_800_000.0;
  private static final double YEAR_2100_MS = 4_102_444_800_000.0;

  private final String symbol;
  private final long nanoseconds;
  private final long startMs;

  EpochUnit(String symbol, long nanoseconds, long startMs) {
    this.symbol = symbol;
    this.nanoseconds = nanoseconds;
    this.startMs = startMs;
  }

  /** The form in which a number of that magnitude is a date between 1973 and 5138. */
  static EpochUnit of(double time) {
    double size = Math.abs(time);
    if (size < MIN_MILLISECONDS) {
      return SECONDS;
    }
    if (size < MIN_MICROSECONDS) {
      return isBetween(time, MIN_DIGITS, MAX_DIGITS) && isDate((long) time) ? DIGITS : MILLISECONDS;
    }
    if (size < MIN_NANOSECONDS) {
      return isBetween(time, MIN_DIGITS * MS, MAX_DIGITS * MS) && isDate((long) (time / MS))
          ? DIGITS_WITH_MS
          : MICROSECONDS;
    }
    if (isBetween(time, MIN_TICKS, MAX_TICKS)) {
      return TICKS;
    }
    return isBetween(time, MIN_FILE_TIME, MAX_FILE_TIME) ? FILE_TIME : NANOSECONDS;
  }

  private static boolean isBetween(double time, double min, double max) {
    return time >= min && time < max;
  }

  /** Whether a number is a date of this century in some form. */
  static boolean isPlausible(double time) {
    double ms = of(time).toMs(time);
    return ms >= YEAR_2000_MS && ms < YEAR_2100_MS;
  }

  /** Milliseconds since the epoch. */
  double toMs(double time) {
    return switch (this) {
      case DIGITS -> dateMs((long) time);
      case DIGITS_WITH_MS -> dateMs((long) (time / MS)) + time % MS;
      default ->
          nanoseconds >= NANOS_PER_MS
              ? time * ((double) nanoseconds / NANOS_PER_MS)
              : time / ((double) NANOS_PER_MS / nanoseconds) + startMs;
    };
  }

  /** Whole milliseconds since the epoch. */
  long ms(long time) {
    return switch (this) {
      case DIGITS -> dateMs(time);
      case DIGITS_WITH_MS -> dateMs(time / 1_000) + time % 1_000;
      default ->
          nanoseconds >= NANOS_PER_MS
              ? time * (nanoseconds / NANOS_PER_MS)
              : Math.floorDiv(time, NANOS_PER_MS / nanoseconds) + startMs;
    };
  }

  /** What a time has beyond whole milliseconds, ns. */
  int nanos(long time) {
    boolean fine = nanoseconds > 0 && nanoseconds < NANOS_PER_MS;
    return fine ? (int) (Math.floorMod(time, NANOS_PER_MS / nanoseconds) * nanoseconds) : 0;
  }

  String symbol() {
    return symbol;
  }

  /** Whether these are the digits of a date and a time: year, month, day, hour, minute, second. */
  private static boolean isDate(long digits) {
    int month = part(digits, 100_000_000);
    int day = part(digits, 1_000_000);
    return month >= 1
        && month <= 12
        && day >= 1
        && day <= 31
        && part(digits, 10_000) < 24
        && part(digits, 100) < 60
        && part(digits, 1) <= 60;
  }

  private static long dateMs(long digits) {
    int year = (int) (digits / 10_000_000_000L);
    int month = part(digits, 100_000_000);
    long day = TimeScanner.epochDay(year, month, part(digits, 1_000_000));
    long minutes = (day * 24 + part(digits, 10_000)) * 60 + part(digits, 100);
    return minutes * TimeScanner.MINUTE_MS + part(digits, 1) * 1_000L;
  }

  private static int part(long digits, long unit) {
    return (int) (digits / unit % 100);
  }
}
