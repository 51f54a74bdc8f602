package topicscope.desk.model;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Numbers requests whose answers arrive later, so that a late answer never replaces a newer one.
 * Thread-safe.
 */
public final class LatestRequest {
  private final AtomicLong latest = new AtomicLong();

  /** Starts a request. All earlier ones are outdated from now on. */
  public Ticket start() {
    return new Ticket(latest.incrementAndGet());
  }

  /** Outdates all requests. */
  public void cancel() {
    latest.incrementAndGet();
  }

  /** One request. */
  public final class Ticket {
    private final long number;

    private Ticket(long number) {
      this.number = number;
    }

    /** Whether neither a later request was started nor this one cancelled. */
    public boolean isLatest() {
      return number == latest.get();
    }
  }
}
