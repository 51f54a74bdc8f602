package topicscope.producer.source;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Turns growing counters into rates per second between two readings. A counter that is new, or was
 * missing from the last reading, has no rate yet. A counter that went back (a device plugged in
 * again) gives zero once. Used by one thread.
 */
final class Rates {
  private Map<String, Long> before = Map.of();
  private Map<String, Long> counts = new HashMap<>();
  private long beforeAt;
  private long at;

  /**
   * The rate since the last reading, rounded to 0.1.
   *
   * @param now nanoseconds of a monotonic clock; the same for all counters of one reading
   */
  OptionalDouble perSecond(String counter, long count, long now) {
    if (now != at) {
      before = counts;
      beforeAt = at;
      counts = new HashMap<>();
      at = now;
    }
    boolean again = counts.put(counter, count) != null;
    Long last = before.get(counter);
    if (last == null || again) {
      return OptionalDouble.empty();
    }
    double grown = Math.max(0, count - last);
    return OptionalDouble.of(Round.toTenth(grown * 1e9 / (at - beforeAt)));
  }
}
