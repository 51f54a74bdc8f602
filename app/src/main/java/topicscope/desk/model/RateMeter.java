package topicscope.desk.model;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The rate per second of a growing counter over the last seconds.
 *
 * <p>Owned by one thread.
 */
final class RateMeter {
  private static final long SPAN_NANOS = 4_000_000_000L;

  private final Deque<Reading> readings = new ArrayDeque<>();

  private record Reading(long nanos, long count) {}

  /** Takes a reading and returns the rate since the oldest one kept; 0 at the first. */
  double rate(long nanos, long count) {
    while (readings.size() > 1 && nanos - readings.getFirst().nanos() > SPAN_NANOS) {
      readings.removeFirst();
    }
    readings.addLast(new Reading(nanos, count));
    Reading oldest = readings.getFirst();
    long span = nanos - oldest.nanos();
    return span == 0 ? 0 : (count - oldest.count()) * 1e9 / span;
  }
}
