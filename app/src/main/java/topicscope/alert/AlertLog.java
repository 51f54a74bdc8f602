package topicscope.alert;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The newest {@value #CAPACITY} events, oldest first; older ones make room and are counted.
 * Thread-safe.
 */
public final class AlertLog {
  /** How many events are held. */
  public static final int CAPACITY = 10_000;

  private final Deque<AlertEvent> events = new ArrayDeque<>();
  private long added;

  /** Adds an event behind the others. */
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

  /** How many there ever were; grows with each, so it serves as a version. */
  public synchronized long added() {
    return added;
  }
}
