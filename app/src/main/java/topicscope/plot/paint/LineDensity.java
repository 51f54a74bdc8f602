package topicscope.plot.paint;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import topicscope.signal.Decimator;
import topicscope.signal.PixelColumns;
import topicscope.signal.SampleBuffer;
import topicscope.signal.XRange;

/**
 * How strong a line is at each row of a column that holds many samples: the oftener the line passes
 * a row, the stronger. Without it, such a column is a solid bar from the lowest to the highest
 * sample, in which a rare value looks like a frequent one.
 *
 * <p>Owned by one thread and reused. It reads {@value #PARTS} × 2 samples of a column, however many
 * there are: the first and the last of each equal part of it. The idea is that of Moritz and
 * Fisher, "Visualizing a Million Time Series with the Density Line Chart", 2018.
 */
final class LineDensity {
  /** All of the line, of 256. */
  static final int FULL = 256;

  private static final int PARTS = 16;
  private static final double HALF_LINE = 1;

  /** From so many samples a column on, rare rows become fainter; from so many on, no fainter. */
  private static final double FEWEST = 16;

  private static final double MANY = 256;

  /** The share of a row that is passed once among many. */
  private static final double FAINTEST = 0.45;

  private final Decimator decimator;
  private final PixelColumns parts = new PixelColumns();
  private int[] passes = new int[0];
  private int[] strength = new int[0];
  private int rows;
  private double atValue;

  LineDensity(Decimator decimator) {
    this.decimator = decimator;
  }

  /** The strength of the rarest rows for that many samples a column; {@link #FULL} for few. */
  static int rarest(double samplesPerColumn) {
    double many = Math.log(samplesPerColumn / FEWEST) / Math.log(MANY / FEWEST);
    return (int) Math.round(FULL * (1 - (1 - FAINTEST) * Math.clamp(many, 0, 1)));
  }

  /** Reads the columns of a view; {@link #strength} is then called for each in turn. */
  void read(SampleBuffer buffer, XRange view, int columns, int plotRows) {
    decimator.reduce(buffer, view, columns * PARTS, parts);
    rows = plotRows;
    if (passes.length < rows + 1) {
      passes = new int[rows + 1];
      strength = new int[rows];
    }
    atValue = parts.hasBefore() ? parts.beforeValue() : Double.NaN;
  }

  /**
   * The strength of each row of a column, of {@link #FULL}.
   *
   * @param rarest the strength of the rarest rows
   * @param height the row of a value
   */
  int[] strength(int column, int rarest, DoubleUnaryOperator height) {
    Arrays.fill(passes, 0, rows + 1, 0);
    int end = (column + 1) * PARTS;
    for (int part = column * PARTS; part < end; part++) {
      if (!parts.isEmpty(part)) {
        if (!parts.gapBefore(part)) {
          pass(atValue, parts.firstValue(part), height);
        }
        pass(parts.firstValue(part), parts.lastValue(part), height);
        atValue = parts.lastValue(part);
      }
    }
    passToNext(end, height);
    int count = 0;
    int max = 1;
    for (int row = 0; row < rows; row++) {
      count += passes[row];
      strength[row] = count;
      max = Math.max(max, count);
    }
    for (int row = 0; row < rows; row++) {
      strength[row] = rarest + (FULL - rarest) * strength[row] / max;
    }
    return strength;
  }

  private void passToNext(int end, DoubleUnaryOperator height) {
    int next = end;
    while (next < parts.count() && parts.isEmpty(next)) {
      next++;
    }
    if (next < parts.count() && !parts.gapBefore(next)) {
      pass(atValue, parts.firstValue(next), height);
    } else if (next == parts.count() && parts.hasAfter() && !parts.gapAfter()) {
      pass(atValue, parts.afterValue(), height);
    }
  }

  private void pass(double from, double to, DoubleUnaryOperator height) {
    double one = height.applyAsDouble(from);
    double other = height.applyAsDouble(to);
    double upper = Math.min(one, other) - HALF_LINE;
    double lower = Math.max(one, other) + HALF_LINE;
    if (lower >= 0 && upper < rows) {
      passes[(int) Math.max(0, upper)]++;
      passes[(int) Math.min(rows - 1, lower) + 1]--;
    }
  }
}
