package topicscope.producer.source;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Turns growing counters into rates per second. A new counter has no rate yet. A counter that went
 * back (a device plugged in again) gives zero once. Used by one thread.
 */
final class Rates {
  private final Map<String, Count> counts = new HashMap<>();

  /**
   * The rate since the last call, rounded to 0.1.
   *
   * @param now nanoseconds of a monotonic clock
   */
  OptionalDouble perSecond(String counter, long count, long now) {
    Count before = counts.put(counter, new Count(count, now));
    if (before == null || now <= before.at) {
      return OptionalDouble.empty();
    }
    double grown = Math.max(0, count - before.count);
    return OptionalDouble.of(Round.toTenth(grown * 1e9 / (now - before.at)));
  }

  private record Count(long count, long at) {}
}
