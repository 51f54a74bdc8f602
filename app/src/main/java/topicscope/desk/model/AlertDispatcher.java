package topicscope.desk.model;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import topicscope.alert.AlertEvent;
import topicscope.alert.AlertSink;
import topicscope.kafka.client.ClusterConnection;
import topicscope.kafka.client.FailureCause;
import topicscope.platform.Backoff;
import topicscope.reading.AlertActions;

/**
 * Passes live alert events of a plot to its listeners and to the sinks of its {@link AlertActions}.
 * Arrival decides, not record time, see {@link AlertEvent#live()}: events of a topic's history are
 * not passed on. The end of an alert is passed on only if its beginning was. Thread-safe.
 */
public final class AlertDispatcher implements Consumer<AlertEvent> {
  private static final Logger LOG = LoggerFactory.getLogger(AlertDispatcher.class);
  private static final int FIRST_RETRY_S = 10;
  private static final int LONGEST_RETRY_S = 300;

  private final List<Consumer<AlertEvent>> listeners = new CopyOnWriteArrayList<>();
  private final Set<String> raised = ConcurrentHashMap.newKeySet();
  private final LatestRequest requests = new LatestRequest();
  private volatile List<AlertSink> sinks = List.of();
  private final Supplier<Backoff> backoffs;
  private volatile String status = "";

  AlertDispatcher() {
    this(() -> new Backoff(Duration.ofSeconds(FIRST_RETRY_S), Duration.ofSeconds(LONGEST_RETRY_S)));
  }

  /**
   * @param backoffs how soon actions that can't be opened are tried again
   */
  AlertDispatcher(Supplier<Backoff> backoffs) {
    this.backoffs = backoffs;
  }

  /** Adds a listener. It is called on the analysis thread and must not block. */
  void listen(Consumer<AlertEvent> listener) {
    listeners.add(listener);
  }

  /**
   * Replaces the actions. Sinks are opened on another thread; a failure is shown as {@link
   * #status()} and tried again after {@value #FIRST_RETRY_S} s, then after twice as long each time,
   * up to {@value #LONGEST_RETRY_S} s.
   */
  void use(AlertActions actions, Optional<ClusterConnection> connection) {
    open(actions, connection, backoffs.get(), requests.start());
  }

  /** The latest message about sending; empty if there is none. */
  public String status() {
    return status;
  }

  private void open(
      AlertActions actions,
      Optional<ClusterConnection> connection,
      Backoff backoff,
      LatestRequest.Ticket request) {
    Thread.ofVirtual()
        .name("opening-sinks")
        .start(() -> {
          try {
            List<AlertSink> opened = actions.open(connection, problem -> status = problem);
            String text =
                opened.isEmpty() ? "Events are sent nowhere." : "Events are sent from now on.";
            take(opened, text, request);
          } catch (IOException e) {
            retry(actions, connection, backoff, request, FailureText.of(e));
          } catch (RuntimeException | Error e) {
            LOG.warn("Alert actions could not be opened", e);
            String reason = FailureText.of(FailureCause.mostTelling(e));
            retry(actions, connection, backoff, request, reason);
          }
        });
  }

  private void retry(
      AlertActions actions,
      Optional<ClusterConnection> connection,
      Backoff backoff,
      LatestRequest.Ticket request,
      String reason) {
    refuse(reason, request);
    CompletableFuture.delayedExecutor(backoff.failed().toMillis(), TimeUnit.MILLISECONDS)
        .execute(() -> {
          if (request.isLatest()) {
            open(actions, connection, backoff, request);
          }
        });
  }

  /** Ends all sinks; events that wait are still sent, on another thread. */
  synchronized void close() {
    requests.cancel();
    replaceSinks(List.of());
  }

  private synchronized void take(
      List<AlertSink> opened, String text, LatestRequest.Ticket request) {
    if (request.isLatest()) {
      replaceSinks(opened);
      status = text;
    } else {
      opened.forEach(AlertSink::close);
    }
  }

  private synchronized void refuse(String reason, LatestRequest.Ticket request) {
    if (request.isLatest()) {
      status = "Events aren't sent yet: " + reason;
    }
  }

  private void replaceSinks(List<AlertSink> others) {
    List<AlertSink> before = sinks;
    sinks = List.copyOf(others);
    if (!before.isEmpty()) {
      Thread.ofVirtual().name("closing-sinks").start(() -> before.forEach(AlertSink::close));
    }
  }

  @Override
  public void accept(AlertEvent event) {
    String alert = event.rule() + "\n" + event.series();
    boolean begins = event.kind() == AlertEvent.Kind.RAISED && event.live();
    if (begins) {
      raised.add(alert);
    }
    boolean ends = event.kind() == AlertEvent.Kind.CLEARED && raised.remove(alert);
    if (begins || ends) {
      listeners.forEach(listener -> listener.accept(event));
      sinks.forEach(sink -> sink.accept(event));
    }
  }
}
