package topicscope.desk.meter;

import java.time.Duration;
import java.util.Arrays;
import org.HdrHistogram.Histogram;

/**
 * Latencies of the last 5 to 10 s, from a record's timestamp to the frame that shows it. A latency
 * above one hour counts as one hour; one of the future doesn't count.
 *
 * <p>A producer's clock is ahead if the last latencies, at least {@value #ENOUGH_AHEAD}, are all
 * below zero. It is behind if they have all been above a minute, and nearly equal, for 5 s.
 *
 * <p>Owned by the JavaFX thread.
 */
final class LatencyMeter {
  private static final long MAX_MS = 3_600_000;
  private static final long SPAN_NANOS = 5_000_000_000L;
  private static final int RECENT = 16;
  private static final int ENOUGH_AHEAD = 3;
  private static final int ENOUGH_BEHIND = 5;

  /** Less than this may be the rounding of timestamps. */
  private static final long AHEAD_MS = 100;

  private static final long BEHIND_MS = 60_000;
  private static final long EQUAL_MS = 10_000;

  private final long[] recent = new long[RECENT];
  private Histogram current = new Histogram(MAX_MS, 2);
  private Histogram previous = new Histogram(MAX_MS, 2);
  private long startNanos;
  private long oldSinceNanos;
  private int oldCount;
  private int count;

  /**
   * @param nowNanos the time as {@link System#nanoTime()}
   */
  LatencyMeter(long nowNanos) {
    startNanos = nowNanos;
  }

  /**
   * Adds one frame.
   *
   * @param nowNanos the time as {@link System#nanoTime()}
   * @param milliseconds the latency; below zero for a timestamp of the future
   * @param atEnd whether the reader had all records there were
   */
  void record(long nowNanos, long milliseconds, boolean atEnd) {
    rotate(nowNanos);
    if (milliseconds >= -AHEAD_MS) {
      current.recordValue(Math.clamp(milliseconds, 0, MAX_MS));
    }
    recent[count % RECENT] = milliseconds;
    count++;
    if (!atEnd || milliseconds < BEHIND_MS) {
      oldCount = 0;
    } else {
      oldSinceNanos = oldCount == 0 ? nowNanos : oldSinceNanos;
      oldCount++;
    }
  }

  /**
   * The latency now.
   *
   * @param nowNanos the time as {@link System#nanoTime()}
   */
  Latency latency(long nowNanos) {
    rotate(nowNanos);
    long[] last = Arrays.copyOf(recent, Math.min(count, RECENT));
    long min = Arrays.stream(last).min().orElse(0);
    long max = Arrays.stream(last).max().orElse(0);
    if (count >= ENOUGH_AHEAD && max < -AHEAD_MS) {
      return new Latency.ClockAhead(Duration.ofMillis(-min));
    }
    boolean longEnough = oldCount >= ENOUGH_BEHIND && nowNanos - oldSinceNanos >= SPAN_NANOS;
    if (longEnough && min >= BEHIND_MS && max - min <= EQUAL_MS) {
      return new Latency.ClockBehind(Duration.ofMillis(min));
    }
    Histogram both = previous.copy();
    both.add(current);
    return both.getTotalCount() == 0
        ? new Latency.Unknown()
        : new Latency.Measured(both.getValueAtPercentile(50), both.getValueAtPercentile(99));
  }

  private void rotate(long nowNanos) {
    if (nowNanos - startNanos >= SPAN_NANOS) {
      Histogram old = previous;
      previous = current;
      current = old;
      current.reset();
      if (nowNanos - startNanos >= 2 * SPAN_NANOS) {
        previous.reset();
      }
      startNanos = nowNanos;
    }
  }
}
