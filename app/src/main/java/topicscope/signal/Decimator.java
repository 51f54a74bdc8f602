package topicscope.signal;

import org.jspecify.annotations.Nullable;

/**
 * M4 decimation: reduces a range of a buffer to the first, last, lowest and highest sample of each
 * pixel column (Jugel et al., "M4: A Visualization-Oriented Time Series Data Aggregation", VLDB
 * 2014). The result draws the same picture as all samples.
 *
 * <p>The cost grows with the number of columns, not of samples. The writer of the buffer never
 * waits. Owned by one thread; serves any number of buffers in turn, and allocates only to grow.
 */
public final class Decimator {
  private @Nullable ColumnReduction reduction;

  /**
   * Reduces {@code view} of {@code buffer} to columns. A gap in time breaks the line if it is much
   * longer than the usual spacing there and at least one column wide.
   *
   * @param columns number of columns, at least 1: the physical pixels of the plot
   */
  public void reduce(SampleBuffer buffer, XRange view, int columns, PixelColumns into) {
    reduce(buffer, buffer.past(), view, columns, into);
  }

  /**
   * The same with another past than that of the buffer. Recorded samples are drawn by time; by
   * number there are only those held.
   */
  public void reduce(
      SampleBuffer buffer, PastColumns past, XRange view, int columns, PixelColumns into) {
    if (columns < 1) {
      throw new IllegalArgumentException("columns must be at least 1, not " + columns);
    }
    ColumnReduction known = reduction;
    if (known == null) {
      known = new ColumnReduction(buffer.log(), into);
      reduction = known;
    }
    known.reduce(buffer.log(), view, columns, into);
    if (!past.isEmpty() && view instanceof XRange.ByTime) {
      past.mergeInto(into, view, buffer.longestSpacing(buffer.firstNumber()));
    }
  }
}
