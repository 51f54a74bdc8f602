package topicscope.reading;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/**
 * The rate per second over the last 4 s, from the values of a growing counter.
 *
 * <p>Owned by one thread.
 */
public final class RateMeter {
  private static final long SPAN_NANOS = 4_000_000_000L;

  private final Deque<Value> values = new ArrayDeque<>();

  private record Value(long nanos, long count) {}

  /** Adds a value and returns the rate since the oldest value; 0 for the first. */
  public double rate(long nanos, long count) {
    while (values.size() > 1 && nanos - values.getFirst().nanos() > SPAN_NANOS) {
      values.removeFirst();
    }
    values.addLast(new Value(nanos, count));
    Value oldest = values.getFirst();
    long span = nanos - oldest.nanos();
    return span == 0 ? 0 : (count - oldest.count()) * 1e9 / span;
  }

  /** A rate as text: {@code 4.2/s}, {@code 1,200/s}. */
  public static String text(double perSecond) {
    return String.format(
        Locale.ROOT, perSecond > 0 && perSecond < 9.95 ? "%.1f/s" : "%,.0f/s", perSecond);
  }
}
