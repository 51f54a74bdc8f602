package topicscope.signal;

import java.lang.invoke.VarHandle;
import java.util.Arrays;

/**
 * One level of the min/max index: a summary of every complete run of {@code 2^shift} samples.
 *
 * <p>A node holds the earliest and latest time and the lowest and highest value of its run, and in
 * which of its children each of them is found (the first of equals, but the last of equally late
 * ones). Nodes are written once, by the thread that appends, before the last sample of their run is
 * published; they live in a ring as the samples do. Nodes above the lowest level also know the
 * mean.
 */
final class IndexLevel {
  static final int FIRST = 0;
  static final int LAST = 8;
  static final int LOWEST = 16;
  static final int HIGHEST = 24;

  private static final int PLACE_MASK = 0x7F;
  private static final int ORDERED = 0x80;

  static final int BLOCK_SHIFT = 7;
  static final int BLOCK = 1 << BLOCK_SHIFT;
  static final int FAN_SHIFT = 4;
  static final int FAN = 1 << FAN_SHIFT;

  /** Binary logarithm of the number of samples in a node. */
  final int shift;

  /** Binary logarithm of the number of samples in a child of a node. */
  final int childShift;

  private final boolean hasMean;
  long[] earliest;
  long[] latest;
  double[] min;
  double[] max;
  double[] mean;
  private int[] places;

  /**
   * @param level 0 for the lowest
   * @param room for how many nodes to begin with, a power of two from {@link #FAN} on
   */
  IndexLevel(int level, int room) {
    shift = BLOCK_SHIFT + level * FAN_SHIFT;
    childShift = level == 0 ? 0 : shift - FAN_SHIFT;
    hasMean = level > 0;
    earliest = new long[room];
    latest = new long[room];
    min = new double[room];
    max = new double[room];
    mean = new double[hasMean ? room : 0];
    places = new int[room];
  }

  /** Makes room for {@code nodes} nodes, a power of two. For the time before the ring closes. */
  void ensure(int nodes) {
    if (earliest.length < nodes) {
      long[] grownEarliest = Arrays.copyOf(earliest, nodes);
      long[] grownLatest = Arrays.copyOf(latest, nodes);
      double[] grownMin = Arrays.copyOf(min, nodes);
      double[] grownMax = Arrays.copyOf(max, nodes);
      double[] grownMean = Arrays.copyOf(mean, hasMean ? nodes : 0);
      int[] grownPlaces = Arrays.copyOf(places, nodes);
      VarHandle.releaseFence();
      earliest = grownEarliest;
      latest = grownLatest;
      min = grownMin;
      max = grownMax;
      mean = grownMean;
      places = grownPlaces;
    }
  }

  /** Where node {@code k} lives. The children of one parent live side by side. */
  int slot(long k) {
    return (int) k & (earliest.length - 1);
  }

  /** Whether the times of all samples of the node in that slot are in order. */
  boolean isOrdered(int slot) {
    return (places[slot] & ORDERED) != 0;
  }

  /** In which child of node {@code k} the FIRST, LAST, LOWEST or HIGHEST sample is found. */
  int place(long k, int which) {
    return (places[slot(k)] >>> which) & PLACE_MASK;
  }

  /** Writes node {@code k} of the lowest level from its samples, which begin at {@code from}. */
  void summarise(long k, long[] times, double[] values, int from) {
    int first = 0;
    int last = 0;
    int lowest = 0;
    int highest = 0;
    boolean ordered = true;
    long early = times[from];
    long late = early;
    double low = values[from];
    double high = low;
    for (int i = 1; i < 1 << shift; i++) {
      long time = times[from + i];
      double value = values[from + i];
      if (time < early) {
        early = time;
        first = i;
      }
      if (time >= late) {
        late = time;
        last = i;
      } else {
        ordered = false;
      }
      if (value < low) {
        low = value;
        lowest = i;
      }
      if (value > high) {
        high = value;
        highest = i;
      }
    }
    int slot = slot(k);
    earliest[slot] = early;
    latest[slot] = late;
    min[slot] = low;
    max[slot] = high;
    places[slot] = places(first, last, lowest, highest) | (ordered ? ORDERED : 0);
  }

  /** Writes node {@code k} from its children. */
  void combine(long k, IndexLevel below) {
    int from = below.slot(k << FAN_SHIFT);
    boolean ordered = below.isOrdered(from);
    int first = 0;
    int last = 0;
    int lowest = 0;
    int highest = 0;
    double sum = below.hasMean ? below.mean[from] / FAN : 0;
    for (int i = 1; i < FAN; i++) {
      int child = from + i;
      ordered &= below.isOrdered(child) && below.earliest[child] >= below.latest[child - 1];
      first = below.earliest[child] < below.earliest[from + first] ? i : first;
      last = below.latest[child] >= below.latest[from + last] ? i : last;
      lowest = below.min[child] < below.min[from + lowest] ? i : lowest;
      highest = below.max[child] > below.max[from + highest] ? i : highest;
      sum += below.hasMean ? below.mean[child] / FAN : 0;
    }
    int slot = slot(k);
    earliest[slot] = below.earliest[from + first];
    latest[slot] = below.latest[from + last];
    min[slot] = below.min[from + lowest];
    max[slot] = below.max[from + highest];
    mean[slot] = sum;
    places[slot] = places(first, last, lowest, highest) | (ordered ? ORDERED : 0);
  }

  /** Writes the mean of node {@code k} from its samples, which begin at {@code from}. */
  void setMean(long k, double[] values, int from) {
    mean[slot(k)] = mean(values, from, from + (1 << shift));
  }

  /** The mean of the values {@code from} to {@code to} (exclusive), of at least one. */
  static double mean(double[] values, int from, int to) {
    double even = 0;
    double odd = 0;
    double share = 1.0 / (to - from);
    int paired = from + ((to - from) & -2);
    for (int i = from; i < paired; i += 2) {
      even += values[i] * share;
      odd += values[i + 1] * share;
    }
    return even + odd + (paired < to ? values[paired] * share : 0);
  }

  private static int places(int first, int last, int lowest, int highest) {
    return (first << FIRST) | (last << LAST) | (lowest << LOWEST) | (highest << HIGHEST);
  }
}
