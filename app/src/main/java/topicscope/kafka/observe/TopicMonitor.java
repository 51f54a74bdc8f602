package topicscope.kafka.observe;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import topicscope.kafka.client.ClusterConnection;
import topicscope.kafka.client.FailureCause;
import topicscope.kafka.client.ReaderState;

/**
 * Asks the cluster about a topic once a second: whether it answers, the topic's id, its partitions,
 * their leaders and end offsets. A consumer tells none of this.
 *
 * <p>The answer is replaced whole. Any thread may read {@link #latest()}, wait for a newer one, or
 * ask for offsets.
 */
public final class TopicMonitor implements AutoCloseable, AdminTask {
  private static final Logger LOG = LoggerFactory.getLogger(TopicMonitor.class);
  private static final int TIMEOUT_MS = 1_500;
  private static final Duration INTERVAL = Duration.ofSeconds(1);

  private final ClusterConnection connection;
  private final String topic;
  private final AdminLoop loop;
  private final EndOffsets ends = new EndOffsets(TIMEOUT_MS);
  private Set<String> brokers = Set.of();
  private volatile @Nullable Admin admin;
  private volatile TopicObservation latest = new TopicObservation.Unknown(System.nanoTime());

  public TopicMonitor(ClusterConnection connection, String topic) {
    this.connection = connection;
    this.topic = topic;
    this.loop = new AdminLoop("watch-" + topic, connection, this, INTERVAL);
  }

  public void start() {
    loop.start();
  }

  /** The last answer. */
  public TopicObservation latest() {
    return latest;
  }

  /** Asks now instead of within the next second. */
  public void askNow() {
    loop.askNow();
  }

  /** Tells the thread to end; does not wait for it. */
  public void stop() {
    loop.stop();
  }

  @Override
  public void close() {
    loop.close();
  }

  /** Waits until the thread has ended, at most so long. */
  public void join(Duration max) {
    loop.join(max);
  }

  /**
   * Asks for an offset of each partition and waits at most 1.5 s. Any thread.
   *
   * @param committed whether an end is that of the committed records
   * @return the offsets of the partitions that have answered
   */
  public Map<TopicPartition, Long> offsets(
      Map<TopicPartition, OffsetSpec> specs, boolean committed, BooleanSupplier stopped)
      throws InterruptedException {
    Admin connected = admin;
    if (connected == null || specs.isEmpty()) {
      return Map.of();
    }
    IsolationLevel isolation =
        committed ? IsolationLevel.READ_COMMITTED : IsolationLevel.READ_UNCOMMITTED;
    try {
      OffsetQuery query = new OffsetQuery(connected, specs, isolation, TIMEOUT_MS);
      var _ = query.await(Duration.ofMillis(TIMEOUT_MS), stopped);
      return query.answers();
    } catch (KafkaException | IllegalStateException e) {
      // The monitor has closed this client and connects again.
      LOG.debug("No offsets of {}", topic, e);
      return Map.of();
    }
  }

  @Override
  public void ask(Admin connected) throws ExecutionException, InterruptedException {
    admin = connected;
    long askedAt = System.nanoTime();
    try {
      TopicDescription found =
          connected
              .describeTopics(List.of(topic), new DescribeTopicsOptions().timeoutMs(TIMEOUT_MS))
              .topicNameValues()
              .values()
              .iterator()
              .next()
              .get();
      Map<TopicPartition, Optional<Node>> leaders = leaders(found);
      brokers = brokers(leaders);
      publish(seen(askedAt, found, leaders));
      if (ends.ask(connected, leaders)) {
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

  /** Waits for another answer than this one, or until the time is over. */
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
