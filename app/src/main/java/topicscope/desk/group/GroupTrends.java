package topicscope.desk.group;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import topicscope.desk.widget.ShortNumbers;
import topicscope.kafka.observe.GroupStanding;
import topicscope.reading.AgeText;

/**
 * Whether the lag of groups rises or falls, from what was seen in the last {@value #SPAN_S} s.
 *
 * <p>Owned by one thread.
 */
final class GroupTrends {
  private static final int SPAN_S = 30;

  /** A group commits every 5 s by default: its lag is a saw. */
  private static final long LEAST_NANOS = 9_000_000_000L;

  private static final double STEADY_SHARE = 0.02;

  private final Map<String, Deque<Point>> seen = new HashMap<>();

  private record Point(long nanos, long lag) {}

  /** Takes the present lag of each group, in all its topics. */
  void take(List<GroupStanding> groups, long nanos) {
    for (GroupStanding group : groups) {
      Deque<Point> points = seen.computeIfAbsent(group.group(), key -> new ArrayDeque<>());
      group.lag().ifPresent(lag -> points.add(new Point(nanos, lag)));
      while (points.size() > 1 && nanos - points.getFirst().nanos > SPAN_S * 1_000_000_000L) {
        points.removeFirst();
      }
    }
  }

  /** In words, such as {@code falling 40/s, 2 min left}; empty until it is known. */
  String text(String group) {
    Deque<Point> points = seen.getOrDefault(group, new ArrayDeque<>());
    if (points.isEmpty() || points.getLast().nanos - points.getFirst().nanos < LEAST_NANOS) {
      return "";
    }
    Point first = points.getFirst();
    Point last = points.getLast();
    double perSecond = (last.lag - first.lag) * 1e9 / (last.nanos - first.nanos);
    double change = Math.abs((double) last.lag - first.lag);
    if (last.lag == 0) {
      return "caught up";
    }
    if (change <= Math.max(1, STEADY_SHARE * last.lag)) {
      return "steady";
    }
    if (perSecond > 0) {
      return "rising " + number(perSecond) + "/s";
    }
    double left = last.lag / -perSecond;
    return String.format(
        Locale.ROOT,
        "falling %s/s, %s left",
        number(-perSecond),
        AgeText.of(Duration.ofSeconds(Math.round(left))));
  }

  private static String number(double perSecond) {
    return ShortNumbers.value(Math.max(1, Math.round(perSecond)));
  }
}
