package topicscope.desk.model;

import java.util.Locale;
import org.HdrHistogram.Histogram;

/**
 * Latencies of the last 5 to 10 s, from a record's timestamp to the frame that shows it. A latency
 * above one hour counts as one hour.
 *
 * <p>Owned by the JavaFX thread.
 */
final class LatencyMeter {
  private static final long MAX_MS = 3_600_000;
  private static final long SPAN_NANOS = 5_000_000_000L;

  private Histogram current = new Histogram(MAX_MS, 2);
  private Histogram previous = new Histogram(MAX_MS, 2);
  private long startNanos = System.nanoTime();

  /** Adds one frame. */
  void record(long milliseconds) {
    current.recordValue(Math.clamp(milliseconds, 0, MAX_MS));
  }

  /** Median and 99th percentile, in ms. */
  String text() {
    rotate();
    Histogram both = previous.copy();
    both.add(current);
    return both.getTotalCount() == 0
        ? "latency –"
        : String.format(
            Locale.ROOT,
            "latency p50 %,d p99 %,d ms",
            both.getValueAtPercentile(50),
            both.getValueAtPercentile(99));
  }

  private void rotate() {
    long now = System.nanoTime();
    if (now - startNanos >= SPAN_NANOS) {
      Histogram old = previous;
      previous = current;
      current = old;
      current.reset();
      startNanos = now;
    }
  }
}
