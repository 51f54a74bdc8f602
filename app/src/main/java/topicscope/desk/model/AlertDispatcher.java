package topicscope.desk.model;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import topicscope.alert.AlertCondition;
import topicscope.alert.AlertEvent;
import topicscope.alert.AlertRule;
import topicscope.alert.AlertSink;
import topicscope.kafka.client.ClusterConnection;

/**
 * Passes new alerts of a plot on, but not those found in a topic's history when it is first read.
 * An event is new if its record is less than a minute old when it is detected, or if it is the
 * silence of a series. Thread-safe.
 */
public final class AlertDispatcher implements Consumer<AlertEvent> {
  private static final long FRESH_MS = 60_000;
  private static final int RETRY_SECONDS = 10;

  private final List<Consumer<AlertEvent>> listeners = new CopyOnWriteArrayList<>();
  private volatile List<AlertSink> outlets = List.of();
  private volatile String said = "";
  private final AtomicLong chosen = new AtomicLong();

  /** Adds a listener, called on the thread of the alerts; it must not block. */
  void listen(Consumer<AlertEvent> listener) {
    listeners.add(listener);
  }

  /**
   * Replaces the actions. They are opened in the background. If the cluster does not answer or the
   * topic does not exist, that is reported and tried again.
   */
  void begin(AlertActions actions, Optional<ClusterConnection> connection) {
    open(actions, connection, chosen.incrementAndGet());
  }

  /** The last message about sending; empty if there is none. */
  public String said() {
    return said;
  }

  private void open(AlertActions actions, Optional<ClusterConnection> connection, long order) {
    var _ =
        CompletableFuture.runAsync(
            () -> {
              try {
                List<AlertSink> opened = actions.open(connection, trouble -> said = trouble);
                take(opened, order);
                said =
                    opened.isEmpty() ? "Events are sent nowhere." : "Events are sent from now on.";
              } catch (IOException e) {
                said = "Events aren't sent yet: " + e.getMessage();
                if (order == chosen.get()) {
                  CompletableFuture.delayedExecutor(RETRY_SECONDS, TimeUnit.SECONDS)
                      .execute(() -> again(actions, connection, order));
                }
              }
            },
            task -> Thread.ofVirtual().name("opening-outlets").start(task));
  }

  private void again(AlertActions actions, Optional<ClusterConnection> connection, long order) {
    if (order == chosen.get()) {
      open(actions, connection, order);
    }
  }

  /** Ends everything; pending events are still sent. */
  void close() {
    chosen.incrementAndGet();
    sendTo(List.of());
  }

  /** Other actions may have been chosen in the meantime. */
  private synchronized void take(List<AlertSink> opened, long order) {
    if (order == chosen.get()) {
      sendTo(opened);
    } else {
      opened.forEach(AlertSink::close);
    }
  }

  /** Sends events to these sinks only, and closes the previous ones. */
  private void sendTo(List<AlertSink> others) {
    List<AlertSink> before = outlets;
    outlets = List.copyOf(others);
    if (!before.isEmpty()) {
      Thread.ofVirtual().name("closing-outlets").start(() -> before.forEach(AlertSink::close));
    }
  }

  @Override
  public void accept(AlertEvent event) {
    boolean fresh = event.recordTimeMs() >= event.at().toEpochMilli() - FRESH_MS;
    if (fresh || AlertRule.parse(event.rule()).condition() instanceof AlertCondition.Silence) {
      listeners.forEach(listener -> listener.accept(event));
      outlets.forEach(outlet -> outlet.accept(event));
    }
  }
}
