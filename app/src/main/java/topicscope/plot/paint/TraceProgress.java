package topicscope.plot.paint;

import java.util.OptionalLong;
import topicscope.chart.ColumnScale;
import topicscope.chart.LatestTime;
import topicscope.signal.Decimator;
import topicscope.signal.PixelColumns;
import topicscope.signal.SampleBuffer;

/**
 * How far a trace has been painted, and which columns have changed since.
 *
 * <p>Owned by the painting thread. A view by number aligns traces at their newest samples when they
 * first appear, so that "the last 200" is the last 200 of each. A trace that drifts by more than 5
 * % of the window is aligned again.
 */
final class TraceProgress {
  private static final double DRIFT = 0.05;
  private static final int FEW = 256;

  private final SampleBuffer buffer;
  private final PixelColumns one = new PixelColumns();
  private long appended;
  private long first;
  private long longestSpacing;
  private double oldest = Double.NaN;
  private double newest = Double.NaN;
  private double paintedNewest = Double.NaN;
  private long paintedAppended;
  private long paintedFirst;
  private long paintedSpacing;
  private long leavingTo;
  private double leavingLatest;
  private double shift = Double.NaN;
  private double spacing = 1;

  TraceProgress(SampleBuffer buffer) {
    this.buffer = buffer;
  }

  /** Reads the present state of the series. */
  void update(boolean byTime) {
    first = buffer.firstNumber();
    appended = buffer.appended();
    longestSpacing = buffer.longestSpacing(appended - 1);
    if (byTime) {
      oldest = orNaN(buffer.earliestTime());
      newest = orNaN(buffer.latestTime());
    } else {
      oldest = appended > first ? (double) first : Double.NaN;
      newest = appended > first ? (double) (appended - 1) : Double.NaN;
    }
  }

  /** Aligns the newest sample with {@code leader}; returns whether the trace has moved. */
  boolean align(boolean byTime, double leader, double window) {
    double before = shift;
    if (byTime) {
      shift = 0;
    } else if (Double.isNaN(shift) || Math.abs(newest + shift - leader) > window * DRIFT) {
      shift = Double.isNaN(newest) ? Double.NaN : leader - newest;
    }
    return Double.compare(before, shift) != 0;
  }

  /**
   * Estimates the columns between two samples, in steps of √2; returns whether the step has
   * changed.
   */
  boolean space(ColumnScale scale) {
    double apart = appended - first > 1 ? (newest - oldest) / (appended - first - 1) : 1;
    double level =
        Math.pow(2, Math.round(2 * Math.log(apart / scale.perColumn()) / Math.log(2)) / 2.0);
    double before = spacing;
    spacing = level > 0 && level < 1e6 ? level : 1;
    return spacing != before;
  }

  double spacing() {
    return spacing;
  }

  /** How strong its line is where it seldom passes, of {@link LineDensity#FULL}. */
  int rarest() {
    // Those of a roll-up say nothing of how often a value is.
    return buffer.hasRests() ? LineDensity.FULL : LineDensity.rarest(1 / spacing);
  }

  /** x minus the sample number. */
  double shift() {
    return Double.isNaN(shift) ? 0 : shift;
  }

  /** x of the newest sample, NaN if there is none. */
  double newest() {
    return newest + shift();
  }

  /** Takes the newest time into account. */
  void addTo(LatestTime latest) {
    latest.add(buffer);
  }

  long appended() {
    return appended;
  }

  boolean changed() {
    return appended != paintedAppended;
  }

  /** Marks the state of the last look as painted. */
  void painted(boolean byTime) {
    if (byTime && appended - first >= buffer.capacity()) {
      rememberLeaving();
    }
    paintedAppended = appended;
    paintedFirst = first;
    paintedSpacing = longestSpacing;
    paintedNewest = newest;
  }

  /**
   * Stores the latest time of the samples that will be overwritten next; it can't be read once they
   * are.
   */
  private void rememberLeaving() {
    leavingTo = first + Math.max(FEW, 2 * (first - paintedFirst));
    leavingLatest = orNaN(buffer.latestTime(first, leavingTo));
    if (buffer.firstNumber() != first) {
      leavingTo = first;
    }
  }

  /** The first column that samples since the last painting may change. */
  long changedFrom(ColumnScale scale, Decimator decimator) {
    if (Double.isNaN(paintedNewest)) {
      return Long.MIN_VALUE;
    }
    double x = paintedNewest;
    if (scale.byTime()) {
      double earliest = orNaN(buffer.earliestTime(paintedAppended));
      x = earliest < x ? before(earliest, scale, decimator) : x;
    }
    if (buffer.longestSpacing(paintedAppended - 1) != paintedSpacing) {
      x = Math.min(x, beforeUnsettled(scale, decimator));
    }
    return scale.column(x + shift());
  }

  /** The last column that samples overwritten since the last painting had touched. */
  long vanishedTo(ColumnScale scale, Decimator decimator) {
    if (first == paintedFirst) {
      return Long.MIN_VALUE;
    }
    if (!scale.byTime()) {
      return scale.column((double) first + shift());
    }
    if (first > leavingTo || Double.isNaN(leavingLatest)) {
      return Long.MAX_VALUE;
    }
    long column = scale.column(leavingLatest);
    decimator.reduce(buffer, scale.view(column, 1, 0), 1, one);
    return one.hasAfter() ? (long) Math.floor((double) column + one.afterX()) : Long.MAX_VALUE;
  }

  /** The x where the line to a time begins. */
  private double before(double time, ColumnScale scale, Decimator decimator) {
    long column = scale.column(time);
    decimator.reduce(buffer, scale.view(column, 1, 0), 1, one);
    return one.hasBefore() ? scale.within((double) column + one.beforeX()) : time;
  }

  /** The x from which gaps may have changed, because the longest usual spacing has changed. */
  private double beforeUnsettled(ColumnScale scale, Decimator decimator) {
    long number = Math.max(first, SampleBuffer.unsettledFrom(paintedAppended));
    if (!scale.byTime()) {
      return (double) (number - 1);
    }
    double earliest = orNaN(buffer.earliestTime(number));
    return Double.isNaN(earliest) ? Double.NEGATIVE_INFINITY : before(earliest, scale, decimator);
  }

  private static double orNaN(OptionalLong time) {
    return time.isPresent() ? (double) time.getAsLong() : Double.NaN;
  }
}
