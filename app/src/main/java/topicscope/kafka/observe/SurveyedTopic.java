package topicscope.kafka.observe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.DescribeConfigsOptions;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import topicscope.kafka.observe.RetentionSurvey.Stretch;
import topicscope.kafka.observe.TopicBounds.Part;

/** What a survey knows of one topic, and the next thing to ask. For the survey's thread. */
final class SurveyedTopic {
  static final int TIMEOUT_MS = 5_000;

  /** The year 2000: no record is older. */
  private static final long MIN_TIME_MS = 946_684_800_000L;

  /** So many look-ups wait at once, and of more partitions one time. */
  private static final int BATCH = 16;

  /** After so many times without an answer the rest waits for the next round. */
  private static final int PATIENCE = 3;

  private final String name;
  private final int maxPartitions;
  private final CourseAnswers answers = new CourseAnswers();
  private final Set<Long> unanswered = new HashSet<>();
  private Optional<Boolean> compacted = Optional.empty();
  private Optional<TopicBounds> bounds = Optional.empty();

  /**
   * @param maxPartitions of more partitions with records, so many are asked
   */
  SurveyedTopic(String name, int maxPartitions) {
    this.name = name;
    this.maxPartitions = maxPartitions;
  }

  /**
   * Asks for the partitions, their offsets, and their first and last time.
   *
   * @return how many partitions a broker has looked up in its index
   */
  int askBounds(Admin admin, Optional<Stretch> stretch)
      throws ExecutionException, InterruptedException {
    KafkaFuture<TopicDescription> answer =
        Objects.requireNonNull(
            admin
                .describeTopics(List.of(name), new DescribeTopicsOptions().timeoutMs(TIMEOUT_MS))
                .topicNameValues()
                .get(name));
    List<TopicPartition> partitions = TopicRates.partitions(name, answer);
    if (partitions.isEmpty()) {
      bounds = Optional.of(new TopicBounds(Uuid.ZERO_UUID, List.of(), 1, RetainedTime.Basis.EMPTY));
      return 0;
    }
    if (compacted.isEmpty()) {
      compacted = Optional.of(isCompacted(admin));
    }
    OffsetQuery begin = ask(admin, partitions, OffsetSpec.earliest());
    OffsetQuery end = ask(admin, partitions, OffsetSpec.latest());
    await(begin);
    await(end);
    Map<TopicPartition, Long> begins = begin.answers();
    Map<TopicPartition, Long> ends = end.answers();
    Map<TopicPartition, Long> held = new LinkedHashMap<>();
    for (TopicPartition partition : partitions) {
      long count = ends.getOrDefault(partition, 0L) - begins.getOrDefault(partition, 0L);
      if (begins.containsKey(partition) && count > 0) {
        held.put(partition, count);
      }
    }
    List<TopicPartition> sample = TopicBounds.sample(List.copyOf(held.keySet()), maxPartitions);
    OffsetQuery first = ask(admin, sample, OffsetSpec.forTimestamp(MIN_TIME_MS));
    OffsetQuery last = ask(admin, sample, OffsetSpec.maxTimestamp());
    await(first);
    await(last);
    replace(bounds(answer.get().topicId(), held, ends, first, last), stretch);
    return 2 * sample.size();
  }

  private TopicBounds bounds(
      Uuid id,
      Map<TopicPartition, Long> held,
      Map<TopicPartition, Long> ends,
      OffsetQuery first,
      OffsetQuery last)
      throws InterruptedException {
    Map<TopicPartition, Long> firstOffsets = first.answers();
    Map<TopicPartition, Long> firstTimes = first.timestamps();
    Map<TopicPartition, Long> lastTimes = last.timestamps();
    List<Part> parts = new ArrayList<>();
    int sampled = 0;
    long records = 0;
    long timed = 0;
    for (var partition : held.entrySet()) {
      TopicPartition key = partition.getKey();
      Long offset = firstOffsets.get(key);
      if (offset == null || !lastTimes.containsKey(key)) {
        continue;
      }
      sampled++;
      records += partition.getValue();
      long firstMs = firstTimes.getOrDefault(key, 0L);
      long lastMs = lastTimes.getOrDefault(key, 0L);
      if (offset >= 0 && firstMs > 0 && lastMs >= firstMs) {
        Part part = new Part(key, offset, ends.getOrDefault(key, offset), firstMs, lastMs);
        parts.add(part);
        timed += part.records();
      }
    }
    long all = held.values().stream().mapToLong(count -> count).sum();
    double factor = records > 0 && sampled < held.size() ? (double) all / records : 1;
    long withoutTime = Math.round(Math.max(0, records - timed) * factor);
    return new TopicBounds(
        id,
        parts,
        factor,
        new RetainedTime.Basis(held.size(), sampled, withoutTime, compacted.orElse(false)));
  }

  private void replace(TopicBounds next, Optional<Stretch> stretch) {
    Map<TopicPartition, Long> endsBefore =
        bounds.stream()
            .flatMap(before -> before.asked().stream())
            .collect(Collectors.toMap(Part::partition, Part::end));
    boolean other = bounds.filter(before -> before.id().equals(next.id())).isEmpty();
    for (Part part : next.asked()) {
      if (other || part.end() < endsBefore.getOrDefault(part.partition(), 0L)) {
        answers.forget(part.partition());
      }
    }
    bounds = Optional.of(next);
    unanswered.clear();
    answers.keep(
        plans(next, stretch).stream()
            .flatMap(plan -> plan.times().stream())
            .collect(Collectors.toSet()));
  }

  /** That of the stretch first, which is what a user looks at. */
  private static List<CoursePlan> plans(TopicBounds bounds, Optional<Stretch> stretch) {
    List<CoursePlan> plans = new ArrayList<>();
    if (!bounds.asked().isEmpty()) {
      stretchPlan(bounds, stretch).ifPresent(plans::add);
      plans.add(CoursePlan.of(bounds.firstMs(), bounds.lastMs()));
    }
    return plans;
  }

  private static Optional<CoursePlan> stretchPlan(TopicBounds bounds, Optional<Stretch> stretch) {
    return stretch
        .map(of ->
            new Stretch(
                Math.max(of.fromMs(), bounds.firstMs()), Math.min(of.toMs(), bounds.lastMs())))
        .filter(of -> of.fromMs() <= of.toMs())
        .map(of -> CoursePlan.of(of.fromMs(), of.toMs()));
  }

  /**
   * Asks for the next times of the courses, the coarse ones first. The bounds must be known.
   *
   * @param stopped whether the answer isn't wanted any longer
   * @return how many partitions a broker has looked up; 0 if there is nothing left to ask
   */
  int askNext(Admin admin, Optional<Stretch> stretch, BooleanSupplier stopped)
      throws InterruptedException {
    if (bounds.isEmpty() || unanswered.size() >= PATIENCE) {
      return 0;
    }
    Map<Long, OffsetQuery> queries = new LinkedHashMap<>();
    int lookups = 0;
    for (CoursePlan plan : plans(bounds.get(), stretch)) {
      for (long time : plan.coarseFirst()) {
        List<TopicPartition> missing = answers.missing(bounds.get(), time);
        boolean fits = lookups == 0 || lookups + missing.size() <= BATCH;
        if (missing.isEmpty() || unanswered.contains(time) || queries.containsKey(time)) {
          continue;
        }
        if (!fits) {
          return take(queries, stopped, lookups);
        }
        queries.put(time, ask(admin, missing, OffsetSpec.forTimestamp(time)));
        lookups += missing.size();
      }
    }
    return take(queries, stopped, lookups);
  }

  private int take(Map<Long, OffsetQuery> queries, BooleanSupplier stopped, int lookups)
      throws InterruptedException {
    for (var query : queries.entrySet()) {
      boolean ended = query.getValue().await(Duration.ofMillis(TIMEOUT_MS), stopped);
      answers.put(query.getKey(), query.getValue().answers());
      boolean known =
          bounds.filter(of -> answers.missing(of, query.getKey()).isEmpty()).isPresent();
      if (!known && (ended || !stopped.getAsBoolean())) {
        unanswered.add(query.getKey());
      }
    }
    return lookups;
  }

  /** What is known so far. */
  RetainedTime found(Optional<Stretch> stretch) {
    if (bounds.isEmpty() || bounds.get().asked().isEmpty()) {
      return RetainedTime.unknown(
          name, bounds.map(TopicBounds::basis).orElse(RetainedTime.Basis.EMPTY));
    }
    TopicBounds of = bounds.get();
    return new RetainedTime(
        name,
        of.firstMs(),
        of.lastMs(),
        answers.course(of, CoursePlan.of(of.firstMs(), of.lastMs())),
        stretchPlan(of, stretch).map(plan -> answers.course(of, plan)),
        of.basis());
  }

  /** Whether removed keys leave gaps in the offsets; no if it may not be asked. */
  private boolean isCompacted(Admin admin) throws InterruptedException {
    ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, name);
    try {
      return admin
          .describeConfigs(List.of(topic), new DescribeConfigsOptions().timeoutMs(TIMEOUT_MS))
          .all()
          .get()
          .values()
          .stream()
          .map(config -> Optional.ofNullable(config.get(TopicConfig.CLEANUP_POLICY_CONFIG)))
          .flatMap(Optional::stream)
          .map(ConfigEntry::value)
          .anyMatch(
              policy -> policy != null && policy.contains(TopicConfig.CLEANUP_POLICY_COMPACT));
    } catch (ExecutionException e) {
      return false;
    }
  }

  private static OffsetQuery ask(Admin admin, List<TopicPartition> partitions, OffsetSpec spec) {
    Map<TopicPartition, OffsetSpec> specs = new HashMap<>();
    partitions.forEach(partition -> specs.put(partition, spec));
    return new OffsetQuery(admin, specs, IsolationLevel.READ_UNCOMMITTED, TIMEOUT_MS);
  }

  private static void await(OffsetQuery query) throws InterruptedException {
    var _ = query.await(Duration.ofMillis(TIMEOUT_MS), () -> false);
  }
}
