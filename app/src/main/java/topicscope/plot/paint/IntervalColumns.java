package topicscope.plot.paint;

import topicscope.chart.ColumnScale;
import topicscope.signal.Decimator;
import topicscope.signal.PixelColumns;
import topicscope.signal.XRange;

/**
 * A trace of a roll-up reduced to its intervals, which are wider than columns of pixels. Owned by
 * the painting thread and reused.
 */
final class IntervalColumns {
  private final Decimator decimator;
  private final PixelColumns intervals = new PixelColumns();
  private final PixelColumns next = new PixelColumns();
  private double from;
  private double width;
  private boolean joined;
  private double nextAt;

  IntervalColumns(Decimator decimator) {
    this.decimator = decimator;
  }

  /** Reads the intervals that some columns of pixels show, and one more at each side. */
  void read(TraceRendering trace, ColumnScale scale, long first, int columns) {
    double ms = trace.intervalMs();
    double begin = Math.floor(scale.x(first) / ms) - 1;
    double end = Math.floor(scale.x(first + columns) / ms) + 2;
    reduce(trace, begin, end, intervals);
    from = (begin * ms - scale.x(first)) / scale.perColumn();
    width = ms / scale.perColumn();
    joined = intervals.hasAfter() && !intervals.gapAfter();
    if (joined) {
      nextAt = Math.floor(intervals.afterX());
      reduce(trace, begin + nextAt, begin + nextAt + 1, next);
      joined = !next.isEmpty(0);
    }
  }

  private void reduce(TraceRendering trace, double begin, double end, PixelColumns into) {
    XRange range = new XRange.ByTime(begin * trace.intervalMs(), end * trace.intervalMs());
    decimator.reduce(trace.buffer(), trace.past(), range, (int) (end - begin), into);
  }

  /** The intervals, as columns. */
  PixelColumns intervals() {
    return intervals;
  }

  /** Where a number of intervals from the first one on is, in columns of pixels. */
  double x(double interval) {
    return from + interval * width;
  }

  /** Whether the line goes on behind these. */
  boolean isJoined() {
    return joined;
  }

  /** Where it goes on: the last sample of an interval behind them. */
  double nextX() {
    return x(nextAt + next.lastX(0));
  }

  /** The value of that sample. */
  double nextValue() {
    return next.lastValue(0);
  }
}
