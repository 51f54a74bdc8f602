package topicscope.kafka;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/**
 * Keeps credentials that were refused from being tried again and again, so that an account is never
 * locked out by a program that only looks.
 *
 * <p>All clients of one {@link ClusterConnection} share it. Until the credentials were accepted
 * once, one client at a time may try; after a refusal all wait, twice as long after each, from
 * {@value #FIRST_WAIT_S} s to {@value #LONGEST_WAIT_S} s. Thread-safe.
 */
final class CredentialGate {
  private static final int FIRST_WAIT_S = 20;
  private static final int LONGEST_WAIT_S = 300;
  private static final long LOOK_UP_MS = 200;

  private boolean accepted;
  private boolean trying;
  private long openAtNanos = System.nanoTime();
  private Duration wait = Duration.ofSeconds(FIRST_WAIT_S);

  /**
   * Waits for permission to try; {@link #leave()} must follow.
   *
   * @param stopped ends the waiting, looked at a few times a second
   * @return false if it was stopped; the caller must not try then
   */
  synchronized boolean enter(BooleanSupplier stopped) throws InterruptedException {
    while (!accepted && (trying || remainingMs() > 0)) {
      if (stopped.getAsBoolean()) {
        return false;
      }
      wait(LOOK_UP_MS);
    }
    trying = !accepted;
    return !stopped.getAsBoolean();
  }

  /** Ends an attempt, whatever came of it. */
  synchronized void leave() {
    trying = false;
    notifyAll();
  }

  /** The cluster took the credentials: nobody needs to wait any more. */
  synchronized void accepted() {
    accepted = true;
    trying = false;
    wait = Duration.ofSeconds(FIRST_WAIT_S);
    notifyAll();
  }

  /** The cluster refused the credentials; returns when they may be tried again. */
  synchronized Instant refused() {
    accepted = false;
    Duration now = wait;
    openAtNanos = System.nanoTime() + now.toNanos();
    Duration doubled = now.multipliedBy(2);
    wait = doubled.toSeconds() > LONGEST_WAIT_S ? Duration.ofSeconds(LONGEST_WAIT_S) : doubled;
    notifyAll();
    return Instant.now().plus(now);
  }

  private long remainingMs() {
    return Duration.ofNanos(openAtNanos - System.nanoTime()).toMillis();
  }
}
