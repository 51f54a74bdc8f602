package topicscope.alert;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends events to a target, one after the other, on its own thread, so that evaluation never waits.
 * At most {@value #ROOM} events wait. Events without room, and failures, are reported.
 */
public final class AlertSink implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AlertSink.class);
  private static final int ROOM = 1_000;
  private static final long CLOSE_MS = 10_000;

  private final String name;
  private final Target target;
  private final Consumer<String> trouble;
  private final ThreadPoolExecutor executor;

  /** A target of events. */
  @FunctionalInterface
  public interface Target {
    /**
     * Sends one event and blocks until it has arrived.
     *
     * @throws Exception if it could not be sent; the message goes to the user
     */
    void send(AlertEvent event) throws Exception;

    /** Releases the target. Nothing more is sent. */
    default void close() {}
  }

  /**
   * Opens a sink.
   *
   * @param name the name of the target in messages
   * @param trouble receives failures as one line each, on the sink's thread
   */
  public AlertSink(String name, Target target, Consumer<String> trouble) {
    this.name = name;
    this.target = target;
    this.trouble = trouble;
    executor =
        new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(ROOM),
            Thread.ofPlatform().name("alert-outlet").daemon().factory(),
            (task, full) -> trouble.accept("an event was left out: " + name + " is too slow"));
  }

  /** Queues the event. */
  public void accept(AlertEvent event) {
    executor.execute(() -> send(event));
  }

  /** Sends what is queued, at most 10 s. */
  @Override
  public void close() {
    executor.shutdown();
    try {
      if (!executor.awaitTermination(CLOSE_MS, TimeUnit.MILLISECONDS)) {
        int left = executor.shutdownNow().size() + 1;
        trouble.accept(left + " events could not be sent in time: " + name + " is too slow");
      }
    } catch (InterruptedException e) {
      executor.shutdownNow();
      Thread.currentThread().interrupt();
    }
    target.close();
  }

  private void send(AlertEvent event) {
    try {
      target.send(event);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception | Error e) {
      // An Error too: it would end the thread, and the event would be lost without a word.
      LOG.warn("{} did not take an event", name, e);
      String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      trouble.accept("an event could not be sent to " + name + ": " + why);
    }
  }
}
