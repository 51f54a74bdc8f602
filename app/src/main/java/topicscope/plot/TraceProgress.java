package topicscope.plot;

import java.util.OptionalLong;
import topicscope.signal.Columns;
import topicscope.signal.Decimator;
import topicscope.signal.SampleBuffer;
import topicscope.signal.SampleWindow;

/**
 * How far one trace has been painted, and which columns the samples since then touch.
 *
 * <p>Owned by the painting thread. A view by number lines the traces up at their newest samples
 * when they first appear, so that "the last 200" is the last 200 of each; a trace that falls behind
 * or runs ahead by more than a small part of the window is lined up anew.
 */
final class TraceProgress {
  private static final int MOST_LATE = 4096;
  private static final double DRIFT = 0.05;

  private final SampleBuffer buffer;
  private final SampleWindow arrived = new SampleWindow();
  private final Columns one = new Columns();
  private long appended;
  private long first;
  private long late;
  private double oldest = Double.NaN;
  private double newest = Double.NaN;
  private double paintedOldest = Double.NaN;
  private double paintedNewest = Double.NaN;
  private long paintedAppended;
  private long paintedLate;
  private double shift = Double.NaN;
  private double spacing = 1;

  TraceProgress(SampleBuffer buffer) {
    this.buffer = buffer;
  }

  /** Looks how far the series has come. */
  void look(boolean byTime) {
    first = buffer.firstNumber();
    appended = buffer.appended();
    late = byTime ? buffer.outOfOrder() : 0;
    if (byTime) {
      oldest = orNaN(buffer.earliestTime());
      newest = orNaN(buffer.latestTime());
    } else {
      oldest = appended > first ? (double) first : Double.NaN;
      newest = appended > first ? (double) (appended - 1) : Double.NaN;
    }
  }

  /** Lines the trace up with a present of {@code leader}; returns whether it had to be moved. */
  boolean align(boolean byTime, double leader, double window) {
    double before = shift;
    if (byTime) {
      shift = 0;
    } else if (Double.isNaN(shift) || Math.abs(newest + shift - leader) > window * DRIFT) {
      shift = Double.isNaN(newest) ? Double.NaN : leader - newest;
    }
    return Double.compare(before, shift) != 0;
  }

  /** Estimates how many columns lie between two samples; returns whether it changed much. */
  boolean space(HorizontalScale scale) {
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

  /** What is added to sample numbers to get x. */
  double shift() {
    return Double.isNaN(shift) ? 0 : shift;
  }

  /** x of the newest sample, NaN if there is none. */
  double newest() {
    return newest + shift();
  }

  long appended() {
    return appended;
  }

  boolean changed() {
    return appended != paintedAppended;
  }

  /** Remembers that everything seen by the last look is painted. */
  void painted() {
    paintedAppended = appended;
    paintedLate = late;
    paintedOldest = oldest;
    paintedNewest = newest;
  }

  /** The first column that samples since the last painting may change, at their left end. */
  long changedFrom(HorizontalScale scale, Decimator decimator) {
    if (Double.isNaN(paintedNewest)) {
      return Long.MIN_VALUE;
    }
    double x = late == paintedLate ? paintedNewest : beforeLate(scale, decimator);
    return x == Double.NEGATIVE_INFINITY ? Long.MIN_VALUE : scale.column(x + shift());
  }

  /** The last column from which overwritten samples have vanished. */
  long vanishedTo(HorizontalScale scale) {
    return Double.isNaN(oldest) || oldest == paintedOldest
        ? Long.MIN_VALUE
        : scale.column(oldest + shift());
  }

  /** Where the line begins that leads to the earliest of the samples that came late. */
  private double beforeLate(HorizontalScale scale, Decimator decimator) {
    if (appended - paintedAppended > MOST_LATE) {
      return Double.NEGATIVE_INFINITY;
    }
    buffer.copy(paintedAppended, MOST_LATE, arrived);
    double earliest = paintedNewest;
    for (int i = 0; i < arrived.size(); i++) {
      earliest = Math.min(earliest, (double) arrived.time(i));
    }
    long column = scale.column(earliest);
    decimator.reduce(buffer, scale.view(column, 1, 0), 1, one);
    return one.hasBefore() ? scale.within(column + one.beforeX()) : Double.NEGATIVE_INFINITY;
  }

  private static double orNaN(OptionalLong time) {
    return time.isPresent() ? (double) time.getAsLong() : Double.NaN;
  }
}
