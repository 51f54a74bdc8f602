package topicscope.decode;

import java.util.concurrent.atomic.AtomicLong;

/** A counter that one thread increments and any thread may read, at the cost of a plain field. */
public final class WriterCounter {
  private final AtomicLong value = new AtomicLong();

  /** Adds to it. For the counting thread. */
  public void add(long more) {
    value.setRelease(value.getPlain() + more);
  }

  /** The count, possibly slightly old. */
  public long get() {
    return value.getAcquire();
  }
}
