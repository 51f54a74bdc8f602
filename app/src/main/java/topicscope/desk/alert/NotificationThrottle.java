package topicscope.desk.alert;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import topicscope.alert.AlertEvent;

/**
 * Passes on at most one event per rule and series in {@value #SPACING_S} s: the first at once, then
 * the latest of those that came meanwhile, so that a value that wavers around its limit doesn't
 * start a program for each crossing. Thread-safe.
 */
public final class NotificationThrottle implements Consumer<AlertEvent> {
  private static final int SPACING_S = 10;

  private final Consumer<AlertEvent> target;
  private final BiConsumer<Duration, Runnable> later;

  /** The latest event that waits, by rule and series; empty while nothing waits. */
  private final Map<String, Waiting> waiting = new HashMap<>();

  /** What has come since the last event that was passed on. */
  private static final class Waiting {
    private @Nullable AlertEvent latest;
  }

  /**
   * @param target called on the thread of the event, or on a thread of the JVM
   */
  public NotificationThrottle(Consumer<AlertEvent> target) {
    this(
        target,
        (time, task) ->
            CompletableFuture.delayedExecutor(time.toMillis(), TimeUnit.MILLISECONDS)
                .execute(task));
  }

  /**
   * @param later runs a task after a time
   */
  NotificationThrottle(Consumer<AlertEvent> target, BiConsumer<Duration, Runnable> later) {
    this.target = target;
    this.later = later;
  }

  @Override
  public void accept(AlertEvent event) {
    String alert = event.topic() + "\n" + event.rule() + "\n" + event.series();
    synchronized (this) {
      Waiting others = waiting.get(alert);
      if (others != null) {
        others.latest = event;
        return;
      }
      waiting.put(alert, new Waiting());
    }
    pass(event, alert);
  }

  private void pass(AlertEvent event, String alert) {
    target.accept(event);
    later.accept(Duration.ofSeconds(SPACING_S), () -> passLatest(alert));
  }

  private void passLatest(String alert) {
    AlertEvent latest;
    synchronized (this) {
      Waiting others = waiting.get(alert);
      latest = others == null ? null : others.latest;
      if (latest == null) {
        waiting.remove(alert);
        return;
      }
      waiting.put(alert, new Waiting());
    }
    pass(latest, alert);
  }
}
