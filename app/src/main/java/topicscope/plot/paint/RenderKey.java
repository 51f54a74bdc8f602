package topicscope.plot.paint;

import java.util.List;
import java.util.OptionalLong;
import topicscope.chart.ColumnScale;
import topicscope.chart.LatestTime;
import topicscope.plot.axis.YLayout;

/**
 * Everything that decides how a frame looks, except the samples and the position of the window.
 * While two keys are equal, columns that are painted already can be kept.
 *
 * @param scale of x
 * @param size of the plot
 * @param layout of the y axes
 * @param traces in the order in which they are painted
 */
public record RenderKey(
    ColumnScale scale, PlotSize size, YLayout layout, List<TraceRendering> traces) {
  /** Width of the plot in physical pixels. */
  public int columns() {
    return size.columns();
  }

  /** Height of the plot in physical pixels. */
  int rows() {
    return size.rows();
  }

  /** How many columns the mark of any sample extends beyond its own column. */
  public int reach() {
    return traces.stream().mapToInt(TraceRendering::reach).max().orElse(0);
  }

  /** The latest believable time of all traces, ms since the epoch. */
  OptionalLong newestTime() {
    LatestTime latest = new LatestTime();
    traces.forEach(trace -> latest.add(trace.buffer()));
    return latest.isKnown() ? OptionalLong.of(latest.timeMs()) : OptionalLong.empty();
  }
}
