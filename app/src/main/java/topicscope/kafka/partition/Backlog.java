package topicscope.kafka.partition;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Merges the records that the partitions held when reading began, in the order of their timestamps.
 *
 * <p>With a number of last records nothing is released until every partition has read its backlog;
 * then exactly the newest of them are. A partition with fewer records than offsets (transaction
 * markers, compaction) is read again from further back. Without a number, a record is released as
 * soon as every partition in state BACKLOG has one to compare with.
 *
 * <p>Memory is bounded: at most {@value #MAX_MB} MB of records are queued for the whole topic, plus
 * what one poll brings. When full, a partition that runs ahead is paused; with a number of last
 * records the oldest are dropped, and {@link #leftOut()} counts those that are missing in the end.
 *
 * <p>Owned by the reader thread.
 */
public final class Backlog {
  public static final int MAX_MB = 256;
  public static final long MAX_BYTES = (long) MAX_MB << 20;

  private static final int MAX_QUEUED = 100_000;
  private static final int MIN_QUEUED = 500;
  private static final int DEEPER = 8;

  private final Collection<PartitionProgress> partitions;
  private final int lastRecords;
  private final long maxBytes;
  private boolean cancelled;
  private boolean dropped;
  private long leftOut;

  /**
   * @param partitions a live view of the topic's partitions
   * @param lastRecords how many to release; 0 for all
   * @param maxBytes how much may be queued
   */
  public Backlog(Collection<PartitionProgress> partitions, int lastRecords, long maxBytes) {
    this.partitions = partitions;
    this.lastRecords = lastRecords;
    this.maxBytes = maxBytes;
  }

  /** How many records a partition may queue of its backlog. */
  public int maxRecords() {
    return lastRecords == 0 ? Integer.MAX_VALUE : lastRecords;
  }

  /** Whether a partition has to be paused now. */
  public boolean mustWait(PartitionProgress partition) {
    if (partition.isCaughtUp()) {
      return true;
    }
    if (lastRecords > 0 || partition.state() != PartitionProgress.State.BACKLOG) {
      return false;
    }
    int count = Math.max(1, partitions.size());
    return partition.queued() >= Math.max(MIN_QUEUED, MAX_QUEUED / count)
        || partition.queuedBytes() >= maxBytes / count;
  }

  /** Brings the queues within the bound and reads partitions that are short from further back. */
  public void settle() {
    if (lastRecords > 0) {
      trim();
      if (!cancelled) {
        partitions.forEach(this::deepen);
      }
    }
  }

  /** Whether all that was there at the start can be released. */
  public boolean isComplete() {
    return partitions.stream()
        .noneMatch(partition -> partition.state() == PartitionProgress.State.BACKLOG);
  }

  /** Removes the records that are next in time, in that order; order in a partition is kept. */
  public List<ConsumerRecord<ByteBuffer, ByteBuffer>> release() {
    boolean complete = isComplete();
    if (lastRecords == 0) {
      return merge(complete);
    }
    return complete ? last() : List.of();
  }

  /** Puts back released records that were not ingested. */
  public void putBack(List<ConsumerRecord<ByteBuffer, ByteBuffer>> records) {
    for (ConsumerRecord<ByteBuffer, ByteBuffer> record : records.reversed()) {
      partitions.stream()
          .filter(partition -> partition.number() == record.partition())
          .findFirst()
          .ifPresent(partition -> partition.putBack(record));
    }
  }

  /** Ends it: the partitions go on behind their backlogs; returns how many offsets are skipped. */
  public long cancel() {
    cancelled = true;
    return partitions.stream()
        .filter(PartitionProgress::isFetched)
        .mapToLong(partition -> partition.skipTo(partition.backlogEnd()))
        .sum();
  }

  /** Ends it without the queued records; returns how many offsets and records are left out. */
  public long drop() {
    long queued = partitions.stream().mapToLong(PartitionProgress::clearQueue).sum();
    return cancel() + queued;
  }

  /** How many of the last records are missing because of the bound on memory. */
  public long leftOut() {
    return leftOut;
  }

  /** How far the partitions that answer have come. */
  public BacklogProgress progress() {
    long done = 0;
    long total = 0;
    for (PartitionProgress partition : partitions) {
      if (partition.isQueued()) {
        done += partition.backlogDone();
        total += partition.backlogTotal();
      }
    }
    return new BacklogProgress(done, total);
  }

  /** The bytes that are queued. */
  long bytes() {
    return partitions.stream().mapToLong(PartitionProgress::queuedBytes).sum();
  }

  private void deepen(PartitionProgress partition) {
    boolean isShort =
        partition.state() == PartitionProgress.State.CAUGHT_UP
            && partition.backlogStart() > partition.begin()
            && partition.backlogRecords() < lastRecords
            && partition.backlogTotal() > 0;
    if (isShort) {
      long depth = partition.backlogTotal() * DEEPER;
      partition.restart(Math.max(partition.begin(), partition.backlogEnd() - depth));
    }
  }

  /** Drops the oldest records while too much is queued. */
  private void trim() {
    long bytes = bytes();
    if (bytes <= maxBytes) {
      return;
    }
    PriorityQueue<PartitionProgress> heads = heads();
    while (bytes > maxBytes && !heads.isEmpty()) {
      PartitionProgress head = heads.remove();
      long before = head.queuedBytes();
      var _ = head.poll();
      dropped = true;
      bytes -= before - head.queuedBytes();
      if (head.hasQueued()) {
        heads.add(head);
      }
    }
  }

  /** The newest records of the backlogs, then what has come since. */
  private List<ConsumerRecord<ByteBuffer, ByteBuffer>> last() {
    List<ConsumerRecord<ByteBuffer, ByteBuffer>> held = new ArrayList<>();
    List<ConsumerRecord<ByteBuffer, ByteBuffer>> since = new ArrayList<>();
    PriorityQueue<PartitionProgress> heads = heads();
    while (!heads.isEmpty()) {
      PartitionProgress head = heads.remove();
      ConsumerRecord<ByteBuffer, ByteBuffer> record = head.poll();
      (record.offset() < head.backlogEnd() ? held : since).add(record);
      if (head.hasQueued()) {
        heads.add(head);
      }
    }
    if (dropped) {
      leftOut += Math.max(0, lastRecords - held.size());
    }
    List<ConsumerRecord<ByteBuffer, ByteBuffer>> all =
        new ArrayList<>(held.subList(Math.max(0, held.size() - lastRecords), held.size()));
    all.addAll(since);
    return all;
  }

  /**
   * Removes records in the order of their timestamps.
   *
   * @param all false to stop where a partition in state BACKLOG has nothing to compare with
   */
  private List<ConsumerRecord<ByteBuffer, ByteBuffer>> merge(boolean all) {
    if (!all && partitions.stream().anyMatch(Backlog::isUnknown)) {
      return List.of();
    }
    List<ConsumerRecord<ByteBuffer, ByteBuffer>> merged = new ArrayList<>();
    PriorityQueue<PartitionProgress> heads = heads();
    boolean comparable = true;
    while (comparable && !heads.isEmpty()) {
      PartitionProgress head = heads.remove();
      merged.add(head.poll());
      if (head.hasQueued()) {
        heads.add(head);
      } else {
        comparable = all || !isUnknown(head);
      }
    }
    return merged;
  }

  private static boolean isUnknown(PartitionProgress partition) {
    return partition.state() == PartitionProgress.State.BACKLOG && !partition.hasQueued();
  }

  private PriorityQueue<PartitionProgress> heads() {
    PriorityQueue<PartitionProgress> heads =
        new PriorityQueue<>(Comparator.comparingLong(PartitionProgress::nextTimestamp));
    partitions.stream().filter(PartitionProgress::hasQueued).forEach(heads::add);
    return heads;
  }
}
