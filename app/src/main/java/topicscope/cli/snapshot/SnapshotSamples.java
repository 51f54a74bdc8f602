package topicscope.cli.snapshot;

import java.util.List;
import topicscope.chart.LatestTime;
import topicscope.cli.options.ShownWindow;
import topicscope.signal.Series;
import topicscope.signal.SeriesRange;
import topicscope.signal.SeriesSet;
import topicscope.signal.XRange;

/** The samples that a picture would show, where none is drawn. */
final class SnapshotSamples {
  private SnapshotSamples() {}

  /** The newest samples of each series, by number or back from the latest time of all. */
  static List<SeriesRange> of(SeriesSet series, ShownWindow window) {
    LatestTime latest = new LatestTime();
    series.all().forEach(one -> latest.add(one.buffer()));
    return series.all().stream()
        .map(one -> new SeriesRange(one, range(one, window, latest)))
        .toList();
  }

  private static XRange range(Series series, ShownWindow window, LatestTime latest) {
    return window.span().isPositive() && latest.isKnown()
        ? new XRange.ByTime(latest.timeMs() - window.span().toMillis(), XRange.FURTHEST)
        : new XRange.ByNumber(
            Math.max(0, series.buffer().appended() - window.points()), XRange.FURTHEST);
  }
}
