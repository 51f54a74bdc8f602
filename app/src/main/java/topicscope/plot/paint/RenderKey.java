package topicscope.plot.paint;

import java.util.List;
import topicscope.plot.axis.ColumnScale;

/**
 * Everything that decides how the traces look, except the samples and the position of the window.
 * While it stays equal, painted columns stay valid.
 *
 * @param scale the scale of x
 * @param columns width of the plot, physical pixels
 * @param rows height of the plot, physical pixels
 * @param backdrop the opaque pixel to paint on, or {@link OpaqueBackground#NONE}
 * @param traces the traces in the order of painting
 */
public record RenderKey(
    ColumnScale scale, int columns, int rows, int backdrop, List<TraceRendering> traces) {
  /** How far the mark of any sample reaches beyond its own column. */
  int reach() {
    return traces.stream().mapToInt(TraceRendering::reach).max().orElse(0);
  }
}
