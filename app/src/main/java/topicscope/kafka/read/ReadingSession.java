package topicscope.kafka.read;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import topicscope.kafka.observe.TopicMonitor;
import topicscope.kafka.observe.TopicObservation;

/**
 * The life of one consumer: it polls, passes on what surely belongs to the topic, and says how it
 * stands, until it is stopped or something is wrong, which it throws.
 *
 * <p>When another topic is said to have the name, it is believed as soon as a broker delivers from
 * it: whoever said so may lag behind, but nobody delivers from a topic that he doesn't have.
 *
 * <p>Owned by the reader thread.
 */
final class ReadingSession {
  private static final Logger LOG = LoggerFactory.getLogger(ReadingSession.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration TRIAL_POLL = Duration.ofMillis(50);
  private static final long WAIT_MS = 50;
  private static final long CONFIRM_MS = 3_000;

  private final Consumer<ByteBuffer, ByteBuffer> consumer;
  private final ReaderParts parts;
  private final TopicStream stream;
  private final TopicMonitor watch;
  private final FetchedTopicId fetched;
  private final IdentityGuard guard;
  private final Assignment choice;
  private final OffsetRepair repair;
  private final SessionMonitor health;

  ReadingSession(
      KafkaConsumer<ByteBuffer, ByteBuffer> consumer, MetadataTick tick, ReaderParts parts) {
    this.consumer = consumer;
    this.parts = parts;
    this.stream = parts.stream();
    this.watch = parts.watch();
    this.fetched = new FetchedTopicId(consumer, parts.plan().topic());
    this.guard = new IdentityGuard(fetched::now);
    tick.listen(guard::look);
    this.choice =
        parts
            .plan()
            .group()
            .<Assignment>map(group ->
                new GroupAssignment(consumer, stream, parts.plan().topic(), parts.plan().start()))
            .orElseGet(() -> new FullAssignment(consumer, stream, parts.plan().start()));
    this.repair = new OffsetRepair(consumer, stream);
    this.health = new SessionMonitor(consumer, parts);
  }

  /** Reads until it is to stop, or throws what is wrong. */
  void run(TopicObservation.Seen topic) throws InterruptedException {
    identify(topic);
    choice.begin(topic);
    try {
      while (!parts.orders().isStopped()) {
        obey();
        ConsumerRecords<ByteBuffer, ByteBuffer> polled = poll();
        if (watch.latest() instanceof TopicObservation.Seen seen) {
          choice.follow(seen);
        }
        place();
        health.report(choice.partitions(), polled.partitions());
      }
    } finally {
      choice.end();
    }
  }

  /** Makes sure which topic it is, if it may be another one than was read so far. */
  private void identify(TopicObservation.Seen topic) {
    Optional<Uuid> known = stream.id();
    if (known.isPresent() && !known.get().equals(topic.id())) {
      awaitDelivery(known.get(), topic);
    }
    stream.identify(topic.id());
    guard.expect(topic.id());
  }

  private void awaitDelivery(Uuid known, TopicObservation.Seen topic) {
    Set<TopicPartition> partitions = topic.leaders().keySet();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    guard.expect(topic.id());
    long deadline = System.nanoTime() + CONFIRM_MS * 1_000_000;
    while (partitions.stream().noneMatch(partition -> consumer.currentLag(partition).isPresent())) {
      if (System.nanoTime() - deadline > 0 || parts.orders().isStopped()) {
        throw new ReopenConsumerException(
            "nobody delivers from the topic that is said to be new", false);
      }
      // What it delivers is fetched again from where the reading begins.
      var _ = consumer.poll(TRIAL_POLL);
      guard.check();
    }
    LOG.info("{}: the topic {} has the name of {}", parts.plan().topic(), topic.id(), known);
    consumer.unsubscribe();
  }

  private ConsumerRecords<ByteBuffer, ByteBuffer> poll() throws InterruptedException {
    try {
      ConsumerRecords<ByteBuffer, ByteBuffer> records = consumer.poll(POLL);
      guard.check();
      if (!records.nextOffsets().isEmpty()) {
        stream.take(records);
        choice.taken();
      }
      return records;
    } catch (OffsetOutOfRangeException e) {
      confirmTopic();
      repair.repair(e);
      return ConsumerRecords.empty();
    } catch (WakeupException e) {
      if (parts.orders().isStopped()) {
        throw e;
      }
      return ConsumerRecords.empty();
    }
  }

  /** Offsets out of range may mean that another topic has the name now: that is asked first. */
  private void confirmTopic() throws InterruptedException {
    long asked = System.nanoTime();
    long deadline = asked + CONFIRM_MS * 1_000_000;
    watch.askNow();
    TopicObservation latest = watch.latest();
    while (!(latest instanceof TopicObservation.Seen && latest.askedAt() - asked > 0)) {
      if (parts.orders().isStopped() || System.nanoTime() - deadline > 0) {
        throw new WakeupException();
      }
      watch.awaitNewer(latest, WAIT_MS);
      latest = watch.latest();
    }
    guard.check();
    Uuid seen = ((TopicObservation.Seen) latest).id();
    if (!stream.id().equals(Optional.of(seen))) {
      throw new TopicReplacedException(stream.id().orElse(seen), seen);
    }
  }

  private void obey() {
    if (parts.orders().takeCancelLoad()) {
      seek(stream.cancelLoad());
    }
    if (parts.orders().takeSkipToLatest()) {
      seek(stream.cancelLoad());
      seek(stream.skipTo(endOffsets()));
    }
  }

  /** Where the partitions end; the wake-up that came with the order must not end the question. */
  private Map<TopicPartition, Long> endOffsets() {
    while (true) {
      try {
        return consumer.endOffsets(choice.partitions());
      } catch (WakeupException e) {
        if (parts.orders().isStopped()) {
          throw e;
        }
      }
    }
  }

  /** Reads what is wanted next, and lets wait what has to. */
  private void place() {
    seek(stream.seeks());
    Set<TopicPartition> paused = consumer.paused();
    if (!stream.isLoading() && paused.isEmpty()) {
      return;
    }
    Set<TopicPartition> waiting = stream.waiting();
    consumer.resume(paused.stream().filter(partition -> !waiting.contains(partition)).toList());
    consumer.pause(waiting);
  }

  private void seek(Map<TopicPartition, Long> offsets) {
    offsets.forEach(consumer::seek);
  }
}
