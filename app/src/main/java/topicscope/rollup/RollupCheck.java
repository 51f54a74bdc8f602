package topicscope.rollup;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import topicscope.decode.rollup.Account;
import topicscope.decode.rollup.Partial;
import topicscope.decode.rollup.RollupMessage;
import topicscope.kafka.client.FailureCause;
import topicscope.kafka.read.UndecodableLog;

/**
 * Proves a roll-up: from the target topic alone, that its accounts join and that the partials
 * contain as many samples as they say; and from the records that were read, as far as they are
 * still there, that each partial is right.
 *
 * <p>It holds a partial for each series and interval in memory. Blocks; used by one thread.
 */
public final class RollupCheck {
  private static final int EXAMPLES = 5;
  private static final int TRIES = 10;
  private static final Duration PAUSE = Duration.ofMillis(300);
  private static final double SUM_ERROR = 1e-12;

  private final RollupPlan plan;
  private final Map<Integer, List<Account>> accounts = new TreeMap<>();
  private final Map<Cover, Partial> written = new HashMap<>();
  private final Map<Integer, Long> samples = new HashMap<>();
  private final List<String> faults = new ArrayList<>();
  private OptionalLong intervalMs = OptionalLong.empty();
  private long otherSamples;
  private long partials;
  private long compared;
  private long gone;
  private boolean deleted;

  /** What a partial is about. */
  private record Cover(String topic, int partition, String series, long startMs) {
    static Cover of(Partial partial) {
      return new Cover(partial.topic(), partial.partition(), partial.series(), partial.startMs());
    }
  }

  /**
   * What was found.
   *
   * @param partitions the accounts by partition
   * @param partials the partials that were read
   * @param intervals the intervals of series that they make up
   * @param compared how many of these were compared with the records
   * @param gone how many could not be compared, because records of theirs are deleted by now
   * @param faults what is not as it must be, in sentences without a full stop; empty if all is well
   */
  public record Result(
      List<AccountCheck> partitions,
      long partials,
      long intervals,
      long compared,
      long gone,
      List<String> faults) {}

  /**
   * @param plan of it the cluster, the topics and the decoders; the length of the intervals is
   *     taken from the target topic
   */
  public RollupCheck(RollupPlan plan) {
    this.plan = plan;
  }

  /**
   * Reads both topics.
   *
   * @throws IllegalStateException if there is nothing to check, or the cluster doesn't answer; the
   *     message is for the user
   */
  public Result run() throws InterruptedException {
    try (TopicScan scan = new TopicScan(plan.connection())) {
      Map<TopicPartition, TopicScan.Stretch> read = readTarget(scan);
      // Partials and accounts of one transaction may lie on two sides of the ends.
      for (int i = 0; i < TRIES && !samplesAgree(); i++) {
        Thread.sleep(PAUSE);
        read = readMore(scan, read);
      }
      List<AccountCheck> checks = accounts.values().stream().map(AccountCheck::of).toList();
      if (checks.isEmpty()) {
        throw new IllegalStateException(
            "%s holds no account of %s: it is no roll-up of it"
                .formatted(plan.target(), plan.topic()));
      }
      checks.forEach(check -> faults.addAll(check.faults()));
      compareSamples(checks);
      if (checks.stream().allMatch(check -> check.leftOut() == 0)) {
        compareRecords(scan, checks);
      }
      return new Result(checks, partials, written.size(), compared, gone, List.copyOf(faults));
    } catch (KafkaException e) {
      throw new IllegalStateException(FailureCause.of(e, plan.connection()).cause(), e);
    }
  }

  private Map<TopicPartition, TopicScan.Stretch> readTarget(TopicScan scan) {
    Map<TopicPartition, TopicScan.Stretch> whole = scan.whole(plan.target());
    deleted = whole.values().stream().anyMatch(stretch -> stretch.from() > 0);
    read(scan, whole);
    return whole;
  }

  private Map<TopicPartition, TopicScan.Stretch> readMore(
      TopicScan scan, Map<TopicPartition, TopicScan.Stretch> before) {
    Map<TopicPartition, TopicScan.Stretch> more = new HashMap<>();
    scan.whole(plan.target())
        .forEach((partition, now) -> {
          TopicScan.Stretch then = before.getOrDefault(partition, new TopicScan.Stretch(0, 0));
          more.put(partition, new TopicScan.Stretch(then.to(), now.to()));
        });
    read(scan, more);
    return more;
  }

  private void read(TopicScan scan, Map<TopicPartition, TopicScan.Stretch> stretches) {
    scan.read(
        stretches,
        (_, records) ->
            records.forEach(record -> RollupTopics.message(record).ifPresent(this::take)));
  }

  private void take(RollupMessage message) {
    switch (message) {
      case Account account when account.topic().equals(plan.topic()) -> {
        intervalMs = OptionalLong.of(account.intervalMs());
        accounts.computeIfAbsent(account.partition(), _ -> new ArrayList<>()).add(account);
      }
      case Account _ -> {}
      case Partial partial -> {
        partials++;
        if (partial.topic().equals(plan.topic())) {
          samples.merge(partial.partition(), partial.count(), Long::sum);
        } else {
          otherSamples += partial.count();
        }
        written.merge(Cover.of(partial), partial, Partial::merge);
      }
    }
  }

  private boolean samplesAgree() {
    return accounts.values().stream()
        .map(AccountCheck::of)
        .allMatch(check -> isOfRecords() ? check.samples() == samples(check) : true);
  }

  private long samples(AccountCheck check) {
    return samples.getOrDefault(check.partition(), 0L);
  }

  /** Whether records were read; otherwise partials of a roll-up with shorter intervals. */
  private boolean isOfRecords() {
    return otherSamples == 0;
  }

  private void compareSamples(List<AccountCheck> checks) {
    if (!isOfRecords()) {
      long said = checks.stream().mapToLong(AccountCheck::samples).sum();
      if (said != otherSamples) {
        faults.add(samplesFault("", said, otherSamples));
      }
      return;
    }
    for (AccountCheck check : checks) {
      if (check.samples() != samples(check)) {
        faults.add(
            samplesFault(
                "partition %d: ".formatted(check.partition()), check.samples(), samples(check)));
      }
    }
  }

  private String samplesFault(String where, long said, long there) {
    return "%sthe partials contain %,d samples, and the accounts say %,d%s"
        .formatted(
            where,
            there,
            said,
            deleted ? "; %s has deleted its oldest records".formatted(plan.target()) : "");
  }

  private void compareRecords(TopicScan scan, List<AccountCheck> checks) {
    Map<TopicPartition, TopicScan.Stretch> whole = scan.whole(plan.topic());
    Map<TopicPartition, TopicScan.Stretch> wanted = new HashMap<>();
    Map<TopicPartition, PartitionRollup> rollups = new HashMap<>();
    UndecodableLog log = new UndecodableLog();
    boolean cut = false;
    for (AccountCheck check : checks) {
      TopicPartition partition = new TopicPartition(plan.topic(), check.partition());
      TopicScan.Stretch there = whole.getOrDefault(partition, new TopicScan.Stretch(0, 0));
      long from = Math.max(check.from(), there.from());
      cut |= from > check.from() || there.to() < check.to();
      wanted.put(partition, new TopicScan.Stretch(from, Math.min(check.to(), there.to())));
      rollups.put(
          partition,
          new PartitionRollup(
              plan.topic(),
              check.partition(),
              intervalMs.orElseThrow(),
              from,
              plan.decoders().get(),
              log));
    }
    scan.read(
        wanted,
        (partition, records) ->
            Optional.ofNullable(rollups.get(partition)).ifPresent(rollup -> rollup.take(records)));
    Map<Cover, Partial> expected = new HashMap<>();
    for (PartitionRollup rollup : rollups.values()) {
      // The account that it gives as well is not needed.
      var _ =
          rollup.drain(
              Long.MAX_VALUE,
              message -> {
                if (message instanceof Partial partial) {
                  expected.merge(Cover.of(partial), partial, Partial::merge);
                }
              });
    }
    compare(expected, cut);
  }

  private void compare(Map<Cover, Partial> expected, boolean cut) {
    long wrong = 0;
    List<String> examples = new ArrayList<>();
    for (Map.Entry<Cover, Partial> entry : written.entrySet()) {
      Partial is = entry.getValue();
      Partial must = expected.remove(entry.getKey());
      if (cut && (must == null || must.count() < is.count())) {
        gone++;
      } else if (must == null || !isSame(is, must)) {
        wrong++;
        if (examples.size() < EXAMPLES) {
          examples.add(difference(is, must));
        }
      }
      compared++;
    }
    compared -= gone;
    for (Partial missing : expected.values()) {
      if (!deleted) {
        wrong++;
        if (examples.size() < EXAMPLES) {
          examples.add(name(missing) + ": %,d samples are missing".formatted(missing.count()));
        }
      }
    }
    if (wrong > 0) {
      faults.add("%,d intervals are not what the records say".formatted(wrong));
      faults.addAll(examples);
    }
  }

  private static boolean isSame(Partial is, Partial must) {
    double sum = Math.abs(is.sum() - must.sum());
    double size = Math.max(Math.abs(must.sum()), Math.abs(must.max().value()));
    return is.count() == must.count()
        && is.min().equals(must.min())
        && is.max().equals(must.max())
        && is.first().equals(must.first())
        && is.last().equals(must.last())
        && (Double.isFinite(must.sum()) ? sum <= SUM_ERROR * size : !Double.isFinite(is.sum()));
  }

  private static String difference(Partial is, @Nullable Partial must) {
    return must == null
        ? name(is) + ": the records have no such samples"
        : name(is)
            + ": %,d samples, sum %s, from %s to %s; the records have %,d, %s, %s to %s"
                .formatted(
                    is.count(),
                    is.sum(),
                    is.min().value(),
                    is.max().value(),
                    must.count(),
                    must.sum(),
                    must.min().value(),
                    must.max().value());
  }

  private static String name(Partial partial) {
    return "%s of partition %d of %s at %s"
        .formatted(
            partial.series(),
            partial.partition(),
            partial.topic(),
            Instant.ofEpochMilli(partial.startMs()));
  }
}
