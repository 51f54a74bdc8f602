package topicscope.signal;

import java.util.Arrays;

/**
 * A range reduced to pixel columns: the first, last, lowest and highest sample of each column.
 *
 * <p>Filled by a {@link Decimator}, owned by one thread, and reused: it allocates only to grow. x
 * is in columns: 0 is the left edge, {@link #count()} the right edge; column c spans c to c + 1.
 * For a column without samples only {@link #isEmpty} may be called.
 */
public final class PixelColumns {
  private int count;
  private boolean[] filled = new boolean[0];
  private boolean[] gapBefore = new boolean[0];
  private double[] firstX = new double[0];
  private double[] firstValue = new double[0];
  private double[] lastX = new double[0];
  private double[] lastValue = new double[0];
  private double[] min = new double[0];
  private double[] minX = new double[0];
  private double[] max = new double[0];
  private double[] maxX = new double[0];
  private boolean hasBefore;
  private double beforeX;
  private double beforeValue;
  private boolean hasAfter;
  private double afterX;
  private double afterValue;
  private boolean gapAfter;
  private double lowest;
  private double highest;

  /** The number of columns, empty ones included. */
  public int count() {
    return count;
  }

  /** Whether column {@code c} has no sample. */
  public boolean isEmpty(int c) {
    return !filled[c];
  }

  /** The x of the first sample of column {@code c}. */
  public double firstX(int c) {
    return firstX[c];
  }

  /** The value of the first sample of column {@code c}. */
  public double firstValue(int c) {
    return firstValue[c];
  }

  /** The x of the last sample of column {@code c}. */
  public double lastX(int c) {
    return lastX[c];
  }

  /** The value of the last sample of column {@code c}. */
  public double lastValue(int c) {
    return lastValue[c];
  }

  /** The lowest value in column {@code c}. */
  public double min(int c) {
    return min[c];
  }

  /** The x of the lowest value in column {@code c}, or of one of them. */
  public double minX(int c) {
    return minX[c];
  }

  /** The highest value in column {@code c}. */
  public double max(int c) {
    return max[c];
  }

  /** The x of the highest value in column {@code c}, or of one of them. */
  public double maxX(int c) {
    return maxX[c];
  }

  /**
   * Whether the line is broken before the first sample of column {@code c}. The sample before it is
   * the last of the nearest column to the left that is not empty, or else the one outside the
   * range.
   */
  public boolean gapBefore(int c) {
    return gapBefore[c];
  }

  /** Whether the line is broken before the first sample after the range. */
  public boolean gapAfter() {
    return gapAfter;
  }

  /** Whether a sample is held to the left of the range; the line enters from there. */
  public boolean hasBefore() {
    return hasBefore;
  }

  /** The x of the nearest sample to the left of the range: below 0. */
  public double beforeX() {
    return beforeX;
  }

  /** The value of the nearest sample to the left of the range. */
  public double beforeValue() {
    return beforeValue;
  }

  /** Whether a sample is held to the right of the range; the line leaves to there. */
  public boolean hasAfter() {
    return hasAfter;
  }

  /** The x of the nearest sample to the right of the range: {@link #count()} or more. */
  public double afterX() {
    return afterX;
  }

  /** The value of the nearest sample to the right of the range. */
  public double afterValue() {
    return afterValue;
  }

  /** The lowest value in the range; positive infinity if it is empty. */
  public double lowest() {
    return lowest;
  }

  /** The highest value in the range; negative infinity if it is empty. */
  public double highest() {
    return highest;
  }

  /** Clears everything and prepares {@code columns} columns. */
  void reset(int columns) {
    if (filled.length < columns) {
      filled = new boolean[columns];
      gapBefore = new boolean[columns];
      firstX = new double[columns];
      firstValue = new double[columns];
      lastX = new double[columns];
      lastValue = new double[columns];
      min = new double[columns];
      minX = new double[columns];
      max = new double[columns];
      maxX = new double[columns];
    }
    count = columns;
    Arrays.fill(filled, 0, columns, false);
    hasBefore = false;
    hasAfter = false;
    gapAfter = false;
    lowest = Double.POSITIVE_INFINITY;
    highest = Double.NEGATIVE_INFINITY;
  }

  void setBefore(double x, double value) {
    hasBefore = true;
    beforeX = x;
    beforeValue = value;
  }

  void setEnds(int c, double firstX, double firstValue, double lastX, double lastValue) {
    filled[c] = true;
    this.firstX[c] = firstX;
    this.firstValue[c] = firstValue;
    this.lastX[c] = lastX;
    this.lastValue[c] = lastValue;
  }

  void setRange(int c, double minX, double min, double maxX, double max) {
    this.minX[c] = minX;
    this.min[c] = min;
    this.maxX[c] = maxX;
    this.max[c] = max;
    lowest = Math.min(lowest, min);
    highest = Math.max(highest, max);
  }

  void setGapBefore(int c, boolean gap) {
    gapBefore[c] = gap;
  }

  void setAfter(double x, double value, boolean gap) {
    hasAfter = true;
    afterX = x;
    afterValue = value;
    gapAfter = gap;
  }
}
