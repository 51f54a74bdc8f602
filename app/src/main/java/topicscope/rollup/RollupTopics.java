package topicscope.rollup;

import static java.util.Comparator.comparingInt;
import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownMemberIdException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import topicscope.decode.rollup.Account;
import topicscope.decode.rollup.Partial;
import topicscope.decode.rollup.RollupJson;
import topicscope.decode.rollup.RollupMessage;
import topicscope.kafka.client.FailureCause;
import topicscope.kafka.client.ReaderState;
import topicscope.platform.TimeFormats;

/**
 * The topics of a roll-up before it starts: the one to read must exist, the one to write is made or
 * checked, so that nothing else is in it and nothing is counted twice.
 *
 * <p>Blocks; used by one thread.
 */
public final class RollupTopics {
  private static final int ADMIN_MS = 5_000;
  private static final int TRIES = 10;
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final String RETENTION = "retention.ms";
  private static final String FOR_EVER = "-1";

  /** So many offsets at the end of a partition are looked at; some belong to marks, not records. */
  private static final int LOOK = 50;

  private final RollupPlan plan;
  private final List<String> remarks = new ArrayList<>();

  private RollupTopics(RollupPlan plan) {
    this.plan = plan;
  }

  /**
   * Checks and makes what is needed.
   *
   * @param keep how long a topic that is made keeps its records; as long as the topic that is read
   *     if empty
   * @return what the user should know
   * @throws IllegalStateException if the roll-up can't be started; the message is for the user
   * @throws IOException if the cluster doesn't answer, which may pass; the same
   */
  public static List<String> prepare(RollupPlan plan, Optional<Duration> keep)
      throws InterruptedException, IOException {
    RollupTopics topics = new RollupTopics(plan);
    try (Admin admin = Admin.create(plan.connection().adminSettings(ADMIN_MS))) {
      topics.prepare(admin, keep);
    } catch (ExecutionException | KafkaException e) {
      ReaderState state = FailureCause.of(e, plan.connection());
      if (state.kind() == ReaderState.Kind.DOWN) {
        throw new IOException(state.cause(), e);
      }
      throw new IllegalStateException(state.cause(), e);
    }
    return List.copyOf(topics.remarks);
  }

  private void prepare(Admin admin, Optional<Duration> keep)
      throws ExecutionException, InterruptedException {
    if (plan.topic().equals(plan.target())) {
      throw new IllegalStateException("the roll-up of a topic needs another topic: --to NAME");
    }
    int partitions = partitionsOfSource(admin);
    if (partitions(admin, plan.target()).isEmpty() && create(admin, partitions, keep)) {
      return;
    }
    try (TopicScan scan = new TopicScan(plan.connection())) {
      checkContent(scan);
      resume(admin, scan, partitions);
    }
  }

  /** A topic that was just made is not known to every broker at once. */
  private int partitionsOfSource(Admin admin) throws ExecutionException, InterruptedException {
    for (int i = 0; i < TRIES; i++) {
      Optional<Integer> partitions = partitions(admin, plan.topic());
      if (partitions.isPresent()) {
        return partitions.get();
      }
      Thread.sleep(PAUSE);
    }
    throw new IllegalStateException("there is no topic " + plan.topic());
  }

  private static Optional<Integer> partitions(Admin admin, String topic)
      throws ExecutionException, InterruptedException {
    try {
      return admin.describeTopics(List.of(topic)).allTopicNames().get().values().stream()
          .map(description -> description.partitions().size())
          .findFirst();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        return Optional.empty();
      }
      if (e.getCause() instanceof AuthorizationException) {
        // The cluster doesn't say for which.
        throw new IllegalStateException("not authorised for the topic " + topic, e);
      }
      throw e;
    }
  }

  /** Makes the target; false if somebody else was faster. */
  private boolean create(Admin admin, int partitions, Optional<Duration> keep)
      throws ExecutionException, InterruptedException {
    Optional<String> retention =
        keep.isPresent()
            ? keep.map(time -> Long.toString(time.toMillis()))
            : retentionOfSource(admin);
    NewTopic topic =
        new NewTopic(plan.target(), Optional.of(partitions), Optional.empty())
            .configs(retention.map(ms -> Map.of(RETENTION, ms)).orElse(Map.of()));
    try {
      admin.createTopics(List.of(topic)).all().get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TopicExistsException) {
        return false;
      }
      if (e.getCause() instanceof AuthorizationException) {
        throw new IllegalStateException(
            "not authorised to create the topic %s; have it created, with as many partitions as %s"
                .formatted(plan.target(), plan.topic()),
            e);
      }
      throw e;
    }
    remarks.add(
        "created the topic %s with %d partition%s, kept %s"
            .formatted(
                plan.target(),
                partitions,
                partitions == 1 ? "" : "s",
                retention.map(RollupTopics::forHowLong).orElse("as the cluster keeps topics")));
    return true;
  }

  /** Empty without the right to know it. */
  private Optional<String> retentionOfSource(Admin admin)
      throws ExecutionException, InterruptedException {
    ConfigResource source = new ConfigResource(ConfigResource.Type.TOPIC, plan.topic());
    try {
      return admin.describeConfigs(List.of(source)).all().get().values().stream()
          .map(config -> config.get(RETENTION).value())
          .findFirst();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof AuthorizationException) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static String forHowLong(String ms) {
    return ms.equals(FOR_EVER)
        ? "for ever"
        : "for " + TimeFormats.text(Duration.ofMillis(Long.parseLong(ms)));
  }

  /** The last records tell what a topic is for. */
  private void checkContent(TopicScan scan) {
    Map<TopicPartition, TopicScan.Stretch> ends =
        scan.whole(plan.target()).entrySet().stream()
            .collect(
                toMap(
                    Map.Entry::getKey,
                    entry ->
                        new TopicScan.Stretch(
                            Math.max(entry.getValue().from(), entry.getValue().to() - LOOK),
                            entry.getValue().to())));
    scan.read(ends, (_, records) -> records.forEach(this::check));
  }

  private void check(ConsumerRecord<ByteBuffer, ByteBuffer> record) {
    Optional<RollupMessage> message = message(record);
    if (message.isEmpty()) {
      throw new IllegalStateException(
          "%s holds other records than a roll-up's, such as at offset %d of partition %d; name"
                  .formatted(plan.target(), record.offset(), record.partition())
              + " another topic with --to");
    }
    switch (message.get()) {
      case Partial partial -> check(partial.topic(), partial.intervalMs());
      case Account account -> check(account.topic(), account.intervalMs());
    }
  }

  private void check(String topic, long intervalMs) {
    if (intervalMs != plan.intervalMs()) {
      throw new IllegalStateException(
          "%s has intervals of %s of %s; another length needs another topic: --to NAME"
              .formatted(plan.target(), TimeFormats.text(Duration.ofMillis(intervalMs)), topic));
    }
  }

  /** Reads a record of a roll-up; empty if it is none. */
  static Optional<RollupMessage> message(ConsumerRecord<ByteBuffer, ByteBuffer> record) {
    ByteBuffer value = record.value();
    if (value == null) {
      return Optional.empty();
    }
    try {
      return RollupJson.read(
          value.array(), value.arrayOffset() + value.position(), value.remaining());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * A group that has no offsets, because it is new or was away for too long, goes on where the
   * target ends: otherwise it would count again what is there.
   */
  private void resume(Admin admin, TopicScan scan, int partitions)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetAndMetadata> committed =
        admin.listConsumerGroupOffsets(plan.application()).partitionsToOffsetAndMetadata().get();
    Map<TopicPartition, OffsetAndMetadata> ends = new HashMap<>();
    for (int partition = 0; partition < partitions; partition++) {
      TopicPartition of = new TopicPartition(plan.topic(), partition);
      if (committed.get(of) == null) {
        ends.put(of, new OffsetAndMetadata(0));
      }
    }
    if (ends.isEmpty()) {
      return;
    }
    Map<TopicPartition, Long> written = new TreeMap<>(comparingInt(TopicPartition::partition));
    scan.read(
        scan.whole(plan.target()),
        (_, records) ->
            records.forEach(record ->
                message(record)
                    .ifPresent(message -> {
                      if (message instanceof Account account
                          && account.topic().equals(plan.topic())) {
                        TopicPartition of = new TopicPartition(plan.topic(), account.partition());
                        if (ends.containsKey(of)) {
                          written.merge(of, account.to(), Math::max);
                        }
                      }
                    })));
    if (written.isEmpty()) {
      return;
    }
    try {
      admin
          .alterConsumerGroupOffsets(
              plan.application(),
              written.entrySet().stream()
                  .collect(toMap(Map.Entry::getKey, end -> new OffsetAndMetadata(end.getValue()))))
          .all()
          .get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownMemberIdException) {
        // Another instance runs, and has done the same.
        return;
      }
      throw e;
    }
    written.forEach((partition, end) ->
        remarks.add(
            "the group %s has no offset in partition %d: it goes on at %d, where %s ends"
                .formatted(plan.application(), partition.partition(), end, plan.target())));
  }
}
