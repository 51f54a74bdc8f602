package topicscope.producer.sampling;

import java.time.Duration;

/**
 * A schedule that doesn't drift: tick n is due at start + n × interval, whatever became of those
 * before.
 *
 * <p>Ticks that are overdue are taken together only as far back as the slack allows; the older ones
 * are missed and counted, never bunched up. Times are nanoseconds of a monotonic clock. One thread
 * uses it.
 */
final class TickSchedule {
  private final long start;
  private final double interval;
  private final long slackTicks;
  private long next;
  private long missed;

  /**
   * @param start when tick 0 is due
   * @param interval time between ticks in nanoseconds; a fraction is kept
   * @param slack how far behind ticks are still made up for; zero for none
   */
  TickSchedule(long start, double interval, Duration slack) {
    if (!(interval > 0)) {
      throw new IllegalArgumentException("the interval must be above zero, not " + interval);
    }
    this.start = start;
    this.interval = interval;
    slackTicks = (long) (slack.toNanos() / interval);
  }

  /** How long until the next tick is due; zero or less if it is. */
  long nanosUntilDue(long now) {
    return start + Math.round(next * interval) - now;
  }

  /** Takes the ticks that are due now, and tells how many. */
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

  /** Ticks that went by without a sample. */
  long missed() {
    return missed;
  }

  private long takeTicks(long ticks) {
    next += ticks;
    return ticks;
  }
}
