package topicscope.desk.model;

import java.util.Locale;
import org.HdrHistogram.Histogram;

/**
 * Recent latencies from a record's timestamp to the frame that shows it. Bounded: more than an hour
 * counts as an hour.
 *
 * <p>Owned by the JavaFX thread.
 */
final class LatencyMeter {
  private static final long LONGEST_MS = 3_600_000;
  private static final long SPAN_NANOS = 5_000_000_000L;

  private Histogram current = new Histogram(LONGEST_MS, 2);
  private Histogram before = new Histogram(LONGEST_MS, 2);
  private long began = System.nanoTime();

  /** Counts one frame. */
  void record(long milliseconds) {
    current.recordValue(Math.clamp(milliseconds, 0, LONGEST_MS));
  }

  /** Median and 99th percentile of the last five to ten seconds. */
  String text() {
    turn();
    Histogram both = before.copy();
    both.add(current);
    return both.getTotalCount() == 0
        ? "latency –"
        : String.format(
            Locale.ROOT,
            "latency p50 %,d p99 %,d ms",
            both.getValueAtPercentile(50),
            both.getValueAtPercentile(99));
  }

  private void turn() {
    long now = System.nanoTime();
    if (now - began >= SPAN_NANOS) {
      Histogram old = before;
      before = current;
      current = old;
      current.reset();
      began = now;
    }
  }
}
