package topicscope.alert;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import topicscope.platform.Loop;

/**
 * Sends events to a target, one after the other, on its own thread, so that evaluation never waits.
 * At most {@value #ROOM} events wait. Events without room, and failures, are reported.
 */
public final class AlertSink implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AlertSink.class);
  private static final int ROOM = 1_000;
  private static final Duration CLOSE = Duration.ofSeconds(10);

  private final String name;
  private final Target target;
  private final Consumer<String> trouble;
  private final BlockingQueue<AlertEvent> waiting = new ArrayBlockingQueue<>(ROOM);
  private final Loop loop;
  private volatile boolean closing;

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
    loop =
        Loop.interruptible("alert-outlet", this::sendNext, e -> LOG.error("{} failed", name, e))
            .start();
  }

  /** Queues the event. */
  public void accept(AlertEvent event) {
    if (offer(event)) {
      loop.wake();
    } else {
      trouble.accept("an event was left out: " + name + " is too slow");
    }
  }

  /** Takes the event before the last round of the loop, or not at all. */
  private synchronized boolean offer(AlertEvent event) {
    return !closing && waiting.offer(event);
  }

  private synchronized void refuseFurther() {
    closing = true;
  }

  /** Sends what is queued, at most 10 s. */
  @Override
  public void close() {
    refuseFurther();
    loop.wake();
    boolean ended = loop.join(CLOSE);
    loop.stop();
    int left = waiting.size() + (ended ? 0 : 1);
    if (left > 0) {
      trouble.accept(left + " events could not be sent in time: " + name + " is too slow");
    }
    target.close();
  }

  private Duration sendNext() throws InterruptedException {
    boolean last = closing;
    AlertEvent event = waiting.poll();
    if (event == null) {
      return last ? Loop.DONE : Loop.UNTIL_WOKEN;
    }
    try {
      target.send(event);
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception | Error e) {
      // Not left to the loop, which pauses after a failure: the next event need not wait.
      LOG.warn("{} did not take an event", name, e);
      String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      trouble.accept("an event could not be sent to " + name + ": " + why);
    }
    return Loop.AT_ONCE;
  }
}
