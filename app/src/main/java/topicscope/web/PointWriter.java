package topicscope.web;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import topicscope.signal.Decimator;
import topicscope.signal.PixelColumns;
import topicscope.signal.SampleBuffer;
import topicscope.signal.SampleCopy;
import topicscope.signal.XRange;

/**
 * Writes the points of a series that a page draws: the samples themselves, or of each column the
 * first, lowest, highest and last one, which draw the same picture. A {@code null} breaks the line.
 *
 * <p>Owned by one thread.
 */
final class PointWriter {
  private final SampleCopy copy = new SampleCopy();
  private final Decimator decimator = new Decimator();
  private final PixelColumns columns = new PixelColumns();
  private double[] times = new double[64];
  private double[] values = new double[64];
  private int size;

  /**
   * Collects the newest samples.
   *
   * @param count how many at most
   * @param from only those of this time or later, ms since the epoch
   */
  void collectNewest(SampleBuffer buffer, int count, double from) {
    size = 0;
    buffer.copyLast(count, copy);
    copy.sortByTime();
    double before = 0;
    long limit = 0;
    for (int i = 0; i < copy.size(); i++) {
      double time = copy.time(i) + copy.nanos(i) / 1e6;
      long longest = buffer.longestSpacing(copy.firstNumber() + i);
      if (time >= from) {
        if (i > 0 && time - before > limit && time - before > longest) {
          add(before, Double.NaN);
        }
        add(time, copy.value(i));
      }
      before = time;
      limit = longest;
    }
  }

  /**
   * Collects the points of columns on a fixed grid.
   *
   * @param width the width of a column, ms
   * @param first the first column, counted from the epoch
   * @param count how many columns
   */
  void collectColumns(SampleBuffer buffer, double width, long first, int count) {
    size = 0;
    double origin = first * width;
    decimator.reduce(buffer, new XRange.ByTime(origin, (first + count) * width), count, columns);
    for (int c = 0; c < columns.count(); c++) {
      if (!columns.isEmpty(c)) {
        addColumn(c, origin, width);
      }
    }
  }

  private void addColumn(int c, double origin, double width) {
    double first = origin + columns.firstX(c) * width;
    if (columns.gapBefore(c)) {
      add(first, Double.NaN);
    }
    add(first, columns.firstValue(c));
    boolean minFirst = columns.minX(c) <= columns.maxX(c);
    addInside(c, origin, width, minFirst);
    addInside(c, origin, width, !minFirst);
    double last = origin + columns.lastX(c) * width;
    if (last > first || columns.lastValue(c) != columns.firstValue(c)) {
      add(last, columns.lastValue(c));
    }
  }

  private void addInside(int c, double origin, double width, boolean min) {
    double x = min ? columns.minX(c) : columns.maxX(c);
    double value = min ? columns.min(c) : columns.max(c);
    boolean isEnd = value == columns.firstValue(c) || value == columns.lastValue(c);
    if (!isEnd) {
      add(origin + x * width, value);
    }
  }

  private void add(double time, double value) {
    if (size == times.length) {
      times = java.util.Arrays.copyOf(times, 2 * size);
      values = java.util.Arrays.copyOf(values, 2 * size);
    }
    times[size] = time;
    values[size] = value;
    size++;
  }

  /** The number of points collected. */
  int size() {
    return size;
  }

  /**
   * Writes them as fields of an object: {@code from}, ms since the epoch; {@code t}, ms after that;
   * and {@code y}.
   */
  void write(JsonGenerator json) throws IOException {
    long from = size == 0 ? 0 : (long) Math.floor(times[0]);
    json.writeNumberField("from", from);
    json.writeArrayFieldStart("t");
    for (int i = 0; i < size; i++) {
      JsonNumbers.write(json, Math.rint((times[i] - from) * 1e3) / 1e3);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("y");
    for (int i = 0; i < size; i++) {
      if (Double.isNaN(values[i])) {
        json.writeNull();
      } else {
        JsonNumbers.write(json, values[i]);
      }
    }
    json.writeEndArray();
  }
}
