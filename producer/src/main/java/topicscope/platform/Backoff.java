package topicscope.platform;

import java.time.Duration;

/**
 * How long to wait before the next attempt: the first wait, then twice as long after each failure,
 * up to the longest. Without jitter: each program asks for itself. Thread-safe.
 */
public final class Backoff {
  private static final Duration FIRST_LOGIN = Duration.ofSeconds(20);
  private static final Duration LONGEST_LOGIN = Duration.ofMinutes(5);

  private final Duration first;
  private final Duration longest;
  private Duration next;

  /**
   * @throws IllegalArgumentException if the first wait is not positive or is longer than the
   *     longest
   */
  public Backoff(Duration first, Duration longest) {
    if (!first.isPositive() || first.compareTo(longest) > 0) {
      throw new IllegalArgumentException("from " + first + " to " + longest + " is no backoff");
    }
    this.first = first;
    this.longest = longest;
    this.next = first;
  }

  /**
   * After a refused login: from 20 s to 5 min, so that no account is locked out by a program that
   * tries again.
   */
  public static Backoff ofLogins() {
    return new Backoff(FIRST_LOGIN, LONGEST_LOGIN);
  }

  /** An attempt has failed: returns how long to wait now, and doubles the next wait. */
  public synchronized Duration failed() {
    Duration wait = next;
    Duration doubled = wait.multipliedBy(2);
    next = doubled.compareTo(longest) < 0 ? doubled : longest;
    return wait;
  }

  /** An attempt has succeeded: the next failure waits for the first wait again. */
  public synchronized void succeeded() {
    next = first;
  }
}
