package topicscope.kafka.partition;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Everything the reader knows about one partition: where it reads next, the part of the log that is
 * its backlog, the backlog records that wait for their turn, and the partition's state. It outlives
 * the consumers.
 *
 * <p>States: a partition begins as {@link State#WAITING_FOR_LEADER}. With its bounds known it goes
 * to {@code BACKLOG}, then {@code CAUGHT_UP} (it waits for the other partitions), then {@code
 * LIVE}. {@code LEFT} means that another member of the group reads it. Every transition is a
 * method, which counts what is lost by it.
 *
 * <p>The queue is bounded by its user: {@link Backlog} says which partitions to pause and which
 * records to drop. Owned by the reader thread.
 */
public final class PartitionProgress {
  /** The states of a partition. */
  public enum State {
    /** No leader, or its leader does not answer. The other partitions do not wait for it. */
    WAITING_FOR_LEADER,
    /** Reads records that were there when reading began; they are queued. */
    BACKLOG,
    /** Its backlog is read; it is paused until the backlogs of the others are. */
    CAUGHT_UP,
    /** Its records are ingested as they arrive. */
    LIVE,
    /** Not read: another member of the group has it. */
    LEFT
  }

  private final TopicPartition partition;
  private final RecordQueue queue = new RecordQueue();
  private boolean added;
  private State state = State.WAITING_FOR_LEADER;
  private State resumeAs = State.LIVE;
  private @Nullable OffsetAndMetadata position;
  private boolean seekWanted;
  private boolean skipWanted;
  private long begin;
  private long backlogStart;
  private long backlogRecords;
  private OptionalLong lastTimeMs = OptionalLong.empty();
  private Optional<Node> leader = Optional.empty();
  private long heardAt;
  private long expired;
  private long rolledBack;
  private long skipped;
  private int leaderLosses;

  /**
   * @param added whether it was added to the topic after reading had begun: then nothing of it is
   *     left out
   */
  public PartitionProgress(TopicPartition partition, boolean added, long now) {
    this.partition = partition;
    this.added = added;
    this.heardAt = now;
  }

  public TopicPartition partition() {
    return partition;
  }

  public int number() {
    return partition.partition();
  }

  public State state() {
    return state;
  }

  public boolean isAdded() {
    return added;
  }

  /** Whether a consumer can fetch it: its position is known, and it is ours. */
  public boolean isFetched() {
    return position != null && state != State.LEFT;
  }

  /** Whether it is ours and its position is not yet known. */
  public boolean needsPosition() {
    return position == null && state != State.LEFT;
  }

  public boolean hasPosition() {
    return position != null;
  }

  /** The next offset to fetch, with the epoch of the leader if known; it must have one. */
  public OffsetAndMetadata position() {
    OffsetAndMetadata known = position;
    if (known == null) {
      throw new IllegalStateException("no position in " + partition);
    }
    return known;
  }

  /** The next offset to fetch; 0 without a position. */
  public long nextOffset() {
    OffsetAndMetadata known = position;
    return known == null ? 0 : known.offset();
  }

  /** The timestamp of the last record read, ms since the epoch. */
  public OptionalLong lastTimeMs() {
    return lastTimeMs;
  }

  long expired() {
    return expired;
  }

  long rolledBack() {
    return rolledBack;
  }

  long skipped() {
    return skipped;
  }

  int leaderLosses() {
    return leaderLosses;
  }

  // Leader.

  /** Its leader as last observed. */
  public Optional<Node> leader() {
    return leader;
  }

  /** When its leader was last heard, as {@link System#nanoTime()}. */
  public long heardAt() {
    return heardAt;
  }

  /** A broker that leads it sends. */
  public void heard(long now) {
    heardAt = now;
    if (leader.isPresent()) {
      leaderBack();
    }
  }

  /** Records of it have arrived. */
  public void delivered(long now) {
    heardAt = now;
    leaderBack();
  }

  /** What the cluster says about its leader. */
  public void observe(Optional<Node> now) {
    if (leader.isPresent() && now.isEmpty()) {
      leaderLosses++;
      if (state == State.LIVE || state == State.CAUGHT_UP) {
        waitAs(state);
      }
    } else if (leader.isEmpty() && now.isPresent()) {
      leaderBack();
    }
    leader = now;
  }

  /** The others do not wait for its backlog any longer. What it has queued keeps its turn. */
  public void letGo() {
    if (state == State.BACKLOG) {
      waitAs(State.LIVE);
    }
  }

  private void waitAs(State resume) {
    resumeAs = resume;
    state = State.WAITING_FOR_LEADER;
  }

  private void leaderBack() {
    if (state == State.WAITING_FOR_LEADER && position != null) {
      state = resumeAs;
    }
  }

  // Joining and leaving.

  /**
   * It has a backlog from here to there.
   *
   * @param begin the first offset of the log
   * @param start the first offset to read
   * @param end the first offset behind the backlog
   */
  public void joinBacklog(long begin, long start, long end, long now) {
    this.begin = begin;
    queue.setBacklogEnd(end);
    restart(start);
    heardAt = now;
  }

  /** Its records are ingested from this offset on, as they arrive. */
  public void joinLive(long offset, long now) {
    moveTo(offset);
    backlogStart = offset;
    queue.setBacklogEnd(offset);
    state = State.LIVE;
    heardAt = now;
  }

  /** Takes it over at this offset, or where this reader has left it if that is further. */
  public void takeOver(long offset, long now) {
    OffsetAndMetadata before = position;
    joinLive(offset, now);
    if (before != null && before.offset() > offset) {
      position = before;
    }
  }

  /** What was read counts no more: it goes on where the group is. */
  public void forget() {
    position = null;
    state = State.LEFT;
  }

  /** All backlogs are read. */
  public void goLive() {
    if (state == State.CAUGHT_UP || state == State.BACKLOG) {
      state = State.LIVE;
    } else {
      resumeAs = State.LIVE;
    }
  }

  /** Another member reads it from now on. */
  public void leave() {
    state = State.LEFT;
  }

  /** Another topic has taken the name: nothing known is true any longer. */
  public void recreated(long now) {
    clearQueue();
    position = null;
    added = false;
    seekWanted = false;
    skipWanted = false;
    lastTimeMs = OptionalLong.empty();
    leader = Optional.empty();
    heardAt = now;
    begin = 0;
    backlogStart = 0;
    queue.setBacklogEnd(0);
    waitAs(State.LIVE);
  }

  // Position.

  /** Records up to this position have been ingested or queued. */
  public void advance(OffsetAndMetadata next, OptionalLong timeMs) {
    position = next;
    if (timeMs.isPresent()) {
      lastTimeMs = timeMs;
    }
    finishBacklog();
  }

  /** One record has been ingested. */
  public void ingested(ConsumerRecord<ByteBuffer, ByteBuffer> record) {
    advance(
        new OffsetAndMetadata(record.offset() + 1, record.leaderEpoch(), ""),
        OptionalLong.of(record.timestamp()));
  }

  /** The consumer has to seek again. */
  public void wantSeek() {
    seekWanted = true;
  }

  /** Whether the consumer has to seek to {@link #position()}; true once per change. */
  public boolean takeSeek() {
    boolean wanted = seekWanted;
    seekWanted = false;
    return wanted;
  }

  /** Retention has deleted the records before this offset; returns how many offsets are lost. */
  public long expired(long newBegin) {
    long count = Math.max(0, newBegin - nextOffset());
    expired += count;
    begin = newBegin;
    moveTo(newBegin);
    finishBacklog();
    return count;
  }

  /**
   * The cluster has lost the records from this offset on and gives their offsets to others; returns
   * how many offsets had been read.
   */
  public long rolledBack(long offset) {
    long count = Math.max(0, nextOffset() - offset);
    rolledBack += count;
    queue.removeFrom(offset);
    queue.setBacklogEnd(Math.min(backlogEnd(), offset));
    moveTo(offset);
    finishBacklog();
    return count;
  }

  /** Leaves out the records before this offset; returns how many offsets. */
  public long skipTo(long offset) {
    skipWanted = false;
    long count = offset - nextOffset();
    if (position == null || count <= 0) {
      return 0;
    }
    skipped += count;
    moveTo(offset);
    finishBacklog();
    return count;
  }

  /** The user wants to skip to its end, which is not known yet. */
  public void wantSkip() {
    skipWanted = isFetched();
  }

  public boolean isSkipWanted() {
    return skipWanted;
  }

  private void moveTo(long offset) {
    position = new OffsetAndMetadata(offset);
    seekWanted = true;
  }

  private void finishBacklog() {
    if (state == State.BACKLOG && nextOffset() >= backlogEnd()) {
      state = State.CAUGHT_UP;
    } else if (state == State.CAUGHT_UP && nextOffset() < backlogEnd()) {
      state = State.BACKLOG;
    }
  }

  // Backlog.

  long begin() {
    return begin;
  }

  long backlogStart() {
    return backlogStart;
  }

  /** The first offset behind the backlog. */
  long backlogEnd() {
    return queue.backlogEnd();
  }

  /** How many records of the backlog were read, whether they are still queued or not. */
  long backlogRecords() {
    return backlogRecords;
  }

  /** Whether its records have to wait for their turn. */
  public boolean isQueued() {
    return state == State.BACKLOG || state == State.CAUGHT_UP;
  }

  /** Whether it is paused by its state. */
  boolean isCaughtUp() {
    return state == State.CAUGHT_UP
        || (state == State.WAITING_FOR_LEADER && resumeAs == State.CAUGHT_UP);
  }

  /** Reads the backlog from this offset on, with nothing queued. */
  void restart(long start) {
    clearQueue();
    backlogStart = start;
    backlogRecords = 0;
    moveTo(start);
    state = State.BACKLOG;
    finishBacklog();
  }

  /**
   * Queues polled records and goes on behind them.
   *
   * @param maxRecords of the backlog's records only so many are kept, the newest
   */
  public void offer(
      List<ConsumerRecord<ByteBuffer, ByteBuffer>> records,
      OffsetAndMetadata next,
      int maxRecords) {
    for (ConsumerRecord<ByteBuffer, ByteBuffer> record : records) {
      queue.addLast(record);
      if (record.offset() < backlogEnd()) {
        backlogRecords++;
      }
      if (queue.sizeOfBacklog() > maxRecords) {
        queue.removeFirst();
      }
    }
    advance(
        next,
        records.isEmpty() ? OptionalLong.empty() : OptionalLong.of(records.getLast().timestamp()));
  }

  boolean hasQueued() {
    return !queue.isEmpty();
  }

  int queued() {
    return queue.size();
  }

  long queuedBytes() {
    return queue.bytes();
  }

  /** The timestamp of the oldest queued record. */
  long nextTimestamp() {
    return queue.firstTimestamp();
  }

  /** Removes the oldest queued record. */
  ConsumerRecord<ByteBuffer, ByteBuffer> poll() {
    return queue.removeFirst();
  }

  /** Puts back a record that was removed and not ingested; the newest first. */
  void putBack(ConsumerRecord<ByteBuffer, ByteBuffer> record) {
    queue.addFirst(record);
  }

  /** Forgets the queued records; returns how many. */
  int clearQueue() {
    return queue.clear();
  }

  /** How many offsets of the backlog are read. */
  long backlogDone() {
    return Math.max(0, Math.min(nextOffset(), backlogEnd()) - backlogStart);
  }

  long backlogTotal() {
    return Math.max(0, backlogEnd() - backlogStart);
  }

  @Override
  public String toString() {
    return partition + " " + state + " at " + nextOffset();
  }
}
