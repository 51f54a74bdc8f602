package topicscope.kafka.observe;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import topicscope.kafka.client.ClusterConnection;
import topicscope.kafka.client.FailureCause;
import topicscope.kafka.client.LoginThrottle;
import topicscope.kafka.client.ReaderState;
import topicscope.kafka.diagnose.BackgroundDiagnosis;
import topicscope.kafka.diagnose.ConnectionDiagnosis;

/**
 * Puts one question to a cluster once a second, and whenever {@link #askNow()} is called, on a
 * thread of its own.
 *
 * <p>It never gives up. Before Kafka's client may touch a port, the port is asked on a raw socket;
 * when there is no answer, the true cause is found and handed to the question; refused credentials
 * wait at the {@link LoginThrottle}. {@link #close()} ends the thread within 2 s in every state.
 */
final class AdminLoop implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AdminLoop.class);
  private static final Duration CLOSE = Duration.ofMillis(300);
  private static final long JOIN_MS = 2_000;
  private static final int PATIENCE = 3;
  private static final long RETRY_MS = 500;
  private static final long FAILED_ASK_PAUSE_MS = 1_800;

  private final ClusterConnection connection;
  private final AdminTask question;
  private final ConnectionDiagnosis causes;
  private final long intervalMs;
  private final Semaphore wanted = new Semaphore(0);
  private final Thread thread;
  private volatile boolean stopped;

  AdminLoop(String name, ClusterConnection connection, AdminTask question, Duration interval) {
    this.connection = connection;
    this.question = question;
    this.causes = new ConnectionDiagnosis(connection);
    this.intervalMs = interval.toMillis();
    this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /** Asks as soon as the question under way has its answer. */
  void askNow() {
    wanted.release();
  }

  /** Tells the thread to end and doesn't wait for it. */
  void stop() {
    stopped = true;
    thread.interrupt();
  }

  @Override
  public void close() {
    stop();
    try {
      thread.join(JOIN_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (!stopped) {
        connect();
        pause(RETRY_MS);
      }
    } catch (InterruptedException e) {
      LOG.debug("Interrupted to stop");
    }
  }

  private void connect() throws InterruptedException {
    if (!connection.gate().enter(() -> stopped, question::failed)) {
      return;
    }
    try {
      Optional<ReaderState> closed = causes.beforeContact();
      if (closed.isPresent()) {
        question.failed(closed.get());
        return;
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
    } catch (RuntimeException e) {
      // Told before the gate is left: else the next one would try the same at once.
      LOG.warn("Asking {} failed; trying again", connection, e);
      ReaderState state = FailureCause.of(e, connection);
      boolean refused = state.kind() == ReaderState.Kind.FAILED;
      question.failed(refused ? connection.gate().refused(state) : state);
    } finally {
      connection.gate().leave();
    }
  }

  /** Asks until the credentials are refused or the client seems to have lost its way. */
  private void converse(Admin admin) throws InterruptedException {
    BackgroundDiagnosis search = new BackgroundDiagnosis(causes, this::askNow);
    try {
      int failures = 0;
      boolean accepted = false;
      while (!stopped && failures < PATIENCE) {
        try {
          question.ask(admin);
          if (!accepted) {
            accepted = true;
            connection.gate().accepted();
          }
          search.cancel();
          failures = 0;
          pause(intervalMs);
        } catch (ExecutionException e) {
          failures++;
          Throwable cause = e.getCause() == null ? e : e.getCause();
          LOG.info("{} didn't answer", connection, cause);
          if (cause instanceof AuthenticationException refusal) {
            question.failed(connection.gate().refused(FailureCause.of(refusal, connection)));
            return;
          }
          failed(cause, failures, search);
        }
      }
    } finally {
      search.cancel();
    }
  }

  /** Says why there is no answer, having the cause looked for if it isn't clear. */
  private void failed(Throwable cause, int failures, BackgroundDiagnosis search)
      throws InterruptedException {
    ReaderState state = FailureCause.of(cause, connection);
    if (state.kind() != ReaderState.Kind.DOWN) {
      question.failed(state);
      pause(intervalMs);
      return;
    }
    search.start(question.brokers());
    boolean hurried = pause(FAILED_ASK_PAUSE_MS);
    Optional<ReaderState> found = search.found();
    if (found.isPresent() || failures > 1 || !hurried) {
      question.failed(found.orElse(state));
    }
  }

  /** Waits; true if it was cut short because somebody wants an answer now. */
  private boolean pause(long mostMs) throws InterruptedException {
    boolean hurried = wanted.tryAcquire(mostMs, TimeUnit.MILLISECONDS);
    wanted.drainPermits();
    return hurried;
  }
}
