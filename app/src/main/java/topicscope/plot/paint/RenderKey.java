package topicscope.plot.paint;

import java.util.List;
import topicscope.plot.axis.ColumnScale;

/**
 * Everything that decides how the traces look but for the samples and the place of the window.
 * While it stays equal, what has been painted stays good.
 *
 * @param scale of x
 * @param columns width of the plot, physical pixels
 * @param rows height of the plot, physical pixels
 * @param backdrop the opaque pixel on which to paint, or {@link OpaqueBackground#NONE}
 * @param traces in the order in which they are painted
 */
public record RenderKey(
    ColumnScale scale, int columns, int rows, int backdrop, List<TraceRendering> traces) {
  /** How far the mark of any sample reaches beyond its own column. */
  int reach() {
    return traces.stream().mapToInt(TraceRendering::reach).max().orElse(0);
  }
}
