package topicscope.signal.distribution;

import java.util.SplittableRandom;

/**
 * Finds values by their rank without sorting all of them, in a time that grows as their number does
 * (Hoare's quickselect, with random pivots and three parts, so that equal values cost nothing).
 *
 * <p>It changes the order of the values: after a search, no value before the rank is higher, and
 * none after it is lower. Ranks that were found make the next searches shorter.
 */
public final class Selection {
  private final SplittableRandom random = new SplittableRandom(1);
  private final double[] values;
  private final int size;

  /** The values of found ranks are at their places; so is what is between two of them. */
  private int low;

  /**
   * @param values the values; their order is changed
   * @param size how many of them, from the first on; at least 1
   */
  public Selection(double[] values, int size) {
    this.values = values;
    this.size = size;
  }

  /**
   * The value that a share of all is not above: that of the smallest rank of which this is true
   * (the nearest rank). Shares are asked for in ascending order.
   *
   * @param share above 0, at most 1
   */
  double quantile(double share) {
    return at((int) Math.ceil(share * size) - 1);
  }

  /** The middle value; the mean of the two middle ones of an even number. */
  public double median() {
    double upper = at(size / 2);
    if (size % 2 == 1) {
      return upper;
    }
    double lower = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < size / 2; i++) {
      lower = Math.max(lower, values[i]);
    }
    return lower / 2 + upper / 2;
  }

  private double at(int rank) {
    int from = low;
    int to = size - 1;
    while (from < to) {
      double pivot = values[random.nextInt(from, to + 1)];
      int below = from;
      int above = to;
      int i = from;
      while (i <= above) {
        double value = values[i];
        if (value < pivot) {
          values[i++] = values[below];
          values[below++] = value;
        } else if (value > pivot) {
          values[i] = values[above];
          values[above--] = value;
        } else {
          i++;
        }
      }
      if (rank < below) {
        to = below - 1;
      } else if (rank > above) {
        from = above + 1;
      } else {
        break;
      }
    }
    low = rank;
    return values[rank];
  }
}
