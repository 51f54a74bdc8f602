package topicscope.desk.meter;

import java.time.Duration;

/**
 * Tells from repeated observations of a reader's lag whether the lag grows, stays or shrinks.
 *
 * <p>A lag counts from {@value #BEHIND_RECORDS} records on, and 2 s after its first observation:
 * every topic is one poll ahead for a moment. Owned by one thread.
 */
public final class LagTrend {
  /** The records of one poll. */
  static final long BEHIND_RECORDS = 5_000;

  private static final long INTERVAL_NANOS = Duration.ofSeconds(2).toNanos();
  private static final double SIGNIFICANT_CHANGE = 0.02;

  private long lastNanos;
  private long lastLag = -1;
  private State state = State.KEEPING_UP;

  /** The trend. */
  public enum State {
    /** No lag. */
    KEEPING_UP,
    /** The lag is constant. */
    BEHIND,
    /** The lag grows. */
    FALLING_BEHIND,
    /** The lag shrinks. */
    CATCHING_UP
  }

  /**
   * Adds an observation.
   *
   * @param nowNanos the time as {@link System#nanoTime()}
   * @param lag the lag in records
   */
  public State observe(long nowNanos, long lag) {
    if (lag < BEHIND_RECORDS) {
      lastLag = -1;
      state = State.KEEPING_UP;
    } else if (lastLag < 0) {
      lastLag = lag;
      lastNanos = nowNanos;
    } else if (nowNanos - lastNanos >= INTERVAL_NANOS) {
      state = compare(lag);
      lastLag = lag;
      lastNanos = nowNanos;
    }
    return state;
  }

  private State compare(long lag) {
    double change = (double) (lag - lastLag) / lastLag;
    if (change > SIGNIFICANT_CHANGE) {
      return State.FALLING_BEHIND;
    }
    return change < -SIGNIFICANT_CHANGE ? State.CATCHING_UP : State.BEHIND;
  }
}
