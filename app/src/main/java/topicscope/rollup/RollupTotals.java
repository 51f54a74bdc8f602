package topicscope.rollup;

import java.util.concurrent.atomic.LongAdder;
import topicscope.decode.rollup.Account;
import topicscope.kafka.read.ReaderCounters;
import topicscope.kafka.read.UndecodableLog;

/**
 * What one instance has read and written. A transaction that is aborted is done again and counts
 * twice; what counts is in the target topic. Thread-safe.
 */
public final class RollupTotals {
  private final LongAdder taken = new LongAdder();
  private final LongAdder received = new LongAdder();
  private final LongAdder decoded = new LongAdder();
  private final LongAdder undecodable = new LongAdder();
  private final LongAdder tombstones = new LongAdder();
  private final LongAdder withoutNumber = new LongAdder();
  private final LongAdder samples = new LongAdder();
  private final LongAdder leftOut = new LongAdder();
  private final LongAdder partials = new LongAdder();
  private final LongAdder commits = new LongAdder();
  private final UndecodableLog undecodableLog = new UndecodableLog();

  RollupTotals() {}

  void taken(long more) {
    taken.add(more);
  }

  void partials(long more) {
    partials.add(more);
  }

  void add(Account account) {
    received.add(account.received());
    decoded.add(account.decoded());
    undecodable.add(account.undecodable());
    tombstones.add(account.tombstones());
    withoutNumber.add(account.withoutNumber());
    samples.add(account.samples());
    leftOut.add(account.leftOut());
    commits.increment();
  }

  /** The records that were taken, committed or not. */
  public long taken() {
    return taken.sum();
  }

  /** The records that were committed. */
  public ReaderCounters records() {
    return new ReaderCounters(
        received.sum(), decoded.sum(), undecodable.sum(), tombstones.sum(), withoutNumber.sum());
  }

  /** The samples of these records. */
  public long samples() {
    return samples.sum();
  }

  /** Samples of further series, beyond the number that is kept apart. */
  public long leftOut() {
    return leftOut.sum();
  }

  /** The partials that were sent. */
  public long partials() {
    return partials.sum();
  }

  /** The commits of partitions, each with an account. */
  public long commits() {
    return commits.sum();
  }

  /** Why records could not be decoded. */
  public UndecodableLog undecodableLog() {
    return undecodableLog;
  }
}
