package topicscope.producer.report;

import java.util.concurrent.atomic.AtomicLong;

/** Lets one event pass, then none until a time has passed. Any thread may call it. */
public final class Limiter {
  private final AtomicLong nextAt = new AtomicLong(Long.MIN_VALUE);
  private final long spacing;

  /**
   * Lets the first event pass.
   *
   * @param spacing least nanoseconds between two events
   */
  public Limiter(long spacing) {
    this.spacing = spacing;
  }

  /**
   * Whether this event may pass.
   *
   * @param now nanoseconds of a monotonic clock
   */
  public boolean pass(long now) {
    long due = nextAt.get();
    return (due == Long.MIN_VALUE || now - due >= 0) && nextAt.compareAndSet(due, now + spacing);
  }
}
