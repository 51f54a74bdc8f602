package topicscope.kafka.observe;

import java.util.List;

/**
 * From when to when a topic holds records on the cluster, all partitions together. Times are the
 * records' own, ms since the epoch.
 *
 * @param firstMs the time of the earliest first record of a partition; 0 if it is unknown
 * @param lastMs the latest time of a record; 0 if it is unknown
 * @param courseFromMs where the course begins
 * @param courseToMs where it ends
 * @param course the numbers of offsets in equal parts of that time, the earliest first; empty if
 *     they are unknown
 */
public record RetainedTime(
    String topic,
    long firstMs,
    long lastMs,
    long courseFromMs,
    long courseToMs,
    List<Long> course) {
  /** Keeps a copy. */
  public RetainedTime {
    course = List.copyOf(course);
  }

  /** Of a topic without records, whose records have no time, or that may not be described. */
  static RetainedTime unknown(String topic) {
    return new RetainedTime(topic, 0, 0, 0, 0, List.of());
  }

  /** Whether first and last time are known. */
  public boolean isKnown() {
    return firstMs > 0 && lastMs >= firstMs;
  }

  /** About how many records have a time within a span; 0 without a course. */
  public long records(double fromMs, double toMs) {
    double width = (double) (courseToMs - courseFromMs) / Math.max(1, course.size());
    double sum = 0;
    for (int i = 0; i < course.size(); i++) {
      double begin = courseFromMs + i * width;
      double shared = Math.min(toMs, begin + width) - Math.max(fromMs, begin);
      sum += course.get(i) * Math.max(0, shared) / width;
    }
    return Math.round(sum);
  }
}
