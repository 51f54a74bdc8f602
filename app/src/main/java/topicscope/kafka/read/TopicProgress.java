package topicscope.kafka.read;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;
import topicscope.decode.topic.TopicDecoder;
import topicscope.kafka.partition.Backlog;
import topicscope.kafka.partition.BacklogProgress;
import topicscope.kafka.partition.OffsetRepair;
import topicscope.kafka.partition.PartitionProgress;
import topicscope.kafka.partition.StartPlanner;
import topicscope.kafka.partition.StreamMark;
import topicscope.kafka.partition.StreamMarks;

/**
 * How far one topic has been read: its {@link PartitionProgress} objects, the {@link Backlog} while
 * there is one, and the way of records from a poll to the series. It outlives the consumers: every
 * record is ingested once, in order per partition. A position advances after its record is ingested
 * or queued, so an error in between loses nothing.
 *
 * <p>When another topic takes the name, a new generation begins, with series of its own. Owned by
 * the reader thread, except where a method says "any thread".
 */
final class TopicProgress {
  private static final long HELD_MS = 20;

  private final RecordIngest intake;
  private final RecentRecords tail;
  private final ReaderCommands orders;
  private final long maxRecords;
  private final IntFunction<TopicDecoder> decoders;
  private final StreamMarks marks = new StreamMarks();
  private final CountDownLatch loaded = new CountDownLatch(1);
  private final Map<TopicPartition, PartitionProgress> partitions =
      new TreeMap<>(
          Comparator.comparing(TopicPartition::topic).thenComparingInt(TopicPartition::partition));
  private final Collection<PartitionProgress> all =
      Collections.unmodifiableCollection(partitions.values());
  private int generation = 1;
  private boolean opened;
  private volatile boolean whole;
  private volatile @Nullable Uuid id;
  private @Nullable Backlog backlog;
  private volatile @Nullable BacklogProgress progress;

  /**
   * @param intake decodes records and appends their samples
   * @param tail keeps the latest records
   * @param orders ends waits
   * @param maxRecords after so many records nothing more is ingested
   * @param decoders makes the decoder of the second, third … generation, and ends its series
   */
  TopicProgress(
      RecordIngest intake,
      RecentRecords tail,
      ReaderCommands orders,
      long maxRecords,
      IntFunction<TopicDecoder> decoders) {
    this.intake = intake;
    this.tail = tail;
    this.orders = orders;
    this.maxRecords = maxRecords;
    this.decoders = decoders;
  }

  /** Whether the backlog is read. Any thread. */
  boolean isLoaded() {
    return loaded.getCount() == 0;
  }

  /** Whether reading began at the beginning of every partition. Any thread. */
  boolean isWhole() {
    return whole;
  }

  /** Waits until the backlog is read; false if it was not within that time. Any thread. */
  boolean awaitLoaded(Duration max) throws InterruptedException {
    return loaded.await(max.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Any thread. */
  StreamMarks marks() {
    return marks;
  }

  /** How much of the backlog is read, while there is one. Any thread. */
  Optional<BacklogProgress> progress() {
    return Optional.ofNullable(progress);
  }

  /** Has the work on the records of each poll followed. */
  void watch(RecordIngest.Progress progress) {
    intake.watch(progress);
  }

  // Generations.

  /** The topic that is read, once it is known. */
  Optional<Uuid> id() {
    return Optional.ofNullable(id);
  }

  /** This topic is read from now on; begins a new generation if it was another one before. */
  void identify(Uuid now) {
    Uuid known = id;
    if (known != null && !known.equals(now)) {
      mark(StreamMark.Kind.RECREATED, StreamMark.ALL, 0, "the topic was deleted and created again");
      long time = System.nanoTime();
      all.forEach(partition -> partition.recreated(time));
      opened = false;
      backlog = null;
      progress = null;
      generation++;
      intake.renew(decoders.apply(generation));
    }
    id = now;
  }

  /** Whether this is a later topic of the same name: nothing of it is left out. */
  boolean isRecreated() {
    return generation > 1;
  }

  // Partitions.

  /** All partitions that were ever seen, in order; a live view. */
  Collection<PartitionProgress> partitions() {
    return all;
  }

  /** The progress in a partition, if it is known. */
  Optional<PartitionProgress> find(TopicPartition partition) {
    return Optional.ofNullable(partitions.get(partition));
  }

  /** The progress in a partition; a new one if it was not known. */
  PartitionProgress partition(TopicPartition partition) {
    return partitions.computeIfAbsent(
        partition, added -> new PartitionProgress(added, opened, System.nanoTime()));
  }

  /** Before the opening: the topic has these partitions and no others. */
  void retain(Set<TopicPartition> existing) {
    partitions.keySet().retainAll(existing);
  }

  /** Whether reading has begun in at least one partition. */
  boolean isOpened() {
    return opened;
  }

  /**
   * Begins with these partitions.
   *
   * @param lastRecords how many of the last records to show, 0 for all; empty to begin live
   */
  void open(Map<TopicPartition, StartPlanner.Bounds> bounds, Optional<Integer> lastRecords) {
    opened = true;
    whole = true;
    backlog = lastRecords.map(last -> new Backlog(all, last, Backlog.MAX_BYTES)).orElse(null);
    bounds.forEach(this::join);
    settle();
  }

  /**
   * Begins with a partition. While there is a backlog it takes part; a partition that was added to
   * the topic meanwhile waits for the end of the backlog and is then read from its beginning.
   */
  void join(TopicPartition at, StartPlanner.Bounds bounds) {
    PartitionProgress partition = partition(at);
    whole &= bounds.start() <= bounds.begin();
    long now = System.nanoTime();
    if (backlog == null) {
      partition.joinLive(bounds.start(), now);
    } else {
      long end = partition.isAdded() ? bounds.start() : bounds.end();
      partition.joinBacklog(bounds.begin(), bounds.start(), end, now);
    }
  }

  /** How many offsets lie between the positions and these ends. */
  long behind(Map<TopicPartition, Long> ends) {
    long sum = 0;
    for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
      PartitionProgress partition = partitions.get(end.getKey());
      if (partition != null && partition.isFetched()) {
        sum += Math.max(0, end.getValue() - partition.nextOffset());
      }
    }
    return sum;
  }

  /** Whether a partition must be paused. */
  boolean mustWait(PartitionProgress partition) {
    Backlog loading = backlog;
    return loading != null && loading.mustWait(partition);
  }

  // Records.

  /** Takes the records of one poll. */
  void take(ConsumerRecords<ByteBuffer, ByteBuffer> records) {
    if (backlog == null) {
      if (!records.isEmpty() && !ingest(records)) {
        return;
      }
      records.nextOffsets().forEach((at, next) -> advance(at, next, records.records(at)));
    } else {
      for (Map.Entry<TopicPartition, OffsetAndMetadata> next : records.nextOffsets().entrySet()) {
        offer(next.getKey(), records.records(next.getKey()), next.getValue());
      }
      settle();
    }
  }

  /** Whether the records so far have arrived where they are passed on to. */
  boolean flush() {
    return tail.flush();
  }

  private void offer(
      TopicPartition at,
      List<ConsumerRecord<ByteBuffer, ByteBuffer>> records,
      OffsetAndMetadata next) {
    Backlog loading = backlog;
    PartitionProgress partition = partition(at);
    if (loading != null && partition.isQueued()) {
      partition.offer(records, next, loading.maxRecords());
      loading.settle();
    } else if (records.isEmpty() || ingest(records)) {
      advance(at, next, records);
    }
  }

  private void advance(
      TopicPartition at,
      OffsetAndMetadata next,
      List<ConsumerRecord<ByteBuffer, ByteBuffer>> records) {
    // With the leader epoch, so that the next consumer notices a log that was rolled back.
    partition(at)
        .advance(
            next,
            records.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(records.getLast().timestamp()));
  }

  /**
   * Ingests records. On an error and when stopped, the positions advance record by record up to the
   * last one that was ingested.
   *
   * @return whether all were ingested
   */
  private boolean ingest(Iterable<ConsumerRecord<ByteBuffer, ByteBuffer>> records) {
    long before = intake.received();
    long room = maxRecords - before;
    boolean complete = false;
    try {
      Iterable<ConsumerRecord<ByteBuffer, ByteBuffer>> some = upTo(room, records);
      tail.polled();
      intake.take(some, tail::decoded);
      letGoHeld();
      tail.take(some);
      complete = !intake.isHolding() && (!isLimited() || intake.received() < maxRecords);
      return complete;
    } finally {
      if (!complete) {
        intake.forgetHeld();
        advance(records, intake.received() - before);
      }
      if (intake.received() >= maxRecords) {
        loaded.countDown();
      }
    }
  }

  private void advance(Iterable<ConsumerRecord<ByteBuffer, ByteBuffer>> records, long count) {
    long left = count;
    for (ConsumerRecord<ByteBuffer, ByteBuffer> record : records) {
      if (left-- <= 0) {
        return;
      }
      PartitionProgress partition =
          partition(new TopicPartition(record.topic(), record.partition()));
      if (record.offset() >= partition.nextOffset()) {
        partition.ingested(record);
      }
    }
  }

  private Iterable<ConsumerRecord<ByteBuffer, ByteBuffer>> upTo(
      long room, Iterable<ConsumerRecord<ByteBuffer, ByteBuffer>> records) {
    return isLimited()
        ? StreamSupport.stream(records.spliterator(), false).limit(Math.max(0, room)).toList()
        : records;
  }

  private boolean isLimited() {
    return maxRecords < Long.MAX_VALUE;
  }

  /** Records that wait for their schema keep all later ones waiting. */
  private void letGoHeld() {
    try {
      while (intake.isHolding() && !orders.awaitStop(HELD_MS)) {
        intake.take(List.of());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  // Backlog.

  boolean isLoading() {
    return backlog != null;
  }

  /**
   * Ingests what the backlog releases, and ends it when it is complete. Called in every duty cycle
   * too: after an error there may be records left that no poll would bring.
   */
  void settle() {
    Backlog loading = backlog;
    if (loading == null) {
      if (opened) {
        loaded.countDown();
      }
      return;
    }
    loading.settle();
    // Before the records are removed: it depends on what is queued.
    boolean complete = loading.isComplete();
    List<ConsumerRecord<ByteBuffer, ByteBuffer>> released = loading.release();
    if (!released.isEmpty()) {
      long before = intake.received();
      boolean ingested = false;
      try {
        ingested = ingest(released);
      } finally {
        if (!ingested) {
          int count = (int) Math.min(released.size(), intake.received() - before);
          loading.putBack(released.subList(count, released.size()));
        }
      }
    }
    if (complete) {
      endBacklog(loading);
    } else {
      progress = loading.progress();
    }
  }

  private void endBacklog(Backlog ended) {
    if (ended.leftOut() > 0) {
      mark(
          StreamMark.Kind.SKIPPED,
          StreamMark.ALL,
          ended.leftOut(),
          "%,d of the last records left out: more than " + Backlog.MAX_MB + " MB");
    }
    backlog = null;
    progress = null;
    all.forEach(PartitionProgress::goLive);
    loaded.countDown();
  }

  /** The other partitions go on without the backlog of this one, which follows later. */
  void letGo(PartitionProgress partition) {
    partition.letGo();
    mark(
        StreamMark.Kind.LATE,
        partition.number(),
        0,
        "partition " + partition.number() + " doesn't answer; its older records come later");
    settle();
  }

  /** Ends the backlog; the partitions go on behind it. */
  void cancelLoad() {
    Backlog loading = backlog;
    if (loading != null) {
      skipped(loading.cancel());
      settle();
    }
  }

  /** Ends the backlog and frees its memory; returns whether there was one. */
  boolean dropBacklog() {
    Backlog loading = backlog;
    if (loading == null) {
      return false;
    }
    long count = loading.drop();
    mark(
        StreamMark.Kind.SKIPPED,
        StreamMark.ALL,
        count,
        "%,d offsets skipped: there was not enough memory for them");
    endBacklog(loading);
    return true;
  }

  // Changes of the log.

  /** Leaves out what lies before these offsets. */
  void skipTo(Map<TopicPartition, Long> ends) {
    long count = 0;
    for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
      count += find(end.getKey()).map(partition -> partition.skipTo(end.getValue())).orElse(0L);
    }
    skipped(count);
  }

  private void skipped(long count) {
    if (count > 0) {
      mark(StreamMark.Kind.SKIPPED, StreamMark.ALL, count, "%,d offsets skipped");
    }
  }

  /** Goes on where the log has an offset again. */
  void repair(PartitionProgress partition, OffsetRepair repair) {
    switch (repair) {
      case OffsetRepair.None _ -> partition.wantSeek();
      case OffsetRepair.Expired expired ->
          mark(
              StreamMark.Kind.EXPIRED,
              partition.number(),
              partition.expired(expired.begin()),
              "%,d offsets expired");
      case OffsetRepair.RolledBack rolledBack ->
          mark(
              StreamMark.Kind.ROLLED_BACK,
              partition.number(),
              partition.rolledBack(rolledBack.offset()),
              "the cluster lost %,d records that had been read");
    }
    settle();
  }

  /** Adds a mark behind the last record. */
  void mark(StreamMark.Kind kind, int partition, long offsets, String text) {
    OptionalLong last =
        all.stream()
            .filter(known -> partition == StreamMark.ALL || known.number() == partition)
            .map(PartitionProgress::lastTimeMs)
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

  /** The positions of these partitions, as far as they are known. */
  Map<TopicPartition, OffsetAndMetadata> positions(Collection<TopicPartition> wanted) {
    Map<TopicPartition, OffsetAndMetadata> positions = new HashMap<>();
    for (TopicPartition partition : wanted) {
      find(partition)
          .filter(PartitionProgress::isFetched)
          .ifPresent(known -> positions.put(partition, known.position()));
    }
    return positions;
  }
}
