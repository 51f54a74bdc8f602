package topicscope.signal;

import org.jspecify.annotations.Nullable;

/**
 * M4 decimation: reduces what a view shows of a buffer to the first, last, lowest and highest
 * sample of each pixel column (Jugel et al., "M4: A Visualization-Oriented Time Series Data
 * Aggregation", VLDB 2014), which draws the same picture as all samples would.
 *
 * <p>The time taken goes with the number of columns, not with that of samples; the writer of the
 * buffer never waits. Owned by one thread; may serve any number of buffers in turn, and allocates
 * only when it has to grow.
 */
public final class Decimator {
  private @Nullable ColumnReduction reduction;

  /**
   * Reduces {@code view} of {@code buffer} to columns. A gap in time breaks the line if it is much
   * longer than the spacing usual there, and at least a column wide in the view.
   *
   * @param columns how many, at least 1: the physical pixels of the plot
   */
  public void reduce(SampleBuffer buffer, XRange view, int columns, PixelColumns into) {
    if (columns < 1) {
      throw new IllegalArgumentException("columns must be at least 1, not " + columns);
    }
    ColumnReduction known = reduction;
    if (known == null) {
      known = new ColumnReduction(buffer.log(), into);
      reduction = known;
    }
    known.reduce(buffer.log(), view, columns, into);
  }
}
