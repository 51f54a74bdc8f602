package topicscope.desk.shell;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import topicscope.platform.Loop;

/**
 * Gives memory back that the window no longer needs. A burst, such as a long load or the first
 * picture of a plot, makes the heap grow; the collector shrinks it at the end of a collection of
 * all objects only, and a quiet window never needs one. So one is begun when the heap has rested at
 * another size, and every five minutes, for what was closed meanwhile.
 *
 * <p>With the launcher's options such a collection runs beside the window and stops it for a few
 * milliseconds. It has a thread of its own.
 */
public final class HeapKeeper implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HeapKeeper.class);
  private static final Duration PERIOD = Duration.ofSeconds(5);
  private static final long STEP = 8 << 20;
  static final int ROUNDS_AT_REST = 60;

  private final LongSupplier size;
  private final Runnable collect;
  private final Loop loop =
      Loop.interruptible(
          "heap-keeper", this::keep, failure -> LOG.warn("The heap is left as it is", failure));
  private long before;
  private long collected;
  private int rounds;

  /** The heap of this JVM. */
  public HeapKeeper() {
    this(() -> Runtime.getRuntime().totalMemory(), System::gc);
  }

  /**
   * A heap.
   *
   * @param size its present size in bytes, with what is free in it
   * @param collect collects all objects that nothing refers to
   */
  HeapKeeper(LongSupplier size, Runnable collect) {
    this.size = size;
    this.collect = collect;
  }

  /** Begins. */
  public void start() {
    loop.start();
  }

  /** Does one round; returns the time until the next. */
  Duration keep() {
    long now = size.getAsLong();
    boolean resting = Math.abs(now - before) <= STEP;
    rounds++;
    if (resting && (Math.abs(now - collected) > STEP || rounds >= ROUNDS_AT_REST)) {
      collect.run();
      collected = now;
      rounds = 0;
    }
    before = now;
    return PERIOD;
  }

  @Override
  public void close() {
    loop.close();
  }
}
