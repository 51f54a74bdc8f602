package topicscope.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import topicscope.cli.tail.TailOutput;

/**
 * What happens at Ctrl+C while a command runs that would go on for ever: it is told to end, and the
 * JVM waits, 3 s at the most, until it has.
 */
public final class ShutdownSignal implements AutoCloseable {
  private static final int MOST_SECONDS = 3;

  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread hook;
  private volatile boolean happened;

  private ShutdownSignal(Runnable end) {
    hook = new Thread(() -> endAndWait(end), "interruption");
  }

  /** Ends this output when the user has had enough. */
  public static ShutdownSignal ending(TailOutput out) {
    ShutdownSignal interruption = new ShutdownSignal(out::end);
    Runtime.getRuntime().addShutdownHook(interruption.hook);
    return interruption;
  }

  /** Whether the user has had enough. */
  public boolean happened() {
    return happened;
  }

  @Override
  public void close() {
    ended.countDown();
  }

  private void endAndWait(Runnable end) {
    happened = true;
    end.run();
    try {
      ended.await(MOST_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
