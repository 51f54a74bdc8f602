package topicscope.signal;

/**
 * Count, mean and sum of squared deviations of values. Two of them can be merged (Chan, Golub,
 * LeVeque: "Updating Formulae and a Pairwise Algorithm for Computing Sample Variances", 1979).
 *
 * <p>Owned by one thread.
 */
final class Moments {
  private long count;
  private double mean;
  private double squares;

  void clear() {
    count = 0;
    mean = 0;
    squares = 0;
  }

  /** Adds the values {@code from} to {@code to} (exclusive) in two passes. */
  void add(double[] values, int from, int to) {
    int length = to - from;
    if (length <= 0) {
      return;
    }
    double even = 0;
    double odd = 0;
    double share = 1.0 / length;
    int paired = from + (length & -2);
    for (int i = from; i < paired; i += 2) {
      even += values[i] * share;
      odd += values[i + 1] * share;
    }
    double centre = even + odd + (paired < to ? values[paired] * share : 0);
    even = 0;
    odd = 0;
    for (int i = from; i < paired; i += 2) {
      even += (values[i] - centre) * (values[i] - centre);
      odd += (values[i + 1] - centre) * (values[i + 1] - centre);
    }
    double rest = paired < to ? values[paired] - centre : 0;
    merge(length, centre, even + odd + rest * rest);
  }

  /** Merges the moments of other values. */
  void merge(long otherCount, double otherMean, double otherSquares) {
    long total = count + otherCount;
    double distance = otherMean - mean;
    double share = (double) otherCount / total;
    mean += distance * share;
    squares += otherSquares + distance * distance * share * count;
    count = total;
  }

  long count() {
    return count;
  }

  double mean() {
    return mean;
  }

  double squares() {
    return squares;
  }
}
