package topicscope.kafka.observe;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import topicscope.client.LoginThrottle;
import topicscope.kafka.client.ClusterConnection;
import topicscope.kafka.client.FailureCause;
import topicscope.kafka.client.ReaderState;
import topicscope.kafka.diagnose.BackgroundDiagnosis;
import topicscope.kafka.diagnose.ConnectionDiagnosis;
import topicscope.platform.Loop;

/**
 * Repeats one task of a cluster after each interval, and whenever {@link #askNow()} is called, on
 * its own thread.
 *
 * <p>It never gives up. Before Kafka's client opens a port, the port is probed with a raw socket.
 * Without an answer, the cause is diagnosed and passed to the task. Refused logins wait at the
 * {@link LoginThrottle}. {@link #close()} ends the thread within 2 s in every state.
 */
final class AdminLoop implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AdminLoop.class);
  private static final Duration CLOSE = Duration.ofMillis(300);
  private static final int PATIENCE = 3;
  private static final Duration RETRY = Duration.ofMillis(500);
  private static final Duration FAILED_ASK_PAUSE = Duration.ofMillis(1_800);

  private final ClusterConnection connection;
  private final AdminTask question;
  private final ConnectionDiagnosis causes;
  private final Supplier<Duration> interval;
  private final Loop loop;

  AdminLoop(String name, ClusterConnection connection, AdminTask question, Duration interval) {
    this(name, connection, question, () -> interval);
  }

  /**
   * One with a pause that changes.
   *
   * @param interval how long to wait after each ask; called on the loop's thread
   */
  AdminLoop(
      String name, ClusterConnection connection, AdminTask question, Supplier<Duration> interval) {
    this.connection = connection;
    this.question = question;
    this.causes = new ConnectionDiagnosis(connection);
    this.interval = interval;
    this.loop =
        Loop.interruptible(
            name, this::connect, e -> question.failed(FailureCause.of(e, connection)));
  }

  void start() {
    loop.start();
  }

  /** Asks as soon as the present request is answered. */
  void askNow() {
    loop.wake();
  }

  /** Whether it was told to end. */
  boolean isStopped() {
    return loop.isStopped();
  }

  /** Stops the thread without waiting for it. */
  void stop() {
    loop.stop();
  }

  @Override
  public void close() {
    loop.close();
  }

  /** Waits until the thread has ended, at most that long. */
  void join(Duration max) {
    loop.join(max);
  }

  private Duration connect() throws InterruptedException {
    if (!connection
        .gate()
        .enter(loop::isStopped, cause -> question.failed(FailureCause.failed(cause)))) {
      return RETRY;
    }
    try {
      Optional<ReaderState> closed = causes.beforeContact();
      if (closed.isPresent()) {
        question.failed(closed.get());
        return RETRY;
      }
      Admin admin = Admin.create(connection.adminSettings(question.timeoutMs()));
      try {
        converse(admin);
      } finally {
        admin.close(CLOSE);
      }
    } catch (InterruptException e) {
      // Stopped while Kafka's client waited: the cluster has refused nothing.
      LOG.debug("Interrupted to stop", e);
    } catch (RuntimeException | Error e) {
      // Reported before the throttle is left, or the next client would try the same at once.
      LOG.warn("Asking {} failed; trying again", connection, e);
      ReaderState state = FailureCause.of(e, connection);
      boolean refused = state.kind() == ReaderState.Kind.FAILED;
      question.failed(refused ? connection.refused(state) : state);
    } finally {
      connection.gate().leave();
    }
    return RETRY;
  }

  /** Asks until the login is refused or the client needs to be replaced. */
  private void converse(Admin admin) throws InterruptedException {
    BackgroundDiagnosis search = new BackgroundDiagnosis(causes, this::askNow);
    try {
      int failures = 0;
      boolean accepted = false;
      while (!loop.isStopped() && failures < PATIENCE) {
        if (accepted && connection.isCutOff(admin.metrics())) {
          return;
        }
        try {
          question.ask(admin);
          if (!accepted) {
            accepted = true;
            connection.gate().accepted();
          }
          search.cancel();
          failures = 0;
          loop.pause(interval.get());
        } catch (ExecutionException e) {
          failures++;
          Throwable cause = e.getCause() == null ? e : e.getCause();
          LOG.info("{} didn't answer", connection, cause);
          if (cause instanceof AuthenticationException refusal) {
            question.failed(connection.refused(FailureCause.of(refusal, connection)));
            return;
          }
          failed(cause, failures, search);
        }
      }
    } finally {
      search.cancel();
    }
  }

  /** Reports why there is no answer, and has the cause diagnosed if it is unclear. */
  private void failed(Throwable cause, int failures, BackgroundDiagnosis search)
      throws InterruptedException {
    ReaderState state = FailureCause.of(cause, connection);
    if (state.kind() != ReaderState.Kind.DOWN) {
      question.failed(state);
      loop.pause(interval.get());
      return;
    }
    search.start(question.brokers());
    boolean hurried = loop.pause(FAILED_ASK_PAUSE);
    Optional<ReaderState> found = search.found();
    if (found.isPresent() || failures > 1 || !hurried) {
      question.failed(found.orElse(state));
    }
  }
}
