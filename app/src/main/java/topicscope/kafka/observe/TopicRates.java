package topicscope.kafka.observe;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import topicscope.kafka.client.ClusterConnection;
import topicscope.kafka.client.ReaderState;

/**
 * Asks once a second how many partitions some topics have and how fast they grow, on its own
 * thread. Only for visible topics, since a cluster may have many thousands.
 *
 * <p>The listener is called on that thread with everything known. A cluster that does not answer is
 * asked again; the {@link TopicCatalog} tells why.
 */
public final class TopicRates implements AutoCloseable, AdminTask {
  private static final Duration REFRESH = Duration.ofSeconds(1);
  private static final int TIMEOUT_MS = 3_000;
  private static final int MAX_TOPICS = 50;
  private static final long UNKNOWN = -1;

  private final Consumer<Map<String, TopicStatistics>> listener;
  private final AdminLoop loop;
  private final Map<String, Count> counts = new HashMap<>();
  private volatile Set<String> wanted = Set.of();

  /**
   * The counts of a topic.
   *
   * @param end the sum of the end offsets of its partitions; {@link #UNKNOWN} if one is unknown
   * @param nanos when they were read, as {@link System#nanoTime()}
   * @param perSecond its growth between the last two counts
   */
  private record Count(int partitions, long end, long nanos, double perSecond) {
    Count next(int partitionsNow, long endNow, long now) {
      double seconds = (now - nanos) / 1e9;
      boolean known = end != UNKNOWN && endNow != UNKNOWN;
      double rate = known && seconds > 0 ? (endNow - end) / seconds : Double.NaN;
      return new Count(partitionsNow, endNow, now, Math.max(0, rate));
    }
  }

  private TopicRates(
      ClusterConnection connection, Consumer<Map<String, TopicStatistics>> listener) {
    this.listener = listener;
    this.loop = new AdminLoop("topic-survey", connection, this, REFRESH);
  }

  /** Starts asking, about no topics yet. */
  public static TopicRates start(
      ClusterConnection connection, Consumer<Map<String, TopicStatistics>> listener) {
    TopicRates survey = new TopicRates(connection, listener);
    survey.loop.start();
    return survey;
  }

  /** Asks about these topics, at most {@value #MAX_TOPICS} of them. */
  public void want(Set<String> topics) {
    if (!topics.equals(wanted)) {
      wanted = Set.copyOf(topics);
      loop.askNow();
    }
  }

  /** Stops asking and waits for the thread to end, at most 2 s. */
  @Override
  public void close() {
    loop.close();
  }

  @Override
  public void ask(Admin admin) throws ExecutionException, InterruptedException {
    List<String> topics = wanted.stream().limit(MAX_TOPICS).toList();
    if (topics.isEmpty()) {
      return;
    }
    Map<String, TopicDescription> known = new HashMap<>();
    for (Map.Entry<String, KafkaFuture<TopicDescription>> answer :
        admin
            .describeTopics(topics, new DescribeTopicsOptions().timeoutMs(TIMEOUT_MS))
            .topicNameValues()
            .entrySet()) {
      await(answer.getValue(), known, answer.getKey());
    }
    count(known, ends(admin, known));
    publish();
  }

  private static Map<TopicPartition, Long> ends(Admin admin, Map<String, TopicDescription> topics)
      throws InterruptedException {
    Map<TopicPartition, OffsetSpec> specs = new HashMap<>();
    topics.forEach((topic, description) ->
        description
            .partitions()
            .forEach(partition ->
                specs.put(new TopicPartition(topic, partition.partition()), OffsetSpec.latest())));
    ListOffsetsResult result =
        admin.listOffsets(specs, new ListOffsetsOptions().timeoutMs(TIMEOUT_MS));
    Map<TopicPartition, Long> ends = new HashMap<>();
    for (TopicPartition partition : specs.keySet()) {
      await(
          result
              .partitionResult(partition)
              .thenApply(ListOffsetsResult.ListOffsetsResultInfo::offset),
          ends,
          partition);
    }
    return ends;
  }

  /** A topic that is gone, not permitted, or without a leader has no statistics. */
  private static <K, V> void await(KafkaFuture<V> answer, Map<K, V> into, K key)
      throws InterruptedException {
    try {
      into.put(key, answer.get());
    } catch (ExecutionException e) {
      into.remove(key);
    }
  }

  private void count(Map<String, TopicDescription> topics, Map<TopicPartition, Long> ends) {
    long now = System.nanoTime();
    counts.keySet().retainAll(topics.keySet());
    topics.forEach((topic, description) -> {
      int partitions = description.partitions().size();
      long end = sum(topic, description, ends);
      counts.compute(
          topic,
          (name, before) ->
              before == null
                  ? new Count(partitions, end, now, Double.NaN)
                  : before.next(partitions, end, now));
    });
  }

  /** The sum of the end offsets; {@link #UNKNOWN} if that of one partition is. */
  private static long sum(
      String topic, TopicDescription description, Map<TopicPartition, Long> ends) {
    long sum = 0;
    for (TopicPartitionInfo partition : description.partitions()) {
      Long end = ends.get(new TopicPartition(topic, partition.partition()));
      if (end == null) {
        return UNKNOWN;
      }
      sum += end;
    }
    return sum;
  }

  private void publish() {
    Map<String, TopicStatistics> figures = new HashMap<>();
    counts.forEach((topic, count) ->
        figures.put(topic, new TopicStatistics(count.partitions(), count.perSecond())));
    listener.accept(figures);
  }

  @Override
  public int timeoutMs() {
    return TIMEOUT_MS;
  }

  @Override
  public void failed(ReaderState state) {
    counts.clear();
  }

  @Override
  public Set<String> brokers() {
    return Set.of();
  }
}
