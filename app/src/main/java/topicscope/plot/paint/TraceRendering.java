package topicscope.plot.paint;

import topicscope.chart.ColumnScale;
import topicscope.signal.PastColumns;
import topicscope.signal.SampleBuffer;

/**
 * One trace, as the painter needs it.
 *
 * @param buffer its samples
 * @param past what was recorded before them
 * @param kind how it is drawn
 * @param argb colour, premultiplied
 * @param width of its lines in physical pixels
 * @param axis the number of its y axis
 * @param dash 0 for a line without gaps, else how dense its dashes are
 * @param shaded whether the colour fades below the line
 * @param intervalMs the length of the intervals, ms, if its samples are those of a roll-up; 0 if it
 *     isn't known
 */
public record TraceRendering(
    SampleBuffer buffer,
    PastColumns past,
    TraceKind kind,
    int argb,
    double width,
    int axis,
    int dash,
    boolean shaded,
    double intervalMs) {
  private static final int FILL_SHARE = 60;
  private static final double WIDEST_BAR = 40;

  /** Intervals that are narrower, in units of JavaFX, are drawn as samples. */
  private static final double WIDE = 6;

  private static final int[][] DASHES = {{10, 4}, {4, 3}, {2, 3}};

  /** Without a past, dashes and shade. */
  public TraceRendering(SampleBuffer buffer, TraceKind kind, int argb, double width, int axis) {
    this(buffer, PastColumns.NONE, kind, argb, width, axis, 0, false, 0);
  }

  /** Whether it is one line through all samples. */
  boolean isLine() {
    return kind == TraceKind.LINE || kind == TraceKind.STEP || kind == TraceKind.AREA;
  }

  /**
   * Whether it is drawn as the range of each interval and a line through their last samples: a line
   * through the first, lowest, highest and last ones says more than they do where it is wide.
   */
  boolean isByInterval(ColumnScale scale, double density) {
    return intervalMs > 0
        && buffer.hasRests()
        && kind == TraceKind.LINE
        && scale.byTime()
        && intervalMs >= WIDE * density * scale.perColumn();
  }

  /** Whether the trace has a gap in a column. Dashes keep to their columns, as samples do. */
  boolean isGap(long column, double density) {
    if (dash == 0) {
      return false;
    }
    int[] lengths = DASHES[(dash - 1) % DASHES.length];
    long period = Math.max(2, Math.round((lengths[0] + lengths[1]) * density));
    return Math.floorMod(column, period) >= Math.round(lengths[0] * density);
  }

  /** The colour of the fill under an area. */
  int fill() {
    return ArgbPixels.times(argb, FILL_SHARE);
  }

  double dotRadius() {
    return Math.max(1.5, width * 1.3);
  }

  /** The width of a bar for samples that are {@code spacing} columns apart. */
  double barWidth(double spacing) {
    return Math.clamp(spacing * 0.7, 1, WIDEST_BAR);
  }

  /** The same for bands: two samples per x, and bars touch. */
  double bandWidth(double spacing) {
    return Math.clamp(spacing * 2, 1, WIDEST_BAR);
  }

  /** How many columns the mark of a sample extends beyond its own column. */
  public int reach() {
    double half =
        switch (kind) {
          case BARS, BAND -> WIDEST_BAR / 2;
          case POINTS -> dotRadius();
          case LINE, STEP, AREA -> Math.max(1, width / 2);
        };
    return (int) Math.ceil(half) + 2;
  }
}
