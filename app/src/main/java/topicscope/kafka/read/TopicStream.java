package topicscope.kafka.read;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;
import topicscope.decode.topic.TopicReport;

/**
 * A topic's records on their way from consumers, of which there may be many one after another, to
 * the series: every record once, in order per partition, from the exact place that was reached.
 *
 * <p>When another topic takes the name, the stream ends and a new one begins with series of its
 * own. Owned by the reader thread; what is said to be for any thread is.
 */
final class TopicStream {
  private static final long HELD_MS = 20;

  private final RecentRecords tail;
  private final ReaderCommands orders;
  private final long most;
  private final CountDownLatch loaded = new CountDownLatch(1);
  private final IntFunction<RecordIngest> intakes;
  private final StreamMarks marks = new StreamMarks();
  private final Positions positions = new Positions();
  private volatile RecordIngest intake;
  private int life = 1;
  private @Nullable Uuid id;
  private @Nullable Load load;
  private ReaderCounters before = ReaderCounters.NONE;
  private volatile ReaderCounters counters = ReaderCounters.NONE;
  private volatile @Nullable LoadProgress progress;

  /**
   * @param tail keeps the latest records as they came
   * @param orders says when to stop waiting
   * @param most after so many records it takes nothing more
   * @param intakes makes the intake of the first, second … topic of this name
   */
  TopicStream(
      RecentRecords tail, ReaderCommands orders, long most, IntFunction<RecordIngest> intakes) {
    this.tail = tail;
    this.orders = orders;
    this.most = most;
    this.intakes = intakes;
    this.intake = intakes.apply(life);
  }

  /** What has been received, all lives together. For any thread. */
  ReaderCounters counters() {
    return counters;
  }

  /** How the records are decoded. For any thread. */
  TopicReport report() {
    return intake.report();
  }

  /** Waits until what the topic held at the start is read; false if it wasn't within that time. */
  boolean awaitLoaded(Duration most) throws InterruptedException {
    return loaded.await(most.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** For any thread. */
  StreamMarks marks() {
    return marks;
  }

  /** How far the load has come, if one is under way. For any thread. */
  Optional<LoadProgress> progress() {
    return Optional.ofNullable(progress);
  }

  Positions positions() {
    return positions;
  }

  /** Which topic is read, once that is known. */
  Optional<Uuid> id() {
    return Optional.ofNullable(id);
  }

  /** Which topic it is that is read from now on; ends the stream if it was another one before. */
  void identify(Uuid now) {
    Uuid known = id;
    if (known != null && !known.equals(now)) {
      renew();
    }
    id = now;
  }

  /** Whether this is a later topic of the same name, of which nothing may be left out. */
  boolean isSecondLife() {
    return life > 1;
  }

  /** Begins where the plan says. */
  void begin(LoadPlan plan) {
    plan.starts().forEach(positions::set);
    load = plan.load().orElse(null);
    settle();
    if (load == null) {
      loaded.countDown();
    }
  }

  /** Takes the records of one poll. */
  void take(ConsumerRecords<ByteBuffer, ByteBuffer> records) {
    positions.advance(records);
    Load loading = load;
    if (loading == null) {
      if (!records.isEmpty()) {
        receive(records);
      }
    } else {
      loading.add(records);
      settle();
    }
  }

  /** Partitions that have to be read from elsewhere than where they stand. */
  Map<TopicPartition, Long> seeks() {
    Load loading = load;
    Map<TopicPartition, Long> seeks = loading == null ? Map.of() : loading.seeks();
    seeks.forEach(positions::set);
    return seeks;
  }

  /** Partitions that must not be read just now. */
  Set<TopicPartition> waiting() {
    Load loading = load;
    return loading == null ? Set.of() : loading.waiting();
  }

  boolean isLoading() {
    return load != null;
  }

  /** Ends the load; returns where the partitions go on, live. */
  Map<TopicPartition, Long> cancelLoad() {
    Load loading = load;
    if (loading == null) {
      return Map.of();
    }
    Map<TopicPartition, Long> ends = loading.cancel();
    settle();
    return skipTo(ends);
  }

  /** Leaves out what lies before these offsets, with a mark; returns where to go on. */
  Map<TopicPartition, Long> skipTo(Map<TopicPartition, Long> ends) {
    Map<TopicPartition, Long> forward = new HashMap<>();
    long skipped = 0;
    for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
      TopicPartition partition = end.getKey();
      long position = positions.knows(partition) ? positions.next(partition).offset() : 0;
      if (end.getValue() > position) {
        skipped += end.getValue() - position;
        forward.put(partition, end.getValue());
        positions.set(partition, end.getValue());
      }
    }
    if (skipped > 0) {
      mark(StreamMark.Kind.SKIPPED, StreamMark.ALL, skipped, "%,d offsets skipped");
    }
    return forward;
  }

  /** Retention has deleted what lies before this offset: goes on there, and counts. */
  void expired(TopicPartition partition, long begin) {
    long count = begin - positions.next(partition).offset();
    mark(StreamMark.Kind.EXPIRED, partition.partition(), count, "%,d offsets expired");
    positions.set(partition, begin);
    Load loading = load;
    if (loading != null) {
      loading.expired(partition, begin);
      settle();
    }
  }

  /** The cluster has lost what lies behind this offset, and will use the offsets again. */
  void rolledBack(TopicPartition partition, long offset) {
    long count = positions.next(partition).offset() - offset;
    mark(
        StreamMark.Kind.ROLLED_BACK,
        partition.partition(),
        count,
        "the cluster lost %,d records that had been read");
    positions.set(partition, offset);
  }

  private void renew() {
    mark(StreamMark.Kind.RECREATED, StreamMark.ALL, 0, "the topic was deleted and created again");
    positions.clear();
    load = null;
    progress = null;
    before = counters;
    intake = intakes.apply(++life);
  }

  /** Passes on what the load releases, and ends it when it is complete. */
  private void settle() {
    Load loading = load;
    if (loading == null) {
      return;
    }
    // Asked before the records are taken out: it goes by what it holds.
    boolean complete = loading.isComplete();
    List<ConsumerRecord<ByteBuffer, ByteBuffer>> released = loading.release();
    if (!released.isEmpty()) {
      receive(released);
    }
    if (complete) {
      load = null;
      progress = null;
      loaded.countDown();
    } else {
      progress = loading.progress();
    }
  }

  private void receive(Iterable<ConsumerRecord<ByteBuffer, ByteBuffer>> records) {
    if (most < Long.MAX_VALUE) {
      accept(upTo(most - counters.received(), records));
    } else {
      accept(records);
    }
  }

  private void accept(Iterable<ConsumerRecord<ByteBuffer, ByteBuffer>> records) {
    intake.take(records);
    tail.take(records);
    letGoHeld();
    counters = before.plus(intake.counters());
    if (counters.received() >= most) {
      loaded.countDown();
    }
  }

  private static List<ConsumerRecord<ByteBuffer, ByteBuffer>> upTo(
      long most, Iterable<ConsumerRecord<ByteBuffer, ByteBuffer>> records) {
    return StreamSupport.stream(records.spliterator(), false).limit(most).toList();
  }

  /** Records that wait for their schema wait here, so that none that came later overtakes them. */
  private void letGoHeld() {
    try {
      while (intake.isHolding() && !orders.awaitStop(HELD_MS)) {
        intake.take(List.of());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void mark(StreamMark.Kind kind, int partition, long offsets, String text) {
    OptionalLong last =
        positions.partitions().stream()
            .filter(known -> partition == StreamMark.ALL || known.partition() == partition)
            .map(positions::lastTime)
            .flatMapToLong(OptionalLong::stream)
            .max();
    marks.add(
        new StreamMark(
            kind,
            partition,
            offsets,
            last,
            Instant.now(),
            String.format(Locale.ROOT, text, offsets)));
  }
}
