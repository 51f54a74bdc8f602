package topicscope.client;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import topicscope.platform.Backoff;

/**
 * Keeps credentials that were refused from being tried again and again, so that an account is never
 * locked out by a program that only looks.
 *
 * <p>All clients of one cluster and login share it. Until the credentials were accepted once, one
 * client at a time may try; after a refusal all wait, as {@link Backoff#ofLogins()} says.
 * Thread-safe.
 */
public final class LoginThrottle {
  private static final long LOOK_UP_MS = 200;
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

  private static final Set<String> REFUSALS =
      Set.of("failed-authentication-total", "failed-reauthentication-total");

  private final Backoff backoff;
  private boolean accepted;
  private Optional<Thread> trying = Optional.empty();
  private long openAtNanos = System.nanoTime();
  private Optional<String> refusal = Optional.empty();
  private Optional<String> cause = Optional.empty();

  public LoginThrottle() {
    this(Backoff.ofLogins());
  }

  /**
   * @param backoff how long to wait after a refusal; shared by the passwords tried for one account
   */
  public LoginThrottle(Backoff backoff) {
    this.backoff = backoff;
  }

  /** How many logins of a client with these metrics the brokers have refused. */
  public static double refusals(Map<MetricName, ? extends Metric> metrics) {
    return metrics.values().stream()
        .filter(metric -> REFUSALS.contains(metric.metricName().name()))
        .map(Metric::metricValue)
        .mapToDouble(count -> count instanceof Double number ? number : 0)
        .sum();
  }

  /**
   * Waits for permission to try; {@link #leave()} must follow if it was given.
   *
   * @param stopped ends the waiting, looked at a few times a second
   * @param told gets what was refused, if that is why it waits; on the caller's thread
   * @return false if it was stopped; the caller must not try then
   */
  public boolean enter(BooleanSupplier stopped, Consumer<String> told) throws InterruptedException {
    Optional<String> said = Optional.empty();
    while (!await(stopped, said)) {
      if (stopped.getAsBoolean()) {
        return false;
      }
      said = refusal();
      said.ifPresent(told);
    }
    return true;
  }

  /** Waits until it is in, which is true, or stopped, or there is something new to say. */
  private synchronized boolean await(BooleanSupplier stopped, Optional<String> said)
      throws InterruptedException {
    while (!accepted && (trying.isPresent() || remainingMs() > 0)) {
      if (stopped.getAsBoolean() || !refusal.equals(said)) {
        return false;
      }
      wait(LOOK_UP_MS);
    }
    if (stopped.getAsBoolean()) {
      return false;
    }
    if (!accepted) {
      trying = Optional.of(Thread.currentThread());
    }
    return true;
  }

  /** Whether credentials were refused that nobody has been let in with since. */
  public synchronized boolean isClosed() {
    return refusal.isPresent();
  }

  /** Whether the credentials were accepted, and not refused since. */
  public synchronized boolean isAccepted() {
    return accepted;
  }

  /** Why the credentials were refused, if nobody has been let in with them since. */
  public synchronized Optional<String> cause() {
    return cause;
  }

  /** What was refused and when it may be tried again, if that is later than now. */
  public synchronized Optional<String> waiting() {
    return refusal.filter(told -> remainingMs() > 0);
  }

  private synchronized Optional<String> refusal() {
    return refusal;
  }

  /**
   * Ends the attempt of the calling thread; does nothing if another thread is the one that tries.
   */
  public synchronized void leave() {
    if (trying.equals(Optional.of(Thread.currentThread()))) {
      trying = Optional.empty();
      notifyAll();
    }
  }

  /**
   * Lets all clients in and forgets the refusal. Call it once per login, not for each answer: a
   * connection that is older than a changed password goes on answering.
   */
  public synchronized void accepted() {
    accepted = true;
    trying = Optional.empty();
    refusal = Optional.empty();
    cause = Optional.empty();
    backoff.succeeded();
    notifyAll();
  }

  /**
   * What only the user can put right was refused, and isn't tried again soon.
   *
   * @param why the cause, without a full stop
   * @return the same, with when it is tried again
   */
  public synchronized String refused(String why) {
    accepted = false;
    cause = Optional.of(why);
    Duration wait = backoff.failed();
    openAtNanos = System.nanoTime() + wait.toNanos();
    String again = CLOCK.format(Instant.now().plus(wait).atZone(ZoneId.systemDefault()));
    String told = why + "; trying again at " + again;
    refusal = Optional.of(told);
    notifyAll();
    return told;
  }

  private long remainingMs() {
    return Duration.ofNanos(openAtNanos - System.nanoTime()).toMillis();
  }
}
