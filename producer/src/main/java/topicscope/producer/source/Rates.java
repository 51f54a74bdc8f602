package topicscope.producer.source;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Turns counters that only grow into rates per second. A counter seen for the first time has no
 * rate yet; one that went back (a device plugged in again) counts as zero for once. One thread uses
 * it.
 */
final class Rates {
  private final Map<String, Count> counts = new HashMap<>();

  /**
   * The rate since the last time, to a tenth.
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
