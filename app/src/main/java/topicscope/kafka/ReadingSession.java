package topicscope.kafka;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;

/**
 * The life of one consumer: it polls, passes on what surely belongs to the topic, and says how it
 * stands, until it is stopped or something is wrong, which it throws.
 *
 * <p>Owned by the reader thread.
 */
final class ReadingSession {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final long WAIT_MS = 50;
  private static final long CONFIRM_MS = 3_000;

  private final Consumer<ByteBuffer, ByteBuffer> consumer;
  private final ReaderParts parts;
  private final TopicStream stream;
  private final TopicWatch watch;
  private final IdentityGuard<ConsumerRecords<ByteBuffer, ByteBuffer>> guard;
  private final PartitionChoice choice;
  private final OffsetRepair repair;
  private final SessionHealth health;

  ReadingSession(
      Consumer<ByteBuffer, ByteBuffer> consumer,
      MetadataTick tick,
      ReaderParts parts,
      Sighting.Seen topic) {
    this.consumer = consumer;
    this.parts = parts;
    this.stream = parts.stream();
    this.watch = parts.watch();
    this.guard = new IdentityGuard<>(topic.id(), tick, watch::latest, watch::askNow);
    this.choice =
        parts
            .plan()
            .group()
            .<PartitionChoice>map(group ->
                new GroupShare(
                    consumer, stream, parts.plan().topic(), parts.plan().start(), guard::clear))
            .orElseGet(() -> new AllPartitions(consumer, stream, parts.plan().start()));
    this.repair = new OffsetRepair(consumer, stream);
    this.health = new SessionHealth(consumer, parts);
  }

  /** Reads until it is to stop, or throws what is wrong. */
  void run(Sighting.Seen topic) throws InterruptedException {
    choice.begin(topic);
    try {
      while (!parts.orders().isStopped()) {
        obey();
        ConsumerRecords<ByteBuffer, ByteBuffer> polled = poll();
        pass();
        if (watch.latest() instanceof Sighting.Seen seen) {
          choice.follow(seen);
        }
        place();
        health.report(choice.partitions(), polled.partitions());
      }
    } finally {
      choice.end();
    }
  }

  private ConsumerRecords<ByteBuffer, ByteBuffer> poll() throws InterruptedException {
    if (guard.isFull()) {
      watch.awaitNewer(watch.latest(), WAIT_MS);
      return ConsumerRecords.empty();
    }
    try {
      ConsumerRecords<ByteBuffer, ByteBuffer> records = consumer.poll(POLL);
      if (!records.nextOffsets().isEmpty()) {
        guard.add(records);
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

  private void pass() {
    for (ConsumerRecords<ByteBuffer, ByteBuffer> records : guard.release()) {
      stream.take(records);
      choice.taken();
    }
  }

  /** Offsets out of range may mean that another topic has the name now: that is asked first. */
  private void confirmTopic() throws InterruptedException {
    long asked = System.nanoTime();
    long deadline = asked + CONFIRM_MS * 1_000_000;
    watch.askNow();
    Sighting latest = watch.latest();
    while (!(latest instanceof Sighting.Seen && latest.askedAt() - asked > 0)) {
      if (parts.orders().isStopped() || System.nanoTime() - deadline > 0) {
        throw new WakeupException();
      }
      watch.awaitNewer(latest, WAIT_MS);
      latest = watch.latest();
    }
    pass();
  }

  private void obey() {
    if (parts.orders().takeCancelLoad()) {
      seek(stream.cancelLoad());
    }
    if (parts.orders().takeSkipToLatest()) {
      seek(stream.cancelLoad());
      guard.clear();
      seek(stream.skipTo(consumer.endOffsets(choice.partitions())));
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
