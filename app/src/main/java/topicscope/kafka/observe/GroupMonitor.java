package topicscope.kafka.observe;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import topicscope.kafka.client.ClusterConnection;
import topicscope.kafka.client.ReaderState;

/**
 * Asks about one topic again and again, on its own thread: where its partitions begin and end, how
 * far groups are behind, and for how long. It asks only for what is wanted, for all groups
 * together; it joins no group, commits nothing and reads no record.
 *
 * <p>The listener is called on that thread with every answer.
 */
public final class GroupMonitor implements AutoCloseable, AdminTask {
  private static final int TIMEOUT_MS = 3_000;
  private static final long PARTITIONS_NANOS = Duration.ofSeconds(30).toNanos();
  private static final long STATES_NANOS = Duration.ofSeconds(5).toNanos();

  private final String topic;
  private final Consumer<Answer> listener;
  private final AdminLoop loop;
  private final Map<TopicPartition, EndTimes> times = new HashMap<>();
  private volatile Wanted wanted = Wanted.NOTHING;
  private volatile Optional<String> failure = Optional.empty();
  private volatile double requestsPerSecond;
  private Set<TopicPartition> partitions = Set.of();
  private long partitionsAt;
  private long statesAt;
  private @Nullable Admin admin;
  private @Nullable GroupQuery query;
  private long askedAt;
  private long requestsBefore;

  /**
   * What is asked for.
   *
   * @param groups the groups whose lag is wanted
   * @param aged those of them whose lag is wanted as a time
   * @param members whether their members and states are wanted every time; else now and then
   * @param starts whether the offsets of the first records held are wanted
   */
  public record Wanted(Set<String> groups, Set<String> aged, boolean members, boolean starts) {
    /** Only the end offsets. */
    public static final Wanted NOTHING = new Wanted(Set.of(), Set.of(), false, false);

    /** Keeps copies. */
    public Wanted {
      groups = Set.copyOf(groups);
      aged = Set.copyOf(aged);
    }
  }

  /**
   * An answer.
   *
   * @param atMs when the ends were asked for, ms since the epoch
   * @param starts the offset of the first record held, by partition; empty if it isn't wanted
   * @param ends the end offset, by partition
   * @param groups the wanted groups
   * @param ages for how long the oldest record is there that a group has not consumed, ms, by group
   *     and partition; 0 if there is none. A partition without an answer is left out
   */
  public record Answer(
      long atMs,
      Map<Integer, Long> starts,
      Map<Integer, Long> ends,
      Map<String, GroupStanding> groups,
      Map<String, Map<Integer, Long>> ages) {}

  private GroupMonitor(
      ClusterConnection connection, String topic, Duration interval, Consumer<Answer> listener) {
    this.topic = topic;
    this.listener = listener;
    this.loop = new AdminLoop("groups-" + topic, connection, this, interval);
  }

  /** Starts asking, at once and then at that interval. */
  public static GroupMonitor start(
      ClusterConnection connection, String topic, Duration interval, Consumer<Answer> listener) {
    GroupMonitor monitor = new GroupMonitor(connection, topic, interval, listener);
    monitor.loop.start();
    return monitor;
  }

  /** Asks for something else from now on; for any thread. */
  public void want(Wanted other) {
    if (!other.equals(wanted)) {
      wanted = other;
      loop.askNow();
    }
  }

  /** Why the cluster does not answer; empty if it does. For any thread. */
  public Optional<String> failure() {
    return failure;
  }

  /** How many requests were made per second, between the last two answers. For any thread. */
  public double requestsPerSecond() {
    return requestsPerSecond;
  }

  @Override
  public void close() {
    loop.close();
  }

  @Override
  public void ask(Admin from) throws ExecutionException, InterruptedException {
    Wanted now = wanted;
    GroupQuery asking = query(from);
    findPartitions(from);
    if (System.nanoTime() - statesAt > STATES_NANOS || now.members()) {
      statesAt = System.nanoTime();
      asking.describe(now.groups());
    }
    GroupQuery.Standings found = asking.standings(now.groups(), Optional.of(partitions));
    Map<String, GroupStanding> standings = found.groups();
    Map<TopicPartition, Long> ends = found.ends();
    long atMs = System.currentTimeMillis();
    Map<TopicPartition, Long> starts =
        now.starts() ? asking.offsets(partitions, OffsetSpec.earliest()) : Map.of();
    Map<String, Map<Integer, Long>> ages =
        now.aged().isEmpty() ? Map.of() : ages(asking, now.aged(), standings, ends, atMs);
    failure = Optional.empty();
    measure(asking);
    listener.accept(new Answer(atMs, numbered(starts), numbered(ends), standings, ages));
  }

  private GroupQuery query(Admin from) {
    GroupQuery known = query;
    if (known == null || admin != from) {
      admin = from;
      known = new GroupQuery(from, TIMEOUT_MS);
      query = known;
      requestsBefore = 0;
      partitionsAt = 0;
      statesAt = 0;
    }
    return known;
  }

  private void findPartitions(Admin from) throws ExecutionException, InterruptedException {
    if (!partitions.isEmpty()
        && partitionsAt != 0
        && System.nanoTime() - partitionsAt < PARTITIONS_NANOS) {
      return;
    }
    KafkaFuture<TopicDescription> answer =
        from.describeTopics(List.of(topic), new DescribeTopicsOptions().timeoutMs(TIMEOUT_MS))
            .topicNameValues()
            .get(topic);
    List<TopicPartition> found = answer == null ? List.of() : TopicRates.partitions(topic, answer);
    partitions = Set.copyOf(found);
    partitionsAt = System.nanoTime();
    times.keySet().retainAll(partitions);
  }

  private void measure(GroupQuery asking) {
    long now = System.nanoTime();
    if (askedAt != 0) {
      requestsPerSecond = (asking.requests() - requestsBefore) * 1e9 / (now - askedAt);
    }
    askedAt = now;
    requestsBefore = asking.requests();
  }

  /** Takes the ends into memory, asks for what is known too roughly, and computes ages. */
  private Map<String, Map<Integer, Long>> ages(
      GroupQuery asking,
      Set<String> groups,
      Map<String, GroupStanding> standings,
      Map<TopicPartition, Long> ends,
      long atMs)
      throws InterruptedException {
    ends.forEach((partition, end) -> timesOf(partition).observe(atMs, end));
    Map<TopicPartition, Long> unknown = new HashMap<>();
    for (String group : groups) {
      GroupStanding standing = standings.get(group);
      if (standing != null) {
        for (PartitionLag one : standing.partitions()) {
          if (one.lag().orElse(0) > 0) {
            TopicPartition partition = new TopicPartition(topic, one.partition());
            timesOf(partition)
                .unknown(one.committed(), atMs)
                .ifPresent(time -> unknown.putIfAbsent(partition, time));
          }
        }
      }
    }
    Map<TopicPartition, OffsetSpec> specs = new HashMap<>();
    unknown.forEach((partition, time) -> specs.put(partition, OffsetSpec.forTimestamp(time)));
    Map<TopicPartition, Long> found = asking.offsets(specs);
    unknown.forEach((partition, time) -> {
      Long offset = found.get(partition);
      Long end = ends.get(partition);
      if (offset != null && end != null) {
        // No record is that late.
        timesOf(partition).add(time, offset < 0 ? end : offset);
      }
    });
    Map<String, Map<Integer, Long>> ages = new HashMap<>();
    for (String group : groups) {
      GroupStanding standing = standings.get(group);
      if (standing != null) {
        ages.put(group, ages(standing, atMs));
      }
    }
    return ages;
  }

  private Map<Integer, Long> ages(GroupStanding standing, long atMs) {
    Map<Integer, Long> ages = new HashMap<>();
    for (PartitionLag one : standing.partitions()) {
      if (one.lag().orElse(-1) == 0) {
        ages.put(one.partition(), 0L);
      } else if (one.lag().isPresent()) {
        timesOf(new TopicPartition(topic, one.partition()))
            .timeOf(one.committed())
            .ifPresent(since -> ages.put(one.partition(), Math.max(0, atMs - since)));
      }
    }
    return ages;
  }

  private EndTimes timesOf(TopicPartition partition) {
    return times.computeIfAbsent(partition, key -> new EndTimes());
  }

  private static Map<Integer, Long> numbered(Map<TopicPartition, Long> offsets) {
    return offsets.entrySet().stream()
        .collect(
            Collectors.toUnmodifiableMap(one -> one.getKey().partition(), Map.Entry::getValue));
  }

  @Override
  public int timeoutMs() {
    return TIMEOUT_MS;
  }

  @Override
  public void failed(ReaderState state) {
    failure = Optional.of(state.cause());
  }

  @Override
  public Set<String> brokers() {
    return Set.of();
  }
}
