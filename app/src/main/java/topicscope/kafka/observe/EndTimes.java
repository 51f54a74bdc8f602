package topicscope.kafka.observe;

import java.util.Iterator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * When the end of one partition was at which offset, as far as it is known: from its ends as they
 * were observed, and from the broker's index of times. From that follows when the record at an
 * offset was written.
 *
 * <p>Owned by one thread. Holds at most {@value #MAX} points; when full, every second of them goes.
 */
final class EndTimes {
  private static final int MAX = 4_000;
  private static final long FIRST_LOOK_MS = 10_000;
  private static final long LONGEST_MS = 10L * 365 * 86_400_000;

  /** A record's time is known well enough if it is known to 2 s, or to a twentieth of its age. */
  private static final long EXACT_MS = 2_000;

  private static final double EXACT_SHARE = 0.05;

  /** Times, with the end at that time. */
  private final NavigableMap<Long, Long> ends = new TreeMap<>();

  /** Ends, with the first time that is known of each. */
  private final NavigableMap<Long, Long> times = new TreeMap<>();

  /**
   * Takes the present end. If it is below an earlier one, the partition has lost records or is
   * another one: then nothing else is known.
   */
  void observe(long timeMs, long end) {
    if (!times.isEmpty() && times.lastKey() > end) {
      ends.clear();
      times.clear();
    }
    add(timeMs, end);
  }

  /**
   * Adds that the end was at an offset then, and all later records behind it. What contradicts a
   * known point is left out: clocks of producers differ.
   */
  void add(long timeMs, long offset) {
    Map.Entry<Long, Long> before = ends.floorEntry(timeMs);
    Map.Entry<Long, Long> after = ends.higherEntry(timeMs);
    if ((before != null && before.getValue() > offset)
        || (after != null && after.getValue() < offset)) {
      return;
    }
    Long first = times.get(offset);
    if (first != null && before != null && before.getValue() == offset && first < before.getKey()) {
      // Of an end that stays, the first and the last time are enough.
      ends.remove(before.getKey());
    }
    ends.put(timeMs, offset);
    times.merge(offset, timeMs, Math::min);
    if (ends.size() > MAX) {
      thin();
    }
  }

  private void thin() {
    Iterator<Long> all = ends.keySet().iterator();
    boolean goes = false;
    while (all.hasNext()) {
      all.next();
      if (goes) {
        all.remove();
      }
      goes = !goes;
    }
    times.clear();
    ends.forEach((time, offset) -> times.putIfAbsent(offset, time));
  }

  int size() {
    return ends.size();
  }

  /** About when the record at an offset was written, ms since the epoch; empty if unknown. */
  OptionalLong timeOf(long offset) {
    Map.Entry<Long, Long> behind = times.higherEntry(offset);
    if (behind == null) {
      return OptionalLong.empty();
    }
    long after = behind.getValue();
    Map.Entry<Long, Long> before = ends.lowerEntry(after);
    if (before == null) {
      return OptionalLong.of(after);
    }
    double share = (double) (offset - before.getValue()) / (behind.getKey() - before.getValue());
    return OptionalLong.of(before.getKey() + Math.round(share * (after - before.getKey())));
  }

  /**
   * The time to ask the broker for, so that the time of the record at an offset becomes known well
   * enough; empty if it is.
   */
  OptionalLong unknown(long offset, long nowMs) {
    Map.Entry<Long, Long> behind = times.higherEntry(offset);
    if (behind == null) {
      return OptionalLong.empty();
    }
    long after = behind.getValue();
    Map.Entry<Long, Long> before = ends.lowerEntry(after);
    if (before == null) {
      long back = Math.max(FIRST_LOOK_MS, (nowMs - after) * 4);
      return back > LONGEST_MS ? OptionalLong.empty() : OptionalLong.of(nowMs - back);
    }
    long width = after - before.getKey();
    long exact = Math.max(EXACT_MS, Math.round(EXACT_SHARE * (nowMs - before.getKey())));
    return width <= exact ? OptionalLong.empty() : OptionalLong.of(before.getKey() + width / 2);
  }
}
