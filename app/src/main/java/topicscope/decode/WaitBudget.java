package topicscope.decode;

import java.util.function.LongSupplier;

/**
 * The time that a reader may wait for schemas: a few seconds at first, later a tenth of the elapsed
 * time.
 *
 * <p>Owned by the reading thread.
 */
public final class WaitBudget {
  private static final long MAX_NANOS = 12_000_000_000L;
  private static final int SHARE = 10;

  private final LongSupplier clock;
  private long left = MAX_NANOS;
  private long lastAsked;
  private boolean waiting;

  /** Starts with a few seconds. */
  public WaitBudget() {
    this(System::nanoTime);
  }

  /**
   * @param clock counts ns
   */
  public WaitBudget(LongSupplier clock) {
    this.clock = clock;
    lastAsked = clock.getAsLong();
  }

  /** Whether to continue to wait; to be called repeatedly while waiting. */
  public boolean mayWait() {
    long now = clock.getAsLong();
    long gone = now - lastAsked;
    lastAsked = now;
    left = waiting ? left - gone : Math.min(MAX_NANOS, left + gone / SHARE);
    waiting = left > 0;
    return waiting;
  }

  /** Records that there is nothing to wait for. */
  public void stop() {
    if (waiting) {
      mayWait();
      waiting = false;
    }
  }
}
