package topicscope.alert;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends events somewhere, one after the other, on a thread of its own, so that watching never waits
 * for it. At most {@value #ROOM} events wait; what finds no room, and what can't be sent, is told
 * to whoever listens for trouble.
 */
public final class AlertSink implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AlertSink.class);
  private static final int ROOM = 1_000;
  private static final long CLOSE_MS = 10_000;

  private final String name;
  private final Target target;
  private final Consumer<String> trouble;
  private final ThreadPoolExecutor executor;

  /** Where events go. */
  @FunctionalInterface
  public interface Target {
    /**
     * Sends one event, and waits until it has arrived.
     *
     * @throws Exception if it couldn't be sent; the message goes to the user
     */
    void send(AlertEvent event) throws Exception;

    /** Nothing more is sent. */
    default void close() {}
  }

  /**
   * An open outlet.
   *
   * @param name what the target is called in messages
   * @param trouble is told, in one line each, what went wrong; on the outlet's thread
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

  /** Has the event sent. */
  public void accept(AlertEvent event) {
    executor.execute(() -> send(event));
  }

  /** Sends what is waiting, for ten seconds at the most. */
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
    } catch (Exception e) {
      LOG.warn("{} did not take an event", name, e);
      String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      trouble.accept("an event could not be sent to " + name + ": " + why);
    }
  }
}
