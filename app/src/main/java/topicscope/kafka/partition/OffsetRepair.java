package topicscope.kafka.partition;

/**
 * What has happened to a partition whose log does not have the offset that the reader wants:
 * retention went past it, or the log was rolled back.
 */
public sealed interface OffsetRepair {
  /** The offset is there again. */
  record None() implements OffsetRepair {}

  /**
   * Retention has deleted the records before this offset.
   *
   * @param begin the first offset of the log
   */
  record Expired(long begin) implements OffsetRepair {}

  /**
   * The cluster has lost the records from this offset on.
   *
   * @param offset where to go on
   */
  record RolledBack(long offset) implements OffsetRepair {}

  /**
   * Decides.
   *
   * @param position the offset that is wanted
   * @param begin the first offset of the log
   * @param end its end, or the offset at which it differs from what was read, if that is lower
   */
  static OffsetRepair of(long position, long begin, long end) {
    if (position < begin) {
      return new Expired(begin);
    }
    return position > end ? new RolledBack(end) : new None();
  }
}
