package topicscope.desk.model;

/**
 * Measurements of one plot: frames drawn, records received, and the latency of samples.
 *
 * <p>Owned by the JavaFX thread.
 */
public final class PlotMeter {
  private final RateMeter frameRate = new RateMeter();
  private RateMeter rate = new RateMeter();
  private LatencyMeter latency = new LatencyMeter();
  private long readingSinceMs;
  private long framesDrawn;

  /** Another topic is read from now on. */
  public void restart() {
    rate = new RateMeter();
    latency = new LatencyMeter();
    readingSinceMs = System.currentTimeMillis();
  }

  /** A frame is on screen whose newest sample has that time, ms since the epoch. */
  public void drawn(long newestSampleMs) {
    framesDrawn++;
    // Records that the topic held before say nothing about latency.
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
