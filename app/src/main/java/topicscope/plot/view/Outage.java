package topicscope.plot.view;

import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import topicscope.chart.LatestTime;
import topicscope.signal.SampleBuffer;
import topicscope.signal.Series;

/**
 * The time without data while a cluster can't be reached. It begins at the newest sample and goes
 * on with the clock of this machine, whatever the clock of the producer says: what is counted is
 * the time since the newest sample arrived. For the JavaFX thread.
 */
public final class Outage {
  private final TraceList traces;
  private final LongSupplier clock;
  private boolean lasting;

  /**
   * None yet.
   *
   * @param clock ms since the epoch
   */
  public Outage(TraceList traces, LongSupplier clock) {
    this.traces = traces;
    this.clock = clock;
  }

  /** Begins or ends it. */
  public void set(boolean now) {
    lasting = now;
  }

  public boolean isLasting() {
    return lasting;
  }

  /** The time that is present on the x axis, ms since the epoch; empty if data can come. */
  public OptionalLong present() {
    LatestTime latest = new LatestTime();
    if (lasting) {
      traces.visible().forEach(one -> latest.add(one.buffer()));
    }
    return latest.isKnown() ? OptionalLong.of(latest.timeMs() + lasted()) : OptionalLong.empty();
  }

  /** How many samples would have come at the pace of those in memory; 0 if data can come. */
  public double missed() {
    double spacing = spacing().orElse(Double.POSITIVE_INFINITY);
    return lasting ? lasted() / Math.max(1, spacing) : 0;
  }

  private long lasted() {
    long arrived = Long.MIN_VALUE;
    for (Series one : traces.visible()) {
      arrived = Math.max(arrived, one.buffer().arrivalOfLatest().orElse(arrived));
    }
    return arrived == Long.MIN_VALUE ? 0 : Math.max(0, clock.getAsLong() - arrived);
  }

  /** The usual time from sample to sample in the longest trace, ms. */
  private OptionalDouble spacing() {
    SampleBuffer longest = null;
    for (Series one : traces.visible()) {
      if (longest == null || one.buffer().size() > longest.size()) {
        longest = one.buffer();
      }
    }
    if (longest == null || longest.size() < 2) {
      return OptionalDouble.empty();
    }
    double held = (double) (longest.latestTime().orElse(0) - longest.earliestTime().orElse(0));
    return OptionalDouble.of(held / (longest.size() - 1));
  }
}
