package topicscope.signal;

import java.util.Arrays;

/**
 * A view reduced to pixel columns: of each column the first, last, lowest and highest sample.
 *
 * <p>Filled by a {@link Decimator}, owned by one thread, and reused: it allocates only when it has
 * to grow. Every x is in columns from the left edge of the view: 0 is the left edge, {@link
 * #count()} the right one; what is in column c lies from c to c + 1. A column without samples is
 * empty, and nothing else may be asked of it.
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

  /** How many columns there are, empty ones included. */
  public int count() {
    return count;
  }

  /** Whether no sample lies in column {@code c}. */
  public boolean isEmpty(int c) {
    return !filled[c];
  }

  /** Where the first sample of column {@code c} lies. */
  public double firstX(int c) {
    return firstX[c];
  }

  /** The value of the first sample of column {@code c}. */
  public double firstValue(int c) {
    return firstValue[c];
  }

  /** Where the last sample of column {@code c} lies. */
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

  /** Where the lowest value of column {@code c} lies, or one of them. */
  public double minX(int c) {
    return minX[c];
  }

  /** The highest value in column {@code c}. */
  public double max(int c) {
    return max[c];
  }

  /** Where the highest value of column {@code c} lies, or one of them. */
  public double maxX(int c) {
    return maxX[c];
  }

  /**
   * Whether the line is broken between the first sample of column {@code c} and the one before it:
   * the last of the nearest column to the left that isn't empty, or else the one just outside the
   * view.
   */
  public boolean gapBefore(int c) {
    return gapBefore[c];
  }

  /** Whether the line is broken between the sample after the view and the one before that. */
  public boolean gapAfter() {
    return gapAfter;
  }

  /** Whether a sample is held to the left of the view; the line comes in from there. */
  public boolean hasBefore() {
    return hasBefore;
  }

  /** Where the nearest sample to the left of the view lies: below 0. */
  public double beforeX() {
    return beforeX;
  }

  /** The value of the nearest sample to the left of the view. */
  public double beforeValue() {
    return beforeValue;
  }

  /** Whether a sample is held to the right of the view; the line goes out to there. */
  public boolean hasAfter() {
    return hasAfter;
  }

  /** Where the nearest sample to the right of the view lies: {@link #count()} or more. */
  public double afterX() {
    return afterX;
  }

  /** The value of the nearest sample to the right of the view. */
  public double afterValue() {
    return afterValue;
  }

  /** The lowest value in the view, or positive infinity if it is empty. */
  public double lowest() {
    return lowest;
  }

  /** The highest value in the view, or negative infinity if it is empty. */
  public double highest() {
    return highest;
  }

  /** Forgets everything and gets ready for {@code columns} columns. */
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
