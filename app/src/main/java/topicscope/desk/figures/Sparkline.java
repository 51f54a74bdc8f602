package topicscope.desk.figures;

import java.util.Arrays;
import topicscope.signal.Decimator;
import topicscope.signal.PixelColumns;
import topicscope.signal.SampleBuffer;
import topicscope.signal.XRange;

/** The course of a series in a few columns: the lowest and highest value of each. Immutable. */
public final class Sparkline {
  /** A curve without samples. */
  public static final Sparkline EMPTY = new Sparkline(new double[0], new double[0]);

  private static final int COLUMNS = 120;
  private static final int LAST = 60;

  private final double[] low;
  private final double[] high;

  private Sparkline(double[] low, double[] high) {
    this.low = low;
    this.high = high;
  }

  /** The samples in a range; the part of it that has samples fills all columns. */
  public static Sparkline of(
      SampleBuffer buffer, XRange range, Decimator decimator, PixelColumns into) {
    decimator.reduce(buffer, held(buffer, range), COLUMNS, into);
    double[] low = new double[COLUMNS];
    double[] high = new double[COLUMNS];
    for (int i = 0; i < COLUMNS; i++) {
      low[i] = into.isEmpty(i) ? Double.NaN : into.min(i);
      high[i] = into.isEmpty(i) ? Double.NaN : into.max(i);
    }
    return new Sparkline(low, high);
  }

  private static XRange held(SampleBuffer buffer, XRange range) {
    boolean byTime = range instanceof XRange.ByTime;
    double first = byTime ? (double) buffer.knownFrom().orElse(0) : (double) buffer.firstNumber();
    double last =
        byTime ? (double) buffer.latestTime().orElse(0) : (double) (buffer.appended() - 1);
    double from = Math.max(range.from(), first);
    // The last sample is in the last column.
    double to = Math.min(range.to(), last + (last > from ? (last - from) / (COLUMNS - 1) : 0.5));
    if (to - from < XRange.SHORTEST) {
      return range;
    }
    return byTime ? new XRange.ByTime(from, to) : new XRange.ByNumber(from, to);
  }

  /** The range of the last samples of a buffer. */
  public static XRange last(SampleBuffer buffer) {
    long end = buffer.appended();
    return new XRange.ByNumber((double) Math.max(0, end - LAST), (double) Math.max(1, end));
  }

  /** The number of columns. */
  public int size() {
    return low.length;
  }

  /** The lowest value of a column; NaN if it has no sample. */
  public double low(int column) {
    return low[column];
  }

  /** The highest value of a column; NaN if it has no sample. */
  public double high(int column) {
    return high[column];
  }

  /** Whether only one column has samples, all of one value. */
  public boolean isOneValue() {
    return Arrays.stream(low).filter(Double::isFinite).count() == 1 && lowest() == highest();
  }

  /** The lowest value of all; NaN without samples. */
  public double lowest() {
    return Arrays.stream(low).filter(Double::isFinite).min().orElse(Double.NaN);
  }

  /** The highest value of all; NaN without samples. */
  public double highest() {
    return Arrays.stream(high).filter(Double::isFinite).max().orElse(Double.NaN);
  }
}
