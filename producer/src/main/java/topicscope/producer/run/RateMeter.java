package topicscope.producer.run;

/** The rate of a count, over the time between two looks at it. One thread looks. */
public final class RateMeter {
  private long count;
  private long at;
  private double rate;

  public RateMeter(long now) {
    at = now;
  }

  /**
   * Counts per second since the last look.
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
