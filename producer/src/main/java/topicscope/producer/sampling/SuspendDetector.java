package topicscope.producer.sampling;

import java.time.Duration;

/**
 * Finds out that the machine was asleep. The monotonic clock of most systems stands still
 * meanwhile, so that no tick seems to be late; the wall clock has gone on. A wall clock that was
 * set forward looks the same. One thread uses it.
 */
final class SuspendDetector {
  /** More than a clock is corrected by at once while it runs as it should. */
  private static final long SHORTEST_NANOS = 1_000_000_000L;

  private long aheadBefore;
  private boolean started;

  /**
   * For how long the machine was asleep since this was last asked; zero if it was not.
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
