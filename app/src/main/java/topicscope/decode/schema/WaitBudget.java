package topicscope.decode.schema;

import java.util.function.LongSupplier;

/**
 * How long a reader may wait for schemas: some seconds at first, and later a tenth of the time that
 * has gone by.
 *
 * <p>Owned by the reading thread.
 */
final class WaitBudget {
  private static final long MOST_NANOS = 12_000_000_000L;
  private static final int SHARE = 10;

  private final LongSupplier clock;
  private long left = MOST_NANOS;
  private long lastAsked;
  private boolean waiting;

  WaitBudget() {
    this(System::nanoTime);
  }

  WaitBudget(LongSupplier clock) {
    this.clock = clock;
    lastAsked = clock.getAsLong();
  }

  /** Whether to go on waiting; call it again and again while waiting. */
  boolean mayWait() {
    long now = clock.getAsLong();
    long gone = now - lastAsked;
    lastAsked = now;
    left = waiting ? left - gone : Math.min(MOST_NANOS, left + gone / SHARE);
    waiting = left > 0;
    return waiting;
  }

  /** Says that there is nothing to wait for. */
  void stop() {
    if (waiting) {
      mayWait();
      waiting = false;
    }
  }
}
