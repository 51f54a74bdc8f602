package topicscope.producer.sampling;

import java.time.Duration;

/**
 * A schedule without drift: tick n is due at start + n × interval, whatever happened to earlier
 * ticks.
 *
 * <p>Overdue ticks are made up for as far back as the slack allows. Older ticks count as missed and
 * never come in a burst. Times are nanoseconds of a monotonic clock. Used by one thread.
 */
final class TickSchedule {
  private final long start;
  private final double interval;
  private final long slackTicks;
  private long next;
  private long missed;

  /**
   * @param start time of tick 0
   * @param interval nanoseconds between ticks; fractions are kept
   * @param slack how far back overdue ticks are made up for; zero for none
   */
  TickSchedule(long start, double interval, Duration slack) {
    if (!(interval > 0)) {
      throw new IllegalArgumentException("the interval must be above zero, not " + interval);
    }
    this.start = start;
    this.interval = interval;
    slackTicks = (long) (slack.toNanos() / interval);
  }

  /** Nanoseconds until the next tick is due; zero or less if it is due now. */
  long nanosUntilDue(long now) {
    return start + Math.round(next * interval) - now;
  }

  /** Takes the ticks that are due now and returns their number. */
  long take(long now) {
    long due = (long) Math.floor((now - start) / interval) + 1 - next;
    if (due <= 0) {
      return nanosUntilDue(now) <= 0 ? takeTicks(1) : 0;
    }
    long late = Math.max(0, due - 1 - slackTicks);
    missed += late;
    next += late;
    return takeTicks(due - late);
  }

  /** Ticks that passed without a sample. */
  long missed() {
    return missed;
  }

  private long takeTicks(long ticks) {
    next += ticks;
    return ticks;
  }
}
