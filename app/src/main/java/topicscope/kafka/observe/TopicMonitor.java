package topicscope.kafka.observe;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import topicscope.kafka.client.ClusterConnection;
import topicscope.kafka.client.FailureCause;
import topicscope.kafka.client.ReaderState;

/**
 * Observes a topic once a second: whether the cluster answers, which topic has the name, its
 * partitions, their leaders and end offsets. A consumer reports none of it.
 *
 * <p>The observation is replaced as a whole; any thread may read {@link #latest()} or wait for a
 * newer one.
 */
public final class TopicMonitor implements AutoCloseable, AdminTask {
  private static final int TIMEOUT_MS = 1_500;
  private static final Duration INTERVAL = Duration.ofSeconds(1);

  private final ClusterConnection connection;
  private final String topic;
  private final AdminLoop loop;
  private final EndOffsets ends = new EndOffsets(TIMEOUT_MS);
  private Set<String> brokers = Set.of();
  private volatile TopicObservation latest = new TopicObservation.Unknown(System.nanoTime());

  public TopicMonitor(ClusterConnection connection, String topic) {
    this.connection = connection;
    this.topic = topic;
    this.loop = new AdminLoop("watch-" + topic, connection, this, INTERVAL);
  }

  public void start() {
    loop.start();
  }

  /** The last observation. */
  public TopicObservation latest() {
    return latest;
  }

  /** Asks at once instead of within the next second. */
  public void askNow() {
    loop.askNow();
  }

  /** Stops the thread without waiting for it. */
  public void stop() {
    loop.stop();
  }

  @Override
  public void close() {
    loop.close();
  }

  @Override
  public void ask(Admin admin) throws ExecutionException, InterruptedException {
    long askedAt = System.nanoTime();
    try {
      TopicDescription found =
          admin
              .describeTopics(List.of(topic), new DescribeTopicsOptions().timeoutMs(TIMEOUT_MS))
              .topicNameValues()
              .values()
              .iterator()
              .next()
              .get();
      Map<TopicPartition, Optional<Node>> leaders = leaders(found);
      brokers = brokers(leaders);
      publish(seen(askedAt, found, leaders));
      if (ends.ask(admin, leaders)) {
        publish(seen(askedAt, found, leaders));
      }
    } catch (ExecutionException e) {
      publish(answer(askedAt, e));
    }
  }

  @Override
  public int timeoutMs() {
    return TIMEOUT_MS;
  }

  @Override
  public void failed(ReaderState state) {
    publish(new TopicObservation.Refused(System.nanoTime(), state));
  }

  @Override
  public Set<String> brokers() {
    return brokers;
  }

  /** Waits for another observation than this one, or until the time is over. */
  public synchronized void awaitNewer(TopicObservation than, long timeoutMs)
      throws InterruptedException {
    long deadline = System.nanoTime() + timeoutMs * 1_000_000;
    long left = timeoutMs;
    while (latest.equals(than) && left > 0) {
      wait(left);
      left = (deadline - System.nanoTime()) / 1_000_000;
    }
  }

  private TopicObservation seen(
      long askedAt, TopicDescription found, Map<TopicPartition, Optional<Node>> leaders) {
    return new TopicObservation.Seen(
        askedAt, found.topicId(), leaders, ends.known(), ends.knownSince());
  }

  private TopicObservation answer(long askedAt, ExecutionException e) throws ExecutionException {
    return switch (e.getCause()) {
      case UnknownTopicOrPartitionException _ -> new TopicObservation.Missing(askedAt);
      case TopicAuthorizationException _ ->
          new TopicObservation.Refused(
              askedAt, FailureCause.failed("not authorised for the topic " + topic));
      case InvalidTopicException invalid ->
          new TopicObservation.Refused(askedAt, FailureCause.of(invalid, connection));
      case null, default -> throw e;
    };
  }

  private synchronized void publish(TopicObservation next) {
    latest = next;
    notifyAll();
  }

  private static Map<TopicPartition, Optional<Node>> leaders(TopicDescription found) {
    Map<TopicPartition, Optional<Node>> leaders = new HashMap<>();
    for (TopicPartitionInfo partition : found.partitions()) {
      Node leader = partition.leader();
      leaders.put(
          new TopicPartition(found.name(), partition.partition()),
          leader == null || leader.isEmpty() ? Optional.empty() : Optional.of(leader));
    }
    return Map.copyOf(leaders);
  }

  private static Set<String> brokers(Map<TopicPartition, Optional<Node>> leaders) {
    return leaders.values().stream()
        .flatMap(Optional::stream)
        .map(node -> node.host() + ":" + node.port())
        .collect(Collectors.toUnmodifiableSet());
  }
}
