package topicscope.kafka.read;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import topicscope.kafka.client.ClusterConnection;
import topicscope.kafka.client.ReaderState;
import topicscope.kafka.observe.TopicMonitor;
import topicscope.kafka.observe.TopicObservation;
import topicscope.kafka.partition.AssignedPartitions;
import topicscope.kafka.partition.PartitionProgress;

/**
 * Collects the signs of one consumer after its polls, publishes the reader's state, and lets the
 * backlog go on without partitions that do not answer.
 *
 * <p>Owned by the reader thread.
 */
final class SessionMonitor implements RecordIngest.Progress {
  /** For so long a backlog waits for a partition that does not answer. */
  static final long LET_GO_NANOS = Duration.ofSeconds(3).toNanos();

  private static final long EVERY_NANOS = Duration.ofMillis(50).toNanos();
  private static final long SETTLED_NANOS = Duration.ofMillis(700).toNanos();
  private static final long QUIET_NANOS = Duration.ofSeconds(1).toNanos();

  private final Consumer<?, ?> consumer;
  private final ReadingPlan plan;
  private final TopicProgress stream;
  private final TopicMonitor watch;
  private final ReaderStatus status;
  private final ReconnectPolicy cure;
  private final BrokerLiveness pulse;
  private final StateClassifier judge;
  private final Set<TopicPartition> delivered = new HashSet<>();
  private long lastRecordAt = System.nanoTime() - QUIET_NANOS;
  private long reportedAt = System.nanoTime() - EVERY_NANOS;
  private boolean connected;
  private long busySince;
  private long busySaidAt;
  private boolean busy;

  SessionMonitor(
      Consumer<?, ?> consumer,
      ReadingPlan plan,
      TopicProgress stream,
      TopicMonitor watch,
      ReaderStatus status,
      ReconnectPolicy cure) {
    ClusterConnection connection = plan.connection();
    this.consumer = consumer;
    this.plan = plan;
    this.stream = stream;
    this.watch = watch;
    this.status = status;
    this.cure = cure;
    this.pulse =
        BrokerLiveness.of(consumer, connection.clientId(), connection.readsFromFollowers());
    this.judge = new StateClassifier(connection.toString());
    cure.opened(System.nanoTime());
    stream.watch(this);
  }

  @Override
  public void decoding(int partition, long offset) {
    busy(Optional.empty(), partition, offset);
  }

  @Override
  public void waiting(String source, int partition, long offset) {
    busy(Optional.of(source), partition, offset);
  }

  /** Publishes from the second on that this thread is held up, and then less and less often. */
  private void busy(Optional<String> waitsFor, int partition, long offset) {
    long now = System.nanoTime();
    if (!busy) {
      busy = true;
      busySince = now;
      busySaidAt = now;
    }
    if (now - busySaidAt < Math.max(QUIET_NANOS, (now - busySince) / 4)) {
      return;
    }
    busySaidAt = now;
    // There are records, so the cluster has let this client in.
    accepted();
    String record = plan.topic() + "-" + partition + "@" + offset;
    status.become(
        judge.judge(
            new StateClassifier.Signs(
                now,
                lastRecordAt,
                stream.isLoading(),
                List.of(),
                List.of(),
                false,
                false,
                watch.latest(),
                Optional.of(new StateClassifier.Busy(waitsFor, record, busySince)))));
  }

  private void accepted() {
    if (!connected) {
      connected = true;
      plan.connection().gate().accepted();
    }
  }

  /**
   * Publishes the state, at most 20 times a second.
   *
   * @param assigned the partitions that this reader should read
   * @param polled the partitions from which records have just come
   * @throws ReopenConsumerException if another consumer is needed, or none may log in for now
   */
  void report(Set<TopicPartition> assigned, Set<TopicPartition> polled) {
    long now = System.nanoTime();
    if (!polled.isEmpty()) {
      lastRecordAt = now;
      status.heard(now);
      delivered.addAll(polled);
    }
    if (busy) {
      busy = false;
      pulse.forgive(now - busySince);
    }
    if (now - reportedAt < EVERY_NANOS) {
      return;
    }
    reportedAt = now;
    if (connected && plan.connection().isCutOff(consumer.metrics())) {
      throw new ReopenConsumerException("the login was refused elsewhere");
    }
    List<PartitionProgress> mine = new ArrayList<>();
    Set<TopicPartition> fetched = new HashSet<>();
    Set<TopicPartition> reading = new HashSet<>();
    for (PartitionProgress partition : stream.partitions()) {
      if (assigned.contains(partition.partition())) {
        mine.add(partition);
        if (partition.isFetched()) {
          fetched.add(partition.partition());
          if (!stream.mustWait(partition)) {
            reading.add(partition.partition());
          } else {
            partition.heard(now);
          }
        }
      }
    }
    Map<TopicPartition, Node> leaders = leaders();
    List<BrokerLiveness.Silence> silences = pulse.silences(now, leaders, reading, delivered);
    delivered.clear();
    listen(now, leaders, mine, reading, silences);
    if (watch.latest() instanceof TopicObservation.Seen seen) {
      status.share(AssignedPartitions.of(fetched, seen.leaders().size()));
    }
    StateClassifier.Signs signs = signs(now, mine, reading, silences);
    publish(signs, assigned.isEmpty());
    cure.examine(signs, pulse.bytes())
        .ifPresent(why -> {
          throw new ReopenConsumerException(why);
        });
  }

  /** Notes who was heard, and lets go of those that a backlog would wait for too long. */
  private void listen(
      long now,
      Map<TopicPartition, Node> leaders,
      List<PartitionProgress> mine,
      Set<TopicPartition> reading,
      List<BrokerLiveness.Silence> silences) {
    Set<Integer> silent = new HashSet<>();
    silences.forEach(silence -> silent.addAll(silence.partitions()));
    for (PartitionProgress partition : mine) {
      Node leader = leaders.getOrDefault(partition.partition(), Node.noNode());
      if (reading.contains(partition.partition()) && pulse.isHeard(leader)) {
        partition.heard(now);
      }
    }
    // While nothing answers at all, no partition keeps another waiting.
    boolean othersAnswer = mine.stream().anyMatch(one -> isAnswering(one, silent));
    for (PartitionProgress partition : mine) {
      if (partition.state() == PartitionProgress.State.BACKLOG
          && othersAnswer
          && silent.contains(partition.number())
          && now - partition.heardAt() > LET_GO_NANOS) {
        stream.letGo(partition);
      }
    }
  }

  private static boolean isAnswering(PartitionProgress partition, Set<Integer> silent) {
    return switch (partition.state()) {
      case BACKLOG, CAUGHT_UP, LIVE -> !silent.contains(partition.number());
      case WAITING_FOR_LEADER, LEFT -> false;
    };
  }

  private StateClassifier.Signs signs(
      long now,
      List<PartitionProgress> mine,
      Set<TopicPartition> reading,
      List<BrokerLiveness.Silence> silences) {
    TopicObservation sighting = watch.latest();
    boolean stuck = false;
    boolean heldBack = false;
    if (sighting instanceof TopicObservation.Seen seen) {
      long behind = stream.behind(seen.endOffsets());
      status.lag(behind);
      stuck =
          behind > 0
              && !stream.isFull()
              && now - seen.endsAskedAt() > SETTLED_NANOS
              && now - lastRecordAt > QUIET_NANOS;
      heldBack = stuck && StateClassifier.isHeldBack(lags(reading, seen.endOffsets()));
    }
    return new StateClassifier.Signs(
        now,
        lastRecordAt,
        stream.isLoading(),
        mine,
        silences,
        stuck,
        heldBack,
        sighting,
        Optional.empty());
  }

  /** The lags of the partitions that are behind these ends, as the consumer knows them. */
  private Collection<OptionalLong> lags(
      Set<TopicPartition> reading, Map<TopicPartition, Long> ends) {
    return reading.stream()
        .filter(partition ->
            stream
                .find(partition)
                .filter(known -> known.nextOffset() < ends.getOrDefault(partition, 0L))
                .isPresent())
        .map(consumer::currentLag)
        .toList();
  }

  /** The leaders that the consumer itself knows: it waits for their answers. */
  private Map<TopicPartition, Node> leaders() {
    try {
      Map<TopicPartition, Node> leaders = new HashMap<>();
      for (PartitionInfo info : consumer.partitionsFor(plan.topic(), Duration.ZERO)) {
        if (info.leader() != null) {
          leaders.put(new TopicPartition(info.topic(), info.partition()), info.leader());
        }
      }
      return leaders;
    } catch (TimeoutException e) {
      // It knows no partition of the topic now.
      return Map.of();
    }
  }

  private void publish(StateClassifier.Signs signs, boolean nothingAssigned) {
    if (pulse.bytes() > 0) {
      accepted();
    }
    // Until then the state stays: CONNECTING at first, DOWN after an outage; not LIVE.
    if (nothingAssigned) {
      status.become(waitingForShare(signs));
    } else if (stream.isFull() && connected) {
      status.become(
          ReaderState.now(ReaderState.Kind.BUSY, "waiting until the samples so far are kept"));
    } else if (connected || !signs.silences().isEmpty() || isWaiting(signs)) {
      status.become(judge.judge(signs));
    } else if (isLiveNoMore(signs.now())) {
      status.become(judge.whileReopening(signs, status.heardAt()));
    }
  }

  /** Whether there is no partition that could be read. */
  private static boolean isWaiting(StateClassifier.Signs signs) {
    return signs.partitions().stream()
        .allMatch(one -> one.state() == PartitionProgress.State.WAITING_FOR_LEADER);
  }

  /** This is a new consumer, and the state of the last one is not true any longer. */
  private boolean isLiveNoMore(long now) {
    return status.state().kind() == ReaderState.Kind.LIVE && now - status.heardAt() > QUIET_NANOS;
  }

  private static ReaderState waitingForShare(StateClassifier.Signs signs) {
    return signs.sighting() instanceof TopicObservation.Refused refused
        ? refused.state()
        : ReaderState.now(
            ReaderState.Kind.IDLE, "in the group, whose other members have all the partitions");
  }
}
