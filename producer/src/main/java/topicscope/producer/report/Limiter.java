package topicscope.producer.report;

import java.util.concurrent.atomic.AtomicLong;

/** Lets one through and then none for a while. Any thread may ask. */
public final class Limiter {
  private final AtomicLong nextAt = new AtomicLong(Long.MIN_VALUE);
  private final long spacing;

  /**
   * A limiter that lets the first one through.
   *
   * @param spacing nanoseconds between two that pass
   */
  public Limiter(long spacing) {
    this.spacing = spacing;
  }

  /**
   * Whether this one may pass.
   *
   * @param now nanoseconds of a monotonic clock
   */
  public boolean pass(long now) {
    long due = nextAt.get();
    return (due == Long.MIN_VALUE || now - due >= 0) && nextAt.compareAndSet(due, now + spacing);
  }
}
