package topicscope.signal.measure;

import java.util.Arrays;
import topicscope.signal.distribution.Selection;

/** Lengths of time, of which the median is wanted. For one thread. */
final class Durations {
  private double[] found = new double[16];
  private int count;

  void add(double duration) {
    if (count == found.length) {
      found = Arrays.copyOf(found, 2 * count);
    }
    found[count++] = duration;
  }

  /** The median; the mean of the two middle ones of an even number, NaN without any. */
  double median() {
    return count == 0 ? Double.NaN : new Selection(found, count).median();
  }
}
