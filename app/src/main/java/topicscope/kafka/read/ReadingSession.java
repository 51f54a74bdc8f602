package topicscope.kafka.read;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.LogTruncationException;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import topicscope.kafka.observe.TopicMonitor;
import topicscope.kafka.observe.TopicObservation;
import topicscope.kafka.partition.OffsetRepair;
import topicscope.kafka.partition.PartitionProgress;
import topicscope.kafka.partition.StartPlanner;
import topicscope.kafka.partition.StartPosition;

/**
 * The duty cycle of one consumer: apply commands, begin with partitions that can be read, bring the
 * consumer in line with the partitions' states, poll, ingest, publish the state. It ends when it is
 * stopped or throws what is wrong.
 *
 * <p>When the topic monitor sees another topic under the name, it is believed as soon as a broker
 * delivers from it: the broker that the monitor asked may have an old view, but no broker delivers
 * from a topic that it does not have.
 *
 * <p>Owned by the reader thread.
 */
final class ReadingSession {
  private static final Logger LOG = LoggerFactory.getLogger(ReadingSession.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration TRIAL_POLL = Duration.ofMillis(50);
  private static final long WAIT_MS = 50;
  private static final long CONFIRM_MS = 3_000;
  private static final long ASK_EVERY_NANOS = Duration.ofSeconds(1).toNanos();

  private final Consumer<ByteBuffer, ByteBuffer> consumer;
  private final TopicIdentity identity;
  private final ReadingPlan plan;
  private final TopicProgress stream;
  private final TopicMonitor watch;
  private final ReaderCommands orders;
  private final StartPlanner planner;
  private final Assignment choice;
  private final SessionMonitor health;
  private Set<TopicPartition> assigned = Set.of();
  private boolean paused;
  private boolean skipAsked;
  private long askedAt = System.nanoTime() - ASK_EVERY_NANOS;

  ReadingSession(
      Consumer<ByteBuffer, ByteBuffer> consumer,
      TopicIdentity identity,
      ReadingPlan plan,
      TopicProgress stream,
      TopicMonitor watch,
      ReaderCommands orders,
      ReaderStatus status,
      ReconnectPolicy cure) {
    this.consumer = consumer;
    this.identity = identity;
    this.plan = plan;
    this.stream = stream;
    this.watch = watch;
    this.orders = orders;
    this.planner = new StartPlanner(specs -> watch.offsets(specs, true, orders::isStopped));
    this.choice =
        plan.group().isPresent()
            ? new GroupAssignment(consumer, stream, plan.topic(), this::beginAssigned)
            : new FullAssignment(watch, stream);
    this.health = new SessionMonitor(consumer, plan, stream, watch, status, cure);
  }

  /** Reads until the reader is stopped, or throws what is wrong. */
  void run(TopicObservation.Seen topic) throws InterruptedException {
    identify(topic);
    choice.begin();
    try {
      while (!orders.isStopped()) {
        obey();
        follow();
        stream.settle();
        align();
        ConsumerRecords<ByteBuffer, ByteBuffer> polled = poll();
        choice.polled(!polled.nextOffsets().isEmpty());
        health.report(choice.partitions(), polled.partitions());
      }
    } catch (TopicReplacedException e) {
      choice.replaced();
      throw e;
    } finally {
      choice.end();
    }
  }

  // Which topic.

  /** Makes sure which topic it is, if it may be another one than was read so far. */
  private void identify(TopicObservation.Seen topic) {
    Optional<Uuid> known = stream.id();
    if (known.isPresent() && !known.get().equals(topic.id())) {
      awaitDelivery(known.get(), topic);
    }
    stream.identify(topic.id());
    identity.expect(topic.id());
  }

  private void awaitDelivery(Uuid known, TopicObservation.Seen topic) {
    Set<TopicPartition> partitions =
        topic.leaders().entrySet().stream()
            .filter(partition -> partition.getValue().isPresent())
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    if (partitions.isEmpty()) {
      throw new ReopenConsumerException("the topic that has the name now has no leader");
    }
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    identity.expect(topic.id());
    long deadline = System.nanoTime() + CONFIRM_MS * 1_000_000;
    while (partitions.stream().noneMatch(partition -> consumer.currentLag(partition).isPresent())) {
      if (System.nanoTime() - deadline > 0 || orders.isStopped()) {
        throw new ReopenConsumerException(
            "no broker delivers from the topic that has the name now");
      }
      // The records are fetched again from where reading begins.
      var _ = consumer.poll(TRIAL_POLL);
      identity.check();
    }
    LOG.info("{}: the topic {} has the name of {}", plan.topic(), topic.id(), known);
    consumer.unsubscribe();
  }

  /** An offset out of range may mean that another topic has the name now. */
  private void confirmTopic() throws InterruptedException {
    long asked = System.nanoTime();
    long deadline = asked + CONFIRM_MS * 1_000_000;
    watch.askNow();
    TopicObservation latest = watch.latest();
    while (!(latest instanceof TopicObservation.Seen && latest.askedAt() - asked > 0)) {
      if (orders.isStopped() || System.nanoTime() - deadline > 0) {
        throw new WakeupException();
      }
      watch.awaitNewer(latest, WAIT_MS);
      latest = watch.latest();
    }
    identity.check();
    Uuid seen = ((TopicObservation.Seen) latest).id();
    if (!stream.id().equals(Optional.of(seen))) {
      throw new TopicReplacedException(stream.id().orElse(seen), seen);
    }
  }

  // Commands.

  private void obey() throws InterruptedException {
    if (orders.takeCancelLoad()) {
      stream.cancelLoad();
    }
    if (orders.takeSkipToLatest()) {
      stream.cancelLoad();
      stream.partitions().forEach(PartitionProgress::wantSkip);
      skipAsked = false;
    }
    skip();
  }

  /** Skips in the partitions that say where they end; the others are asked again. */
  private void skip() throws InterruptedException {
    Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
    for (PartitionProgress partition : stream.partitions()) {
      // At first all are asked, then those that have answered the monitor.
      if (partition.isSkipWanted() && (!skipAsked || isAnswering(partition.partition()))) {
        wanted.put(partition.partition(), OffsetSpec.latest());
      }
    }
    if (!wanted.isEmpty() && (!skipAsked || isTimeToAsk())) {
      skipAsked = true;
      stream.skipTo(watch.offsets(wanted, true, orders::isStopped));
    }
  }

  private boolean isAnswering(TopicPartition partition) {
    return watch.latest() instanceof TopicObservation.Seen seen
        && seen.endOffsets().containsKey(partition);
  }

  private boolean isTimeToAsk() {
    long now = System.nanoTime();
    if (now - askedAt < ASK_EVERY_NANOS) {
      return false;
    }
    askedAt = now;
    return true;
  }

  // Partitions.

  /** Follows the partitions and leaders that the monitor sees, and begins with those it can. */
  private void follow() throws InterruptedException {
    if (!(watch.latest() instanceof TopicObservation.Seen seen)
        || !stream.id().equals(Optional.of(seen.id()))) {
      return;
    }
    if (!stream.isOpened() && !choice.isByGroup()) {
      stream.retain(seen.leaders().keySet());
    }
    Set<TopicPartition> askable = new HashSet<>();
    for (TopicPartition at : choice.partitions()) {
      PartitionProgress partition = stream.partition(at);
      partition.observe(seen.leaders().getOrDefault(at, Optional.empty()));
      if (partition.needsPosition() && seen.endOffsets().containsKey(at)) {
        askable.add(at);
      }
    }
    if (!askable.isEmpty() && isTimeToAsk()) {
      begin(askable);
    }
  }

  /** Begins in a rebalance, before the consumer fetches. */
  private void beginAssigned(Set<TopicPartition> fresh) throws InterruptedException {
    fresh.forEach(stream::partition);
    begin(fresh);
    assigned = Set.of();
    align();
  }

  private void begin(Set<TopicPartition> partitions) throws InterruptedException {
    StartPosition first = stream.isRecreated() ? new StartPosition.Earliest() : plan.start();
    Set<TopicPartition> added = new HashSet<>();
    Set<TopicPartition> others = new HashSet<>();
    for (TopicPartition partition : partitions) {
      (stream.partition(partition).isAdded() && !choice.isByGroup() ? added : others)
          .add(partition);
    }
    Map<TopicPartition, StartPlanner.Bounds> bounds =
        new HashMap<>(planner.plan(new StartPosition.Earliest(), added));
    bounds.putAll(planner.plan(first, others));
    if (bounds.isEmpty()) {
      return;
    }
    if (stream.isOpened()) {
      LOG.info("{}: now reading {}", plan.topic(), bounds);
      bounds.forEach(stream::join);
    } else {
      boolean load = !choice.isByGroup() && !(first instanceof StartPosition.Latest);
      stream.open(bounds, load ? Optional.of(StartPlanner.lastRecords(first)) : Optional.empty());
    }
  }

  /** Brings assignment, positions and pauses of the consumer in line with the partitions. */
  private void align() {
    Set<TopicPartition> wanted = wanted();
    if (!wanted.equals(assigned)) {
      if (!choice.isByGroup()) {
        consumer.assign(wanted);
      }
      for (TopicPartition at : wanted) {
        if (!assigned.contains(at)) {
          stream.partition(at).wantSeek();
        }
      }
      assigned = wanted;
    }
    boolean anyWaits = false;
    for (TopicPartition at : wanted) {
      PartitionProgress partition = stream.partition(at);
      if (partition.takeSeek()) {
        if (partition.isFetched()) {
          consumer.seek(at, partition.position());
        } else {
          // A group may give a partition whose offsets are not known yet; it stays paused.
          consumer.seek(at, 0);
        }
      }
      anyWaits |= mustWait(partition);
    }
    if (anyWaits || paused) {
      pause(wanted);
      paused = anyWaits;
    }
  }

  private boolean mustWait(PartitionProgress partition) {
    return partition.needsPosition() || stream.mustWait(partition);
  }

  private void pause(Set<TopicPartition> wanted) {
    Set<TopicPartition> waiting = new HashSet<>();
    for (TopicPartition at : wanted) {
      if (mustWait(stream.partition(at))) {
        waiting.add(at);
      }
    }
    List<TopicPartition> resumed =
        consumer.paused().stream().filter(at -> !waiting.contains(at)).toList();
    consumer.resume(resumed);
    consumer.pause(waiting);
  }

  /** The partitions that the consumer has to have. */
  private Set<TopicPartition> wanted() {
    if (choice.isByGroup()) {
      return consumer.assignment();
    }
    Set<TopicPartition> wanted = new HashSet<>();
    for (PartitionProgress partition : stream.partitions()) {
      if (partition.isFetched()) {
        wanted.add(partition.partition());
      }
    }
    return wanted;
  }

  // Records.

  private ConsumerRecords<ByteBuffer, ByteBuffer> poll() throws InterruptedException {
    if (assigned.isEmpty() && !choice.isByGroup()) {
      orders.awaitStop(WAIT_MS);
      return ConsumerRecords.empty();
    }
    try {
      ConsumerRecords<ByteBuffer, ByteBuffer> records = consumer.poll(POLL);
      identity.check();
      if (!records.nextOffsets().isEmpty()) {
        long now = System.nanoTime();
        for (TopicPartition partition : records.partitions()) {
          stream.partition(partition).delivered(now);
        }
        stream.take(records);
      }
      return records;
    } catch (OffsetOutOfRangeException e) {
      confirmTopic();
      repair(e);
      return ConsumerRecords.empty();
    } catch (WakeupException e) {
      if (orders.isStopped()) {
        throw e;
      }
      return ConsumerRecords.empty();
    }
  }

  /** Finds out what has happened to each of these partitions; those without an answer wait. */
  private void repair(OffsetOutOfRangeException e) throws InterruptedException {
    Map<TopicPartition, OffsetAndMetadata> divergent =
        e instanceof LogTruncationException truncation ? truncation.divergentOffsets() : Map.of();
    Map<TopicPartition, StartPlanner.Bounds> bounds =
        planner.plan(new StartPosition.Latest(), e.offsetOutOfRangePartitions().keySet());
    bounds.forEach((at, now) -> {
      OffsetAndMetadata diverged = divergent.get(at);
      long end = diverged == null ? now.end() : Math.min(now.end(), diverged.offset());
      stream
          .find(at)
          .filter(PartitionProgress::isFetched)
          .ifPresent(partition ->
              stream.repair(partition, OffsetRepair.of(partition.nextOffset(), now.begin(), end)));
    });
  }
}
