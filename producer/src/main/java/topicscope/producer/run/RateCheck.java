package topicscope.producer.run;

import java.util.Optional;

/**
 * Tells when a promised rate isn't held within one percent over some seconds. One thread asks.
 *
 * <p>It begins with the first sample, and again after a second without any: what isn't connected is
 * said otherwise.
 */
public final class RateCheck {
  private static final double TOLERANCE = 0.01;
  private static final long WINDOW = 5_000_000_000L;

  private final double promised;
  private long startCount;
  private long startedAt;
  private boolean started;

  public RateCheck(double promised) {
    this.promised = promised;
  }

  /**
   * What is wrong with the rate, once a window.
   *
   * @param made samples made so far
   * @param now nanoseconds of a monotonic clock
   */
  public Optional<String> judge(long made, long now) {
    if (!started || made == startCount) {
      started = made > 0;
      restart(made, now);
      return Optional.empty();
    }
    if (now - startedAt < WINDOW) {
      return Optional.empty();
    }
    double rate = (made - startCount) * 1e9 / (now - startedAt);
    // A slow signal may be one sample short in any window.
    double sample = 1e9 / (now - startedAt);
    restart(made, now);
    return rate + sample < promised * (1 - TOLERANCE)
        ? Optional.of(
            String.format(
                java.util.Locale.ROOT,
                "the rate of %,.1f/s can't be held: it is %,.1f/s",
                promised,
                rate))
        : Optional.empty();
  }

  private void restart(long made, long now) {
    startCount = made;
    startedAt = now;
  }
}
