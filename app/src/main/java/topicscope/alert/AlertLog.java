package topicscope.alert;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The newest {@value #CAPACITY} events, oldest first. Older ones are dropped and counted.
 * Thread-safe.
 */
public final class AlertLog {
  /** The number of events held. */
  public static final int CAPACITY = 10_000;

  private final Deque<AlertEvent> events = new ArrayDeque<>();
  private long added;

  /** Adds an event. */
  synchronized void add(AlertEvent event) {
    if (events.size() == CAPACITY) {
      events.removeFirst();
    }
    events.addLast(event);
    added++;
  }

  /** The events held. */
  public synchronized List<AlertEvent> events() {
    return new ArrayList<>(events);
  }

  /** The number of events ever added. It grows with each, so it serves as a version. */
  public synchronized long added() {
    return added;
  }
}
