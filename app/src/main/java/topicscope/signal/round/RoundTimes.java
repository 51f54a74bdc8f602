package topicscope.signal.round;

/**
 * Round lengths of time: as clocks are divided up to a day, then 1, 2 and 5 times powers of ten.
 */
public final class RoundTimes {
  private static final long SECOND = 1_000;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;
  private static final long[] STEPS = {
    1,
    2,
    5,
    10,
    20,
    50,
    100,
    200,
    500,
    SECOND,
    2 * SECOND,
    5 * SECOND,
    10 * SECOND,
    15 * SECOND,
    30 * SECOND,
    MINUTE,
    2 * MINUTE,
    5 * MINUTE,
    10 * MINUTE,
    15 * MINUTE,
    30 * MINUTE,
    HOUR,
    2 * HOUR,
    3 * HOUR,
    6 * HOUR,
    12 * HOUR,
    DAY
  };
  private static final double MAX_DAYS = 1e9;

  private RoundTimes() {}

  /** The shortest one of at least so many milliseconds, in ms. */
  public static long from(double ms) {
    for (long step : STEPS) {
      if (step >= ms) {
        return step;
      }
    }
    return (long) RoundSteps.from(Math.min(ms / DAY, MAX_DAYS)) * DAY;
  }
}
