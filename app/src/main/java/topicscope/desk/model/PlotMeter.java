package topicscope.desk.model;

/**
 * Frame rate, record rate and latency of one plot.
 *
 * <p>Owned by the JavaFX thread.
 */
public final class PlotMeter {
  private final RateMeter frameRate = new RateMeter();
  private RateMeter rate = new RateMeter();
  private LatencyMeter latency = new LatencyMeter();
  private long readingSinceMs;
  private long framesDrawn;

  /** Starts over for another topic. */
  public void restart() {
    rate = new RateMeter();
    latency = new LatencyMeter();
    readingSinceMs = System.currentTimeMillis();
  }

  /** Adds a frame. The time of its newest sample is in ms since the epoch. */
  public void drawn(long newestSampleMs) {
    framesDrawn++;
    // Older samples say nothing about the latency.
    if (newestSampleMs >= readingSinceMs) {
      latency.record(System.currentTimeMillis() - newestSampleMs);
    }
  }

  public long framesDrawn() {
    return framesDrawn;
  }

  public double recordsPerSecond(long received) {
    return rate.rate(System.nanoTime(), received);
  }

  public double framesPerSecond() {
    return frameRate.rate(System.nanoTime(), framesDrawn);
  }

  public String latency() {
    return latency.text();
  }
}
