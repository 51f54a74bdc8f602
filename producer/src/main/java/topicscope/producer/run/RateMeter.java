package topicscope.producer.run;

/** The rate of a counter between two calls. Used by one thread. */
public final class RateMeter {
  private long count;
  private long at;
  private double rate;

  public RateMeter(long now) {
    at = now;
  }

  /**
   * Counts per second since the last call.
   *
   * @param now nanoseconds of a monotonic clock
   */
  public double perSecond(long countNow, long now) {
    if (now > at) {
      rate = (countNow - count) * 1e9 / (now - at);
      count = countNow;
      at = now;
    }
    return rate;
  }
}
