package topicscope.kafka.diagnose;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.errors.AuthenticationException;
import topicscope.kafka.client.ClusterConnection;
import topicscope.kafka.client.FailureCause;
import topicscope.kafka.client.ReaderState;

/**
 * Tries a connection once, whatever was refused before, and reports within {@value #WITHIN_S} s
 * whether it works, or the cause why not. It asks for brokers and topics and changes nothing in the
 * cluster.
 *
 * <p>Runs on its own thread; {@link #close()} stops it without waiting.
 */
public final class ConnectionTest implements AutoCloseable {
  private static final int WITHIN_S = 5;
  private static final int TIMEOUT_MS = 1_500;
  private static final Duration CLOSE = Duration.ofMillis(300);

  private final ClusterConnection connection;
  private final ConnectionDiagnosis causes;
  private final CompletableFuture<ReaderState> result = new CompletableFuture<>();
  private final Thread thread;

  private ConnectionTest(ClusterConnection connection) {
    this.connection = connection;
    this.causes = new ConnectionDiagnosis(connection);
    this.thread = Thread.ofPlatform().name("trial-" + connection).daemon().unstarted(this::run);
  }

  /** Starts the test. */
  public static ConnectionTest start(ClusterConnection connection) {
    ConnectionTest trial = new ConnectionTest(connection);
    trial.thread.start();
    trial.result.completeOnTimeout(
        FailureCause.down(connection + " doesn't answer within " + WITHIN_S + " s"),
        WITHIN_S,
        TimeUnit.SECONDS);
    return trial;
  }

  /** The result: LIVE, or the cause. Completed on another thread; cancelled by closing. */
  public CompletableFuture<ReaderState> result() {
    return result;
  }

  @Override
  public void close() {
    result.cancel(false);
    thread.interrupt();
  }

  private void run() {
    try {
      Optional<ReaderState> closed = causes.beforeContact();
      if (closed.isPresent()) {
        tell(closed.get());
        return;
      }
      Admin admin = Admin.create(connection.adminSettings(TIMEOUT_MS));
      try {
        ask(admin);
      } finally {
        admin.close(CLOSE);
      }
    } catch (RuntimeException | Error e) {
      tell(FailureCause.of(e, connection));
    } catch (InterruptedException e) {
      result.cancel(false);
    }
  }

  private void ask(Admin admin) throws InterruptedException {
    Set<String> brokers = Set.of();
    try {
      List<Node> nodes =
          List.copyOf(
              admin
                  .describeCluster(new DescribeClusterOptions().timeoutMs(TIMEOUT_MS))
                  .nodes()
                  .get());
      brokers =
          nodes.stream().map(node -> node.host() + ":" + node.port()).collect(Collectors.toSet());
      int topics =
          admin
              .listTopics(new ListTopicsOptions().listInternal(false).timeoutMs(TIMEOUT_MS))
              .names()
              .get()
              .size();
      connection.gate().accepted();
      tell(
          ReaderState.now(
              ReaderState.Kind.LIVE,
              "connected: %s, %s to be seen"
                  .formatted(count(nodes.size(), "broker"), count(topics, "topic"))));
    } catch (ExecutionException e) {
      ReaderState state = FailureCause.of(e, connection);
      if (e.getCause() instanceof AuthenticationException) {
        var _ = connection.gate().refused(state.cause());
      }
      tell(state.kind() == ReaderState.Kind.DOWN ? causes.whySilent(brokers) : state);
    }
  }

  /** The causes are worded for clients that keep trying; this one does not. */
  private void tell(ReaderState state) {
    String once = state.cause().replace("; still trying", "").replace(" (still trying)", "");
    result.complete(new ReaderState(state.kind(), once, state.since()));
  }

  private static String count(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }
}
