package topicscope.kafka.observe;

import java.util.Optional;

/**
 * From when to when a topic holds records on the cluster, all partitions together, and how many of
 * them in each interval. Times are the records' own, ms since the epoch.
 *
 * @param firstMs the time of the earliest first record of a partition; 0 if it is unknown
 * @param lastMs the latest time of a record; 0 if it is unknown
 * @param course the records of all that time
 * @param stretch the same of the stretch that was asked for, in finer bars
 * @param basis what the numbers are computed from
 */
public record RetainedTime(
    String topic,
    long firstMs,
    long lastMs,
    RecordCourse course,
    Optional<RecordCourse> stretch,
    Basis basis) {

  /**
   * What the numbers are computed from.
   *
   * @param partitions the partitions with records
   * @param sampled how many of them are asked for times; all numbers are scaled up from these
   * @param withoutTime about how many records are left out, since the partition's first record with
   *     a time comes after them
   * @param compacted whether the topic is compacted: offsets of removed records count as well
   */
  public record Basis(int partitions, int sampled, long withoutTime, boolean compacted) {
    /** Of a topic without records. */
    public static final Basis EMPTY = new Basis(0, 0, 0, false);

    /** Whether only some of the partitions are asked. */
    public boolean isSample() {
      return sampled < partitions;
    }
  }

  /** Of a topic without records, whose records have no time, or that may not be described. */
  static RetainedTime unknown(String topic, Basis basis) {
    return new RetainedTime(topic, 0, 0, RecordCourse.NONE, Optional.empty(), basis);
  }

  /** Whether first and last time are known. */
  public boolean isKnown() {
    return firstMs > 0 && lastMs >= firstMs;
  }

  /** The finest course that has bars for all that is retained of a time. */
  public RecordCourse courseWithin(double fromMs, double toMs) {
    double from = Math.max(fromMs, (double) firstMs);
    double to = Math.min(toMs, (double) lastMs);
    return stretch.filter(finer -> finer.covers(from, to)).orElse(course);
  }

  /** About how many records have a time within a span, both ends included; 0 without a course. */
  public long records(double fromMs, double toMs) {
    // The outer bars reach beyond the first and the last record.
    return courseWithin(fromMs, toMs)
        .records(
            fromMs <= firstMs ? Double.NEGATIVE_INFINITY : fromMs,
            toMs >= lastMs ? Double.POSITIVE_INFINITY : toMs);
  }
}
