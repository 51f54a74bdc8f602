package topicscope.desk.model;

import java.time.Duration;

/**
 * Says from how far a reader is behind, looked at again and again, whether it falls further behind.
 *
 * <p>Being behind counts from {@value #MUCH} records on, and from 2 s after the first look: any
 * topic is a poll's worth ahead for a moment. Pure but for what it remembers; belongs to one
 * thread.
 */
public final class LagTrend {
  /** A poll's worth. */
  static final long MUCH = 5_000;

  private static final long COMPARED_NANOS = Duration.ofSeconds(2).toNanos();
  private static final double CLEARLY = 0.02;

  private long comparedAt;
  private long comparedLag = -1;
  private State state = State.KEEPING_UP;

  /** How a reader stands to its topic. */
  public enum State {
    /** It reads what is written. */
    KEEPING_UP,
    /** Behind, and as much is written as it reads. */
    BEHIND,
    /** Behind, and more is written than it reads. */
    FALLING_BEHIND,
    /** Behind, and it reads more than is written. */
    CATCHING_UP
  }

  /**
   * Takes another look.
   *
   * @param nowNanos the time as {@link System#nanoTime()}
   * @param lag how many records it is behind
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
