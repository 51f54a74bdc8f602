package topicscope.decode.time;

/** The units of a time since the epoch, recognised by magnitude. */
enum EpochUnit {
  SECONDS("s", 1e3, 1_000_000_000),
  MILLISECONDS("ms", 1, 1_000_000),
  MICROSECONDS("µs", 1e-3, 1_000),
  NANOSECONDS("ns", 1e-6, 1);

  /** From here on a number of seconds would be after the year 5138. */
  private static final double MIN_MILLISECONDS = 1e11;

  private static final long NANOS_PER_MS = 1_000_000;
  private static final double MIN_MICROSECONDS = 1e14;
  private static final double MIN_NANOSECONDS = 1e17;
  private static final double YEAR_2000_MS = 946_684_800_000.0;
  private static final double YEAR_2100_MS = 4_102_444_800_000.0;

  private final String symbol;
  private final double milliseconds;
  private final long nanoseconds;

  EpochUnit(String symbol, double milliseconds, long nanoseconds) {
    this.symbol = symbol;
    this.milliseconds = milliseconds;
    this.nanoseconds = nanoseconds;
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

  /** Whole milliseconds since the epoch. */
  long ms(long time) {
    return nanoseconds < NANOS_PER_MS
        ? Math.floorDiv(time, NANOS_PER_MS / nanoseconds)
        : time * (nanoseconds / NANOS_PER_MS);
  }

  /** What a time has beyond whole milliseconds, ns. */
  int nanos(long time) {
    return nanoseconds < NANOS_PER_MS
        ? (int) (Math.floorMod(time, NANOS_PER_MS / nanoseconds) * nanoseconds)
        : 0;
  }

  String symbol() {
    return symbol;
  }
}
