package topicscope.kafka.observe;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;

/**
 * What is known of one topic from several counts of its offsets. Times as {@link
 * System#nanoTime()}. Owned by the thread that counts.
 */
final class TopicCount {
  /** An offset or a timestamp that no answer has given. */
  static final long UNKNOWN = -1;

  private static final long HISTORY_NANOS = Duration.ofSeconds(30).toNanos();
  private static final long RATE_NANOS = Duration.ofSeconds(5).toNanos();
  private static final long GAP_NANOS = Duration.ofSeconds(10).toNanos();
  private static final long ACTIVE_MS = Duration.ofMinutes(1).toMillis();
  private static final long BEGIN_AGE_NANOS = Duration.ofSeconds(30).toNanos();

  private record Point(long nanos, long end) {}

  private final Deque<Point> points = new ArrayDeque<>();
  private int partitions;
  private long end = UNKNOWN;
  private long countedAt;
  private boolean counted;
  private boolean grew;
  private long begin = UNKNOWN;
  private long beginAt;
  private long lastTimeMs = UNKNOWN;
  private long endOfLastTime = UNKNOWN;

  /** Whether it has to be counted, because it was last before that long or isn't fully known. */
  boolean isDue(long now, Duration after) {
    return !counted || wantsLastTime() || now - countedAt > after.toNanos();
  }

  /** When it was last counted; the smallest number if never. */
  long countedAt() {
    return counted ? countedAt : Long.MIN_VALUE;
  }

  /**
   * Takes the sum of the end offsets.
   *
   * @param sum {@link #UNKNOWN} if one of them is
   */
  void count(int partitionsNow, long sum, long now) {
    boolean gap = !counted || now - countedAt > GAP_NANOS;
    grew = end != UNKNOWN && sum != UNKNOWN && sum > end;
    if (sum == UNKNOWN || gap || partitionsNow != partitions) {
      points.clear();
    }
    partitions = partitionsNow;
    end = sum;
    countedAt = now;
    counted = true;
    if (sum != UNKNOWN) {
      points.addLast(new Point(now, sum));
    }
    while (!points.isEmpty() && now - points.getFirst().nanos() > HISTORY_NANOS) {
      points.removeFirst();
    }
  }

  /** Whether the begin offsets have to be asked for. */
  boolean wantsBegin(long now) {
    return begin == UNKNOWN || now - beginAt > BEGIN_AGE_NANOS;
  }

  void takeBegin(long sum, long now) {
    begin = sum;
    beginAt = now;
  }

  /** Whether the latest timestamp has to be asked for: not while no record has come since. */
  boolean wantsLastTime() {
    return end != UNKNOWN && end != endOfLastTime;
  }

  /**
   * Takes the latest timestamp.
   *
   * @param timeMs {@link #UNKNOWN} if no record has one, or the brokers don't know it
   */
  void takeLastTime(long timeMs) {
    lastTimeMs = timeMs;
    endOfLastTime = end;
  }

  TopicStatistics statistics(long nowMs) {
    double rate = rate();
    boolean recent = lastTimeMs != UNKNOWN && Math.abs(nowMs - lastTimeMs) < ACTIVE_MS;
    return new TopicStatistics(
        partitions,
        rate,
        rates(),
        end == UNKNOWN || begin == UNKNOWN
            ? OptionalLong.empty()
            : OptionalLong.of(Math.max(0, end - begin)),
        lastTimeMs == UNKNOWN ? OptionalLong.empty() : OptionalLong.of(lastTimeMs),
        OptionalLong.empty(),
        grew || rate > 0 || recent);
  }

  private double rate() {
    if (points.size() < 2) {
      return Double.NaN;
    }
    Point last = points.getLast();
    Iterator<Point> back = points.descendingIterator();
    var _ = back.next();
    Point first = back.next();
    while (back.hasNext() && last.nanos() - first.nanos() < RATE_NANOS) {
      first = back.next();
    }
    return perSecond(first, last);
  }

  private List<Double> rates() {
    List<Double> rates = new ArrayList<>();
    Iterator<Point> all = points.iterator();
    Point before = all.hasNext() ? all.next() : new Point(0, 0);
    while (all.hasNext()) {
      Point point = all.next();
      rates.add(perSecond(before, point));
      before = point;
    }
    return rates;
  }

  /** Zero if the topic was created again meanwhile. */
  private static double perSecond(Point from, Point to) {
    double seconds = (to.nanos() - from.nanos()) / 1e9;
    return seconds > 0 ? Math.max(0, (to.end() - from.end()) / seconds) : 0;
  }
}
