package topicscope.signal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** All samples of a buffer in the order in which a view draws them: what decimation must match. */
final class RandomSamples {
  final long[] places;
  final double[] values;
  private final long[] times;
  private final long[] numbers;

  private RandomSamples(int size) {
    places = new long[size];
    values = new double[size];
    times = new long[size];
    numbers = new long[size];
  }

  static RandomSamples of(SampleBuffer buffer, boolean byTime) {
    SampleCopy window = new SampleCopy();
    buffer.copyLast(Integer.MAX_VALUE, window);
    Integer[] order = new Integer[window.size()];
    Arrays.setAll(order, i -> i);
    if (byTime) {
      Arrays.sort(order, Comparator.comparingLong(window::time));
    }
    int size = window.size();
    RandomSamples samples = new RandomSamples(size);
    for (int i = 0; i < size; i++) {
      samples.times[i] = window.time(order[i]);
      samples.values[i] = window.value(order[i]);
      samples.numbers[i] = window.firstNumber() + order[i];
      samples.places[i] = byTime ? samples.times[i] : samples.numbers[i];
    }
    return samples;
  }

  int size() {
    return places.length;
  }

  long time(int i) {
    return times[i];
  }

  /** The column of a sample; -1 to the left of the view, {@code columns} to the right. */
  int column(int i, XRange view, int columns) {
    return column(places[i], view, columns);
  }

  /** Where a sample lies, in columns. */
  double x(int i, XRange view, int columns) {
    return x(i, column(i, view, columns), view, columns);
  }

  private double x(int i, int column, XRange view, int columns) {
    double x = (places[i] - view.from()) / ((view.to() - view.from()) / columns);
    return Raster.Point.at(column, x, values[i], columns).x();
  }

  /** The line through these samples, cut where it is to break, each point in its column. */
  List<List<Raster.Point>> lines(SampleBuffer buffer, XRange view, int columns) {
    List<List<Raster.Point>> lines = new ArrayList<>();
    List<Raster.Point> line = new ArrayList<>();
    double width = (view.to() - view.from()) / columns;
    for (int i = 0; i < size(); i++) {
      if (i > 0 && isBroken(i, buffer, width)) {
        lines.add(line);
        line = new ArrayList<>();
      }
      int column = column(i, view, columns);
      line.add(new Raster.Point(column, x(i, column, view, columns), values[i]));
    }
    lines.add(line);
    return lines;
  }

  boolean isBroken(int i, SampleBuffer buffer, double width) {
    long spacing = times[i] - times[i - 1];
    long end = buffer.appended();
    long limit =
        Math.max(
            buffer.log().gapLimit(numbers[i - 1], end), buffer.log().gapLimit(numbers[i], end));
    return places[i] - places[i - 1] >= width && spacing > limit;
  }

  private static int column(long place, XRange view, int columns) {
    double width = (view.to() - view.from()) / columns;
    if (place < view.from()) {
      return -1;
    }
    if (place >= view.to()) {
      return columns;
    }
    int column = Math.clamp((long) ((place - view.from()) / width) - 1, 0, columns - 1);
    while (column + 1 < columns && place >= view.from() + (column + 1) * width) {
      column++;
    }
    return column;
  }
}
