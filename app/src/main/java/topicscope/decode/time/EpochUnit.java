package topicscope.decode.time;

/** The units of a time since the epoch, recognised by magnitude. */
enum EpochUnit {
  SECONDS("s", 1e3),
  MILLISECONDS("ms", 1),
  MICROSECONDS("µs", 1e-3),
  NANOSECONDS("ns", 1e-6);

  /** From here on a number of seconds would be after the year 5138. */
  private static final double MIN_MILLISECONDS = 1e11;

  private static final double MIN_MICROSECONDS = 1e14;
  private static final double MIN_NANOSECONDS = 1e17;
  private static final double YEAR_2000_MS = 946_684_800_000.0;
  private static final double YEAR_2100_MS = 4_102_444_800_000.0;

  private final String symbol;
  private final double milliseconds;

  EpochUnit(String symbol, double milliseconds) {
    this.symbol = symbol;
    this.milliseconds = milliseconds;
  }

  /** The unit in which a number of that magnitude is a date between 1973 and 5138. */
  static EpochUnit of(double time) {
    double size = Math.abs(time);
    if (size < MIN_MILLISECONDS) {
      return SECONDS;
    }
    if (size < MIN_MICROSECONDS) {
      return MILLISECONDS;
    }
    return size < MIN_NANOSECONDS ? MICROSECONDS : NANOSECONDS;
  }

  /** Whether a number is a date of this century in some unit. */
  static boolean isPlausible(double time) {
    double ms = of(time).toMs(time);
    return ms >= YEAR_2000_MS && ms < YEAR_2100_MS;
  }

  /** Milliseconds since the epoch. */
  double toMs(double time) {
    return time * milliseconds;
  }

  String symbol() {
    return symbol;
  }
}
