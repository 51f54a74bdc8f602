package topicscope.desk.model;

import java.time.Duration;

/**
 * Decides from repeated readings of the lag whether a reader falls further behind.
 *
 * <p>Being behind counts from {@value #MUCH} records on, and from 2 s after the first reading: any
 * topic is ahead by one poll for a moment. Owned by one thread.
 */
public final class LagTrend {
  /** The records of one poll. */
  static final long MUCH = 5_000;

  private static final long COMPARED_NANOS = Duration.ofSeconds(2).toNanos();
  private static final double CLEARLY = 0.02;

  private long comparedAt;
  private long comparedLag = -1;
  private State state = State.KEEPING_UP;

  /** The relation of a reader to its topic. */
  public enum State {
    /** It keeps up. */
    KEEPING_UP,
    /** Behind, with equal rates of writing and reading. */
    BEHIND,
    /** Behind, and records are written faster than read. */
    FALLING_BEHIND,
    /** Behind, and records are read faster than written. */
    CATCHING_UP
  }

  /**
   * Takes another reading.
   *
   * @param nowNanos the time as {@link System#nanoTime()}
   * @param lag the number of records behind
   */
  public State look(long nowNanos, long lag) {
    if (lag < MUCH) {
      comparedLag = -1;
      state = State.KEEPING_UP;
    } else if (comparedLag < 0) {
      comparedLag = lag;
      comparedAt = nowNanos;
    } else if (nowNanos - comparedAt >= COMPARED_NANOS) {
      state = compare(lag);
      comparedLag = lag;
      comparedAt = nowNanos;
    }
    return state;
  }

  private State compare(long lag) {
    double change = (double) (lag - comparedLag) / comparedLag;
    if (change > CLEARLY) {
      return State.FALLING_BEHIND;
    }
    return change < -CLEARLY ? State.CATCHING_UP : State.BEHIND;
  }
}
