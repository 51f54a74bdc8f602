package topicscope.kafka;

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

/**
 * Watches a topic from the side, once a second: whether the cluster answers, which topic now has
 * the name, its partitions, their leaders and ends. A consumer alone would tell none of it.
 *
 * <p>The answer is replaced whole; any thread may read {@link #latest()} or wait for a newer one.
 */
final class TopicWatch implements AutoCloseable, AdminQuestion {
  private static final int TIMEOUT_MS = 1_500;
  private static final Duration INTERVAL = Duration.ofSeconds(1);

  private final ClusterConnection connection;
  private final String topic;
  private final AdminLoop loop;
  private final EndOffsets ends = new EndOffsets(TIMEOUT_MS);
  private Set<String> brokers = Set.of();
  private volatile Sighting latest = new Sighting.Unknown(System.nanoTime());

  TopicWatch(ClusterConnection connection, String topic) {
    this.connection = connection;
    this.topic = topic;
    this.loop = new AdminLoop("watch-" + topic, connection, this, INTERVAL);
  }

  void start() {
    loop.start();
  }

  /** What was last seen. */
  Sighting latest() {
    return latest;
  }

  /** Asks at once instead of within the next second. */
  void askNow() {
    loop.askNow();
  }

  /** Tells the thread to end and doesn't wait for it. */
  void stop() {
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
    publish(new Sighting.Refused(System.nanoTime(), state));
  }

  @Override
  public Set<String> brokers() {
    return brokers;
  }

  /** Waits for another sighting than this one, or until the time is over. */
  synchronized void awaitNewer(Sighting than, long timeoutMs) throws InterruptedException {
    long deadline = System.nanoTime() + timeoutMs * 1_000_000;
    long left = timeoutMs;
    while (latest.equals(than) && left > 0) {
      wait(left);
      left = (deadline - System.nanoTime()) / 1_000_000;
    }
  }

  private Sighting seen(
      long askedAt, TopicDescription found, Map<TopicPartition, Optional<Node>> leaders) {
    return new Sighting.Seen(askedAt, found.topicId(), leaders, ends.known(), ends.knownSince());
  }

  private Sighting answer(long askedAt, ExecutionException e) throws ExecutionException {
    return switch (e.getCause()) {
      case UnknownTopicOrPartitionException _ -> new Sighting.Missing(askedAt);
      case TopicAuthorizationException _ ->
          new Sighting.Refused(askedAt, Trouble.failed("not authorised for the topic " + topic));
      case InvalidTopicException invalid ->
          new Sighting.Refused(askedAt, Trouble.of(invalid, connection));
      case null, default -> throw e;
    };
  }

  private synchronized void publish(Sighting next) {
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
