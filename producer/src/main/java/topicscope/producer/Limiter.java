package topicscope.producer;

import java.util.concurrent.atomic.AtomicLong;

/** Lets one through and then none for a while. Any thread may ask. */
final class Limiter {
  private final AtomicLong nextAt = new AtomicLong(Long.MIN_VALUE);
  private final long spacing;

  /**
   * @param spacing nanoseconds between two that pass
   */
  Limiter(long spacing) {
    this.spacing = spacing;
  }

  /**
   * @param now nanoseconds of a monotonic clock
   */
  boolean pass(long now) {
    long due = nextAt.get();
    return (due == Long.MIN_VALUE || now - due >= 0) && nextAt.compareAndSet(due, now + spacing);
  }
}
