package topicscope.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import topicscope.signal.Decimator;
import topicscope.signal.PixelColumns;
import topicscope.signal.SampleBuffer;
import topicscope.signal.SampleCopy;
import topicscope.signal.XRange;

/**
 * A range of a series reduced to columns. Whole numbers beyond 2^53 keep all digits: a series that
 * has such is reduced sample by sample.
 *
 * <p>Owned by one thread.
 */
final class SeriesColumns {
  private final double from;
  private final double width;
  private final int count;
  private final Decimator decimator = new Decimator();
  private final PixelColumns columns = new PixelColumns();
  private final SampleCopy copy = new SampleCopy();

  /**
   * @param from the start, ms since the epoch
   * @param to the end
   * @param count how many columns
   */
  SeriesColumns(double from, double to, int count) {
    this.from = from;
    this.width = (to - from) / count;
    this.count = count;
  }

  /** The columns that are not empty, in order. */
  List<SeriesColumn> of(SampleBuffer buffer) {
    decimator.reduce(buffer, new XRange.ByTime(from, from + width * count), count, columns);
    boolean any = columns.lowest() <= columns.highest();
    if (any
        && (JsonNumbers.mayBeRounded(columns.lowest())
            || JsonNumbers.mayBeRounded(columns.highest()))) {
      return exact(buffer);
    }
    List<SeriesColumn> found = new ArrayList<>();
    for (int c = 0; c < count; c++) {
      if (!columns.isEmpty(c)) {
        found.add(
            new SeriesColumn(
                from + c * width,
                columns.firstValue(c),
                columns.min(c),
                columns.max(c),
                columns.lastValue(c)));
      }
    }
    return found;
  }

  private List<SeriesColumn> exact(SampleBuffer buffer) {
    Map<Integer, SeriesColumn> found = new TreeMap<>();
    long end = buffer.appended();
    // One copy, since the samples have to be in the order of their times.
    buffer.copy(buffer.firstNumber(), (int) Math.min(end, buffer.capacity()), copy);
    copy.sortByTime();
    for (int i = 0; i < copy.size(); i++) {
      int c = (int) Math.floor((copy.time(i) + copy.nanos(i) / 1e6 - from) / width);
      if (c >= 0 && c < count) {
        Number value = copy.exact(i);
        found.merge(
            c, new SeriesColumn(from + c * width, value, value, value, value), SeriesColumn::and);
      }
    }
    return List.copyOf(found.values());
  }
}
