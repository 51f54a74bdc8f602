package topicscope.decode.schema;

import java.util.Optional;
import java.util.function.LongSupplier;
import topicscope.platform.Backoff;

/**
 * Keeps a login that a schema registry has refused from being tried again and again, so that an
 * account is never locked out by a program that only looks.
 *
 * <p>Until it was accepted once, one question at a time is asked; after a refusal none for as long
 * as {@link Backoff#ofLogins()} says. Never blocks. Thread-safe.
 */
final class RegistryLogin {
  private final Backoff backoff = Backoff.ofLogins();
  private final LongSupplier clock;
  private boolean accepted;
  private boolean asking;
  private Optional<String> refusal = Optional.empty();
  private long openAt;

  /**
   * @param clock counts ns
   */
  RegistryLogin(LongSupplier clock) {
    this.clock = clock;
  }

  /** Whether a question may be asked now; one of the next three methods must follow then. */
  synchronized boolean enter() {
    if (accepted) {
      return true;
    }
    if (asking || refusal().isPresent()) {
      return false;
    }
    asking = true;
    return true;
  }

  /** The registry has answered a question: the login is good. */
  synchronized void accepted() {
    accepted = true;
    asking = false;
    refusal = Optional.empty();
    backoff.succeeded();
  }

  /** The registry has refused the login. */
  synchronized void refused(String reason) {
    boolean closed = refusal().isPresent();
    accepted = false;
    asking = false;
    refusal = Optional.of(reason);
    if (!closed) {
      openAt = clock.getAsLong() + backoff.failed().toNanos();
    }
  }

  /** The registry has not answered. */
  synchronized void unanswered() {
    asking = false;
  }

  /** Whether the login was accepted and not refused since. */
  synchronized boolean isAccepted() {
    return accepted;
  }

  /** Why nothing is asked now; empty if questions may be asked. */
  synchronized Optional<String> refusal() {
    return refusal.filter(reason -> clock.getAsLong() - openAt < 0);
  }
}
