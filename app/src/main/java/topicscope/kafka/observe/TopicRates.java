package topicscope.kafka.observe;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import topicscope.kafka.client.ClusterConnection;
import topicscope.kafka.client.ReaderState;

/**
 * Asks how large some topics are, how fast they grow and when their last record came, on its own
 * thread. It is passive: no consumer, no group, no record is read.
 *
 * <p>Once a second it asks about the topics in sight, at most {@value #MAX_IN_SIGHT}, and about
 * some of the others, at most {@value #MAX_OTHERS}, each of them about once a minute. That are at
 * most {@value #SIGHT_PARTITIONS} and {@value #OTHER_PARTITIONS} partitions a second, however many
 * topics there are: two requests for their leaders, and for each broker one for the end offsets.
 * For topics not asked about in the last half minute it also asks for the begin offsets, and for
 * those that have grown for the latest timestamp, of at most {@value #TIME_PARTITIONS} partitions a
 * second, since a broker reads one batch for it. So 10,000 topics of three partitions are known
 * after about a minute. Once a minute each broker says how large its logs are.
 *
 * <p>The listener is called on that thread with everything known. A cluster that does not answer is
 * asked again; the {@link TopicCatalog} tells why.
 */
public final class TopicRates implements AutoCloseable, AdminTask {
  private static final Duration REFRESH = Duration.ofSeconds(1);
  private static final Duration OTHERS_AFTER = Duration.ofMinutes(1);
  private static final int TIMEOUT_MS = 3_000;
  private static final int MAX_IN_SIGHT = 50;
  private static final int MAX_OTHERS = 150;
  private static final int SIGHT_PARTITIONS = 1_500;
  private static final int OTHER_PARTITIONS = 500;
  private static final int TIME_PARTITIONS = 500;

  private final Consumer<Map<String, TopicStatistics>> listener;
  private final AdminLoop loop;
  private final TopicSizes sizes = new TopicSizes(TIMEOUT_MS);
  private final Map<String, TopicCount> counts = new HashMap<>();
  private final Map<String, TopicStatistics> known = new HashMap<>();
  private volatile Set<String> inSight = Set.of();
  private volatile List<String> others = List.of();

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

  /** Asks about these topics every second, at most {@value #MAX_IN_SIGHT} of them. */
  public void want(Set<String> topics) {
    if (!topics.equals(inSight)) {
      inSight = Set.copyOf(topics);
      loop.askNow();
    }
  }

  /** Asks about these topics too, some of them at a time, in that order. */
  public void wantLater(List<String> topics) {
    others = List.copyOf(topics);
  }

  /** Stops asking and waits for the thread to end, at most 2 s. */
  @Override
  public void close() {
    loop.close();
  }

  @Override
  public void ask(Admin admin) throws ExecutionException, InterruptedException {
    Map<String, List<TopicPartition>> topics = describe(admin, dueInSight(), SIGHT_PARTITIONS);
    topics.putAll(describe(admin, dueOthers(), OTHER_PARTITIONS));
    if (topics.isEmpty()) {
      return;
    }
    count(admin, topics);
    publish(topics.keySet());
    if (sizes.ask(admin)) {
      publish(Set.copyOf(known.keySet()));
    }
    if (lookCloser(admin, topics)) {
      publish(topics.keySet());
    }
  }

  /** The one counted longest ago first. */
  private List<String> dueInSight() {
    return inSight.stream()
        .sorted(Comparator.comparingLong(topic -> count(topic).countedAt()))
        .limit(MAX_IN_SIGHT)
        .toList();
  }

  private List<String> dueOthers() {
    Set<String> seen = inSight;
    long now = System.nanoTime();
    return others.stream()
        .filter(topic -> !seen.contains(topic) && count(topic).isDue(now, OTHERS_AFTER))
        .limit(MAX_OTHERS)
        .toList();
  }

  private TopicCount count(String topic) {
    return counts.computeIfAbsent(topic, name -> new TopicCount());
  }

  /**
   * The partitions of the first of these topics.
   *
   * @param max how many partitions at most, unless the first topic alone has more
   */
  private Map<String, List<TopicPartition>> describe(Admin admin, List<String> topics, int max)
      throws ExecutionException, InterruptedException {
    Map<String, List<TopicPartition>> described = new LinkedHashMap<>();
    if (topics.isEmpty()) {
      return described;
    }
    Map<String, KafkaFuture<TopicDescription>> answers =
        admin
            .describeTopics(topics, new DescribeTopicsOptions().timeoutMs(TIMEOUT_MS))
            .topicNameValues();
    int sum = 0;
    for (String topic : topics) {
      KafkaFuture<TopicDescription> answer = answers.get(topic);
      List<TopicPartition> partitions = answer == null ? List.of() : partitions(topic, answer);
      if (!described.isEmpty() && sum + partitions.size() > max) {
        return described;
      }
      sum += partitions.size();
      if (partitions.isEmpty()) {
        forget(topic);
      } else {
        described.put(topic, partitions);
      }
    }
    return described;
  }

  /** A topic that is gone or not permitted has none. */
  static List<TopicPartition> partitions(String topic, KafkaFuture<TopicDescription> answer)
      throws ExecutionException, InterruptedException {
    try {
      return answer.get().partitions().stream()
          .map(partition -> new TopicPartition(topic, partition.partition()))
          .toList();
    } catch (ExecutionException e) {
      return switch (e.getCause()) {
        case UnknownTopicOrPartitionException _,
            InvalidTopicException _,
            TopicAuthorizationException _ ->
            List.of();
        case null, default -> throw e;
      };
    }
  }

  /** Without statistics, and not asked about again at once. */
  private void forget(String topic) {
    TopicCount nothing = new TopicCount();
    nothing.count(0, TopicCount.UNKNOWN, System.nanoTime());
    counts.put(topic, nothing);
    known.remove(topic);
  }

  private void count(Admin admin, Map<String, List<TopicPartition>> topics)
      throws InterruptedException {
    OffsetQuery query = ask(admin, topics, OffsetSpec.latest());
    await(query);
    Map<TopicPartition, Long> ends = query.answers();
    long now = System.nanoTime();
    topics.forEach(
        (topic, partitions) -> count(topic).count(partitions.size(), sum(partitions, ends), now));
  }

  /** Asks for what changes seldom, where it is unknown or has changed; false if nowhere. */
  private boolean lookCloser(Admin admin, Map<String, List<TopicPartition>> topics)
      throws InterruptedException {
    long now = System.nanoTime();
    Map<String, List<TopicPartition>> old = new HashMap<>(topics);
    old.keySet().removeIf(topic -> !count(topic).wantsBegin(now));
    Map<String, List<TopicPartition>> grown = grown(topics);
    OffsetQuery begins = ask(admin, old, OffsetSpec.earliest());
    OffsetQuery latest = ask(admin, grown, OffsetSpec.maxTimestamp());
    await(begins);
    await(latest);
    Map<TopicPartition, Long> offsets = begins.answers();
    old.forEach((topic, partitions) -> count(topic).takeBegin(sum(partitions, offsets), now));
    Map<TopicPartition, Long> times = latest.timestamps();
    grown.forEach((topic, partitions) -> count(topic).takeLastTime(max(partitions, times)));
    return !old.isEmpty() || !grown.isEmpty();
  }

  private Map<String, List<TopicPartition>> grown(Map<String, List<TopicPartition>> topics) {
    Map<String, List<TopicPartition>> grown = new HashMap<>();
    int sum = 0;
    for (Map.Entry<String, List<TopicPartition>> topic : topics.entrySet()) {
      if (sum < TIME_PARTITIONS && count(topic.getKey()).wantsLastTime()) {
        grown.put(topic.getKey(), topic.getValue());
        sum += topic.getValue().size();
      }
    }
    return grown;
  }

  private static OffsetQuery ask(
      Admin admin, Map<String, List<TopicPartition>> topics, OffsetSpec spec) {
    Map<TopicPartition, OffsetSpec> specs = new HashMap<>();
    topics.values().forEach(partitions -> partitions.forEach(one -> specs.put(one, spec)));
    return new OffsetQuery(admin, specs, IsolationLevel.READ_UNCOMMITTED, TIMEOUT_MS);
  }

  private static void await(OffsetQuery query) throws InterruptedException {
    var _ = query.await(Duration.ofMillis(TIMEOUT_MS), () -> false);
  }

  private static long sum(List<TopicPartition> partitions, Map<TopicPartition, Long> offsets) {
    long sum = 0;
    for (TopicPartition partition : partitions) {
      long offset = offsets.getOrDefault(partition, TopicCount.UNKNOWN);
      if (offset == TopicCount.UNKNOWN) {
        return TopicCount.UNKNOWN;
      }
      sum += offset;
    }
    return sum;
  }

  private static long max(List<TopicPartition> partitions, Map<TopicPartition, Long> times) {
    return partitions.stream()
        .mapToLong(partition -> times.getOrDefault(partition, TopicCount.UNKNOWN))
        .max()
        .orElse(TopicCount.UNKNOWN);
  }

  private void publish(Set<String> changed) {
    long now = System.currentTimeMillis();
    changed.forEach(
        topic -> known.put(topic, count(topic).statistics(now).withBytes(bytes(topic))));
    Set<String> wanted = new HashSet<>(inSight);
    wanted.addAll(others);
    counts.keySet().retainAll(wanted);
    known.keySet().retainAll(wanted);
    listener.accept(Map.copyOf(known));
  }

  private OptionalLong bytes(String topic) {
    Long size = sizes.bytes().get(topic);
    return size == null ? OptionalLong.empty() : OptionalLong.of(size);
  }

  @Override
  public int timeoutMs() {
    return TIMEOUT_MS;
  }

  @Override
  public void failed(ReaderState state) {
    counts.clear();
    known.clear();
    listener.accept(Map.of());
  }

  @Override
  public Set<String> brokers() {
    return Set.of();
  }
}
