package topicscope.producer.sampling;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * When samples are taken.
 *
 * @param intervalNanos from one to the next; a fraction of a nanosecond counts
 * @param slack how far behind ticks are still made up for
 * @param patience how long the first tick waits for the connection
 * @param promised whether the rate is a promise, as for a signal that is made up
 * @param count after how many samples it ends; empty for never
 */
public record SamplingSchedule(
    double intervalNanos, Duration slack, Duration patience, boolean promised, OptionalLong count) {
  private static final double NANOS = 1e9;
  private static final Duration RATE_SLACK = Duration.ofSeconds(1);
  private static final Duration LONGEST_BATCHED = Duration.ofMillis(20);
  private static final Duration FOR_EVER = Duration.ofNanos(Long.MAX_VALUE);

  /** For measuring: a missed tick stays missed. */
  public static SamplingSchedule measuring(Duration interval) {
    return new SamplingSchedule(
        interval.toNanos(), Duration.ZERO, Duration.ZERO, false, OptionalLong.empty());
  }

  /** For making signals up: short delays are made up for, so that the rate holds. */
  public static SamplingSchedule generating(double perSecond) {
    double interval = NANOS / perSecond;
    Duration slack = interval < LONGEST_BATCHED.toNanos() ? RATE_SLACK : Duration.ZERO;
    return new SamplingSchedule(interval, slack, FOR_EVER, true, OptionalLong.empty());
  }

  public SamplingSchedule withCount(OptionalLong newCount) {
    return new SamplingSchedule(intervalNanos, slack, patience, promised, newCount);
  }

  /** The same with the first tick waiting for the connection. */
  public SamplingSchedule withPatience(Duration newPatience) {
    return new SamplingSchedule(intervalNanos, slack, newPatience, promised, count);
  }

  public double perSecond() {
    return NANOS / intervalNanos;
  }

  public double seconds() {
    return intervalNanos / NANOS;
  }
}
