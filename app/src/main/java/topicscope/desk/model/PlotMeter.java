package topicscope.desk.model;

/**
 * What is measured of one plot: frames drawn, records arriving, and how late samples show.
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
    // What the topic held before tells nothing of the way from there to here.
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
