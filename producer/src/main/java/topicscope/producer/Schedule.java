package topicscope.producer;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * When samples are taken.
 * @param intervalNanos nanoseconds between samples; fractions count
 * @param slack how far back overdue ticks are made up for
 * @param patience how long the first tick waits for the connection
 * @param promised whether the rate is guaranteed, as for a synthetic signal
 * @param count the number of samples to take; empty for no limit
 */
record Schedule(
    double intervalNanos, Duration slack, Duration patience, boolean promised, OptionalLong count) {
  private static final double NANOS = 1e9;
  private static final Duration RATE_SLACK = Duration.ofSeconds(1);
  private static final Duration LONGEST_BATCHED = Duration.ofMillis(20);
  private static final Duration FOR_EVER = Duration.ofNanos(Long.MAX_VALUE);

  /** For measurements: a missed tick stays missed. */
  static Schedule measuring(Duration interval) {
    return new Schedule(
        interval.toNanos(), Duration.ZERO, Duration.ZERO, false, OptionalLong.empty());
  }

  /** For synthetic signals: short delays are made up for, so that the rate holds. */
  static Schedule generating(double perSecond) {
    double interval = NANOS / perSecond;
    Duration slack = interval < LONGEST_BATCHED.toNanos() ? RATE_SLACK : Duration.ZERO;
    return new Schedule(interval, slack, FOR_EVER, true, OptionalLong.empty());
  }

  Schedule withCount(OptionalLong newCount) {
    return new Schedule(intervalNanos, slack, patience, promised, newCount);
  }

  /** The same schedule, with a first tick that waits for the connection. */
  Schedule withPatience(Duration newPatience) {
    return new Schedule(intervalNanos, slack, newPatience, promised, count);
  }

  double perSecond() {
    return NANOS / intervalNanos;
  }

  double seconds() {
    return intervalNanos / NANOS;
  }
}
