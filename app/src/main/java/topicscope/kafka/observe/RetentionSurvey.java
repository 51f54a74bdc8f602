package topicscope.kafka.observe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import topicscope.kafka.client.ClusterConnection;
import topicscope.kafka.client.ReaderState;

/**
 * Asks from when to when one topic holds records, and how many in each {@value #PARTS}th of that
 * time, on its own thread: at once when the topic changes, and every 30 s. It is passive: no
 * consumer, no group, no record is read.
 *
 * <p>Each time it asks for the leaders, and each broker for the first record with a time, for the
 * latest time and for the ends: three requests. The course takes {@code PARTS - 1} more, only when
 * the first or the last time has moved by half a part, and not above {@value #MAX_PARTITIONS}
 * partitions, since a broker looks into its index for each.
 *
 * <p>The listener is called on that thread. A cluster that does not answer is asked again; what was
 * known stays so. A partition that does not answer is left out.
 */
public final class RetentionSurvey implements AutoCloseable, AdminTask {
  private static final Duration INTERVAL = Duration.ofSeconds(30);
  private static final int TIMEOUT_MS = 5_000;
  private static final int PARTS = 12;
  private static final int MAX_PARTITIONS = 500;

  /** The year 2000: no record is older. */
  private static final long MIN_TIME_MS = 946_684_800_000L;

  private final Consumer<RetainedTime> listener;
  private final AdminLoop loop;
  private final Map<String, RetainedTime> known = new HashMap<>();
  private volatile Optional<String> wanted = Optional.empty();

  private RetentionSurvey(ClusterConnection connection, Consumer<RetainedTime> listener) {
    this.listener = listener;
    this.loop = new AdminLoop("retention-survey", connection, this, INTERVAL);
  }

  /** Starts, without a topic yet. */
  public static RetentionSurvey start(
      ClusterConnection connection, Consumer<RetainedTime> listener) {
    RetentionSurvey survey = new RetentionSurvey(connection, listener);
    survey.loop.start();
    return survey;
  }

  /** Asks about this topic from now on, and no longer about another one. */
  public void want(String topic) {
    if (wanted.filter(topic::equals).isEmpty()) {
      wanted = Optional.of(topic);
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
    Optional<String> topic = wanted;
    if (topic.isPresent()) {
      RetainedTime found = find(admin, topic.get());
      known.put(topic.get(), found);
      listener.accept(found);
    }
  }

  private RetainedTime find(Admin admin, String topic)
      throws ExecutionException, InterruptedException {
    List<TopicPartition> partitions =
        TopicRates.partitions(
            topic,
            Objects.requireNonNull(
                admin
                    .describeTopics(
                        List.of(topic), new DescribeTopicsOptions().timeoutMs(TIMEOUT_MS))
                    .topicNameValues()
                    .get(topic)));
    OffsetQuery first = ask(admin, partitions, OffsetSpec.forTimestamp(MIN_TIME_MS));
    OffsetQuery last = ask(admin, partitions, OffsetSpec.maxTimestamp());
    OffsetQuery end = ask(admin, partitions, OffsetSpec.latest());
    await(first);
    await(last);
    await(end);
    long firstMs =
        first.timestamps().values().stream()
            .mapToLong(time -> time)
            .filter(time -> time > 0)
            .min()
            .orElse(0);
    long lastMs = last.timestamps().values().stream().mapToLong(time -> time).max().orElse(0);
    if (firstMs <= 0 || lastMs < firstMs) {
      return RetainedTime.unknown(topic);
    }
    Optional<RetainedTime> before = Optional.ofNullable(known.get(topic));
    if (before.isPresent() && !hasMoved(before.get(), firstMs, lastMs)) {
      RetainedTime same = before.get();
      return new RetainedTime(
          topic, firstMs, lastMs, same.courseFromMs(), same.courseToMs(), same.course());
    }
    Map<TopicPartition, Long> begins = new HashMap<>(first.answers());
    begins.values().removeIf(offset -> offset < 0);
    List<Long> course =
        lastMs > firstMs && begins.size() <= MAX_PARTITIONS
            ? course(admin, begins, end.answers(), firstMs, lastMs)
            : List.of();
    return new RetainedTime(topic, firstMs, lastMs, firstMs, lastMs, course);
  }

  private static boolean hasMoved(RetainedTime before, long firstMs, long lastMs) {
    long half = (before.courseToMs() - before.courseFromMs()) / PARTS / 2;
    return before.course().isEmpty()
        || Math.abs(firstMs - before.courseFromMs()) > half
        || Math.abs(lastMs - before.courseToMs()) > half;
  }

  /** The numbers of offsets in equal parts of a time; empty if not every partition has answered. */
  private static List<Long> course(
      Admin admin,
      Map<TopicPartition, Long> begins,
      Map<TopicPartition, Long> ends,
      long fromMs,
      long toMs)
      throws InterruptedException {
    List<TopicPartition> partitions = List.copyOf(begins.keySet());
    List<OffsetQuery> edges = new ArrayList<>();
    for (int i = 1; i < PARTS; i++) {
      long time = fromMs + (toMs - fromMs) * i / PARTS;
      edges.add(ask(admin, partitions, OffsetSpec.forTimestamp(time)));
    }
    List<Long> course = new ArrayList<>();
    long before = 0;
    for (int i = 1; i <= PARTS; i++) {
      Map<TopicPartition, Long> offsets = ends;
      if (i < PARTS) {
        await(edges.get(i - 1));
        offsets = edges.get(i - 1).answers();
      }
      long sum = 0;
      for (TopicPartition partition : partitions) {
        Long offset = offsets.get(partition);
        Long end = ends.get(partition);
        if (offset == null || end == null) {
          return List.of();
        }
        sum += (offset < 0 ? end : offset) - begins.getOrDefault(partition, 0L);
      }
      course.add(Math.max(0, sum - before));
      before = Math.max(before, sum);
    }
    return course;
  }

  private static OffsetQuery ask(Admin admin, List<TopicPartition> partitions, OffsetSpec spec) {
    Map<TopicPartition, OffsetSpec> specs = new HashMap<>();
    partitions.forEach(partition -> specs.put(partition, spec));
    return new OffsetQuery(admin, specs, IsolationLevel.READ_UNCOMMITTED, TIMEOUT_MS);
  }

  private static void await(OffsetQuery query) throws InterruptedException {
    var _ = query.await(Duration.ofMillis(TIMEOUT_MS), () -> false);
  }

  @Override
  public int timeoutMs() {
    return TIMEOUT_MS;
  }

  /** The reader of the topic says why. */
  @Override
  public void failed(ReaderState state) {}

  @Override
  public Set<String> brokers() {
    return Set.of();
  }
}
