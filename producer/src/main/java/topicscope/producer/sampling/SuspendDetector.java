package topicscope.producer.sampling;

import java.time.Duration;

/**
 * Detects that the machine slept. On most systems the monotonic clock stops during sleep, so no
 * tick looks late, but the wall clock goes on. A wall clock that was set forward looks the same.
 * Used by one thread.
 */
final class SuspendDetector {
  /** More than a usual correction of the clock. */
  private static final long SHORTEST_NANOS = 1_000_000_000L;

  private long aheadBefore;
  private boolean started;

  /**
   * The time that the machine slept since the last call; zero if it did not sleep.
   *
   * @param now nanoseconds of a monotonic clock
   * @param wallMillis milliseconds since the epoch
   */
  Duration slept(long now, long wallMillis) {
    long ahead = wallMillis * 1_000_000 - now;
    long gained = started ? ahead - aheadBefore : 0;
    started = true;
    aheadBefore = ahead;
    return gained >= SHORTEST_NANOS ? Duration.ofNanos(gained) : Duration.ZERO;
  }
}
