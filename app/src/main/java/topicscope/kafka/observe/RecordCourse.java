package topicscope.kafka.observe;

import java.util.List;

/**
 * How many records a topic holds in each interval of a time, as bars one after the other. It is an
 * estimate: brokers tell offsets, and the differences of offsets are counted. Times are the
 * records' own, ms since the epoch.
 *
 * @param widthMs the width of a bar when all times were asked for
 * @param bars the bars, the earliest first; while times are missing, some are several widths wide
 * @param asked of how many times the offsets are known
 * @param times how many times there are, at most {@value CoursePlan#MAX_TIMES}
 */
public record RecordCourse(long widthMs, List<Bar> bars, int asked, int times) {
  /** One without bars. */
  public static final RecordCourse NONE = new RecordCourse(1, List.of(), 0, 0);

  /**
   * About how many records have a time in an interval.
   *
   * @param fromMs the first time
   * @param toMs the first time after it
   * @param records their number
   */
  public record Bar(long fromMs, long toMs, long records) {
    /** How many records that are in each {@code widthMs}. */
    public double perWidth(long widthMs) {
      return (double) records * widthMs / Math.max(1, toMs - fromMs);
    }
  }

  /** Keeps a copy. */
  public RecordCourse {
    bars = List.copyOf(bars);
  }

  /** Whether all times were asked for. */
  public boolean isComplete() {
    return asked >= times;
  }

  /** The records of all bars. */
  public long total() {
    return bars.stream().mapToLong(Bar::records).sum();
  }

  /** About how many records have a time within a span; 0 without bars. */
  public long records(double fromMs, double toMs) {
    double sum = 0;
    for (Bar bar : bars) {
      double begin = (double) bar.fromMs();
      double end = (double) bar.toMs();
      double shared = Math.min(toMs, end) - Math.max(fromMs, begin);
      sum += bar.records() * Math.max(0, shared) / Math.max(1, end - begin);
    }
    return Math.round(sum);
  }

  /** Whether it has bars for all of a time. */
  boolean covers(double fromMs, double toMs) {
    return !bars.isEmpty() && bars.getFirst().fromMs() <= fromMs && bars.getLast().toMs() >= toMs;
  }
}
