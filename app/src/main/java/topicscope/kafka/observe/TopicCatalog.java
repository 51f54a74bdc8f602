package topicscope.kafka.observe;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import topicscope.kafka.client.ClusterConnection;
import topicscope.kafka.client.ReaderState;

/**
 * The topics of a cluster, requested every 2 s on its own thread.
 *
 * <p>The listener is called on that thread, and only for changes. A failure is a snapshot too; the
 * catalog keeps trying until closed.
 */
public final class TopicCatalog implements AutoCloseable, AdminTask {
  private static final Logger LOG = LoggerFactory.getLogger(TopicCatalog.class);
  private static final Duration REFRESH = Duration.ofSeconds(2);
  private static final int TIMEOUT_MS = 4_000;
  private static final String INTERNAL = "__";

  private final ClusterConnection connection;
  private final Consumer<Snapshot> listener;
  private final AdminLoop loop;
  private Snapshot latest;

  /**
   * A snapshot of the cluster's topics.
   *
   * @param state whether the cluster answers: CONNECTING, LIVE, DOWN or FAILED
   * @param topics names in alphabetical order, without internal ones; as last seen when DOWN
   * @param internal the names that begin with {@code __}, such as {@code __consumer_offsets}
   * @param clusterId the id of the cluster; empty until it has said it
   */
  public record Snapshot(
      ReaderState state, List<String> topics, List<String> internal, Optional<String> clusterId) {}

  private TopicCatalog(ClusterConnection connection, Consumer<Snapshot> listener) {
    this.connection = connection;
    this.listener = listener;
    this.latest = new Snapshot(connecting(connection), List.of(), List.of(), Optional.empty());
    this.loop = new AdminLoop("topic-catalog", connection, this, REFRESH);
  }

  /** The state before the first answer. */
  public static ReaderState connecting(ClusterConnection connection) {
    return ReaderState.now(ReaderState.Kind.CONNECTING, "connecting to " + connection);
  }

  /** Starts asking. */
  public static TopicCatalog start(ClusterConnection connection, Consumer<Snapshot> listener) {
    TopicCatalog catalog = new TopicCatalog(connection, listener);
    listener.accept(catalog.latest);
    catalog.loop.start();
    return catalog;
  }

  /** Stops asking and waits for the thread to end, at most 2 s. */
  @Override
  public void close() {
    loop.close();
  }

  @Override
  public void ask(Admin admin) throws ExecutionException, InterruptedException {
    Map<Boolean, List<String>> names =
        admin
            .listTopics(new ListTopicsOptions().listInternal(true).timeoutMs(TIMEOUT_MS))
            .names()
            .get()
            .stream()
            .sorted()
            .collect(Collectors.partitioningBy(name -> name.startsWith(INTERNAL)));
    publish(
        new Snapshot(
            ReaderState.now(ReaderState.Kind.LIVE, "connected to " + connection),
            names.getOrDefault(false, List.of()),
            names.getOrDefault(true, List.of()),
            clusterId(admin)));
  }

  /** Asked for until it is known, and again after a failure: then it may be another cluster. */
  private Optional<String> clusterId(Admin admin) throws InterruptedException {
    if (latest.state().kind() == ReaderState.Kind.LIVE && latest.clusterId().isPresent()) {
      return latest.clusterId();
    }
    try {
      return Optional.ofNullable(
          admin
              .describeCluster(new DescribeClusterOptions().timeoutMs(TIMEOUT_MS))
              .clusterId()
              .get());
    } catch (ExecutionException e) {
      LOG.info("{} does not say its id: {}", connection, e.getMessage());
      return latest.clusterId();
    }
  }

  @Override
  public int timeoutMs() {
    return TIMEOUT_MS;
  }

  @Override
  public void failed(ReaderState state) {
    publish(new Snapshot(state, latest.topics(), latest.internal(), latest.clusterId()));
  }

  @Override
  public Set<String> brokers() {
    return Set.of();
  }

  private void publish(Snapshot next) {
    boolean same =
        latest.topics().equals(next.topics())
            && latest.internal().equals(next.internal())
            && latest.clusterId().equals(next.clusterId());
    if (!same || !latest.state().says(next.state())) {
      latest =
          new Snapshot(
              next.state().after(latest.state()), next.topics(), next.internal(), next.clusterId());
      listener.accept(latest);
    }
  }
}
