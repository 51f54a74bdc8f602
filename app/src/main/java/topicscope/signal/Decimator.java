package topicscope.signal;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * M4 decimation: reduces what a view shows of a buffer to the first, last, lowest and highest
 * sample of each pixel column (Jugel et al., "M4: A Visualization-Oriented Time Series Data
 * Aggregation", VLDB 2014), which draws the same picture as all samples would.
 *
 * <p>Owned by one thread, the reader's.
 */
public final class Decimator {
  private final SampleWindow window = new SampleWindow();

  /** Reduces {@code view} of {@code buffer} to {@code columns} columns. */
  public void reduce(SampleBuffer buffer, View view, int columns, Columns into) {
    buffer.copyLast(Integer.MAX_VALUE, window);
    long gapMs = buffer.gapMs();
    into.reset(columns);
    double width = (view.to() - view.from()) / columns;
    boolean byTime = view instanceof View.ByTime;
    int[] order = order(byTime);
    int previous = -1;
    for (int i : order) {
      double at = byTime ? window.times[i] : window.firstNumber + i;
      double x = (at - view.from()) / width;
      double value = window.values[i];
      boolean broken =
          previous >= 0
              && window.times[i] - window.times[previous] > gapMs
              && (byTime ? window.times[i] - window.times[previous] > width : width <= 1);
      if (at < view.from()) {
        into.hasBefore = true;
        into.beforeX = x;
        into.beforeValue = value;
      } else if (at >= view.to()) {
        into.hasAfter = true;
        into.afterX = x;
        into.afterValue = value;
        into.gapAfter = broken;
        return;
      } else {
        add(into, Math.min((int) x, columns - 1), x, value, broken);
      }
      previous = i;
    }
  }

  private static void add(Columns into, int c, double x, double value, boolean broken) {
    if (!into.filled[c]) {
      into.filled[c] = true;
      into.gapBefore[c] = broken;
      into.firstX[c] = x;
      into.firstValue[c] = value;
      into.min[c] = Double.POSITIVE_INFINITY;
      into.max[c] = Double.NEGATIVE_INFINITY;
    }
    into.lastX[c] = x;
    into.lastValue[c] = value;
    if (value < into.min[c]) {
      into.min[c] = value;
      into.minX[c] = x;
    }
    if (value > into.max[c]) {
      into.max[c] = value;
      into.maxX[c] = x;
    }
    into.lowest = Math.min(into.lowest, value);
    into.highest = Math.max(into.highest, value);
  }

  private int[] order(boolean byTime) {
    if (!byTime) {
      return IntStream.range(0, window.size).toArray();
    }
    boolean ordered = true;
    for (int i = 1; i < window.size && ordered; i++) {
      ordered = window.times[i] >= window.times[i - 1];
    }
    if (ordered) {
      return IntStream.range(0, window.size).toArray();
    }
    Integer[] order = IntStream.range(0, window.size).boxed().toArray(Integer[]::new);
    Arrays.sort(order, Comparator.comparingLong(i -> window.times[i]));
    return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
  }
}
