package topicscope.desk;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import topicscope.alert.AlertEvent;
import topicscope.alert.AlertOutlet;
import topicscope.alert.AlertRule;
import topicscope.alert.Condition;

/**
 * Passes a plot's alerts on to whoever is to be told: what has just happened, not what a topic's
 * history brings up when it is first read. Just happened is an event whose record is less than a
 * minute old when it is noticed, or the silence of a series. Thread-safe.
 */
final class AlertRelay implements Consumer<AlertEvent> {
  private static final long FRESH_MS = 60_000;

  private final List<Consumer<AlertEvent>> listeners = new CopyOnWriteArrayList<>();
  private volatile List<AlertOutlet> outlets = List.of();

  /** Tells this one, too, on the thread that watches; it must not wait. */
  void listen(Consumer<AlertEvent> listener) {
    listeners.add(listener);
  }

  /** Sends events there from now on, and nowhere else; ends the outlets there were. */
  void sendTo(List<AlertOutlet> others) {
    List<AlertOutlet> before = outlets;
    outlets = List.copyOf(others);
    if (!before.isEmpty()) {
      Thread.ofVirtual().name("closing-outlets").start(() -> before.forEach(AlertOutlet::close));
    }
  }

  @Override
  public void accept(AlertEvent event) {
    boolean fresh = event.recordTimeMs() >= event.at().toEpochMilli() - FRESH_MS;
    if (fresh || AlertRule.parse(event.rule()).condition() instanceof Condition.Silence) {
      listeners.forEach(listener -> listener.accept(event));
      outlets.forEach(outlet -> outlet.accept(event));
    }
  }
}
