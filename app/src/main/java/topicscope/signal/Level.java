package topicscope.signal;

import java.util.Arrays;

/**
 * One level of the min/max index: a summary of every complete run of {@code 2^shift} samples.
 *
 * <p>A node holds the earliest and latest time and the lowest and highest value of its run, and in
 * which of its children each of them is found (the first of equals, but the last of equally late
 * ones). Nodes are written once, by the thread that appends, before the last sample of their run is
 * published; they live in a ring as the samples do. Nodes above the lowest level also know mean and
 * squared deviations.
 */
final class Level {
  static final int FIRST = 0;
  static final int LAST = 8;
  static final int LOWEST = 16;
  static final int HIGHEST = 24;

  static final int BLOCK_SHIFT = 6;
  static final int FAN_SHIFT = 4;
  static final int FAN = 1 << FAN_SHIFT;

  /** Binary logarithm of the number of samples in a node. */
  final int shift;

  /** Binary logarithm of the number of samples in a child of a node. */
  final int childShift;

  private final int slots;
  long[] earliest;
  long[] latest;
  double[] min;
  double[] max;
  double[] mean;
  double[] squares;
  private int[] places;

  /**
   * @param level 0 for the lowest
   * @param samples how many samples must be indexed at once
   */
  Level(int level, long samples) {
    shift = BLOCK_SHIFT + level * FAN_SHIFT;
    childShift = level == 0 ? 0 : shift - FAN_SHIFT;
    long nodes = ((samples - 1) >> shift) + 1;
    slots = (int) ((nodes + FAN - 1) & -FAN);
    earliest = new long[FAN];
    latest = new long[FAN];
    min = new double[FAN];
    max = new double[FAN];
    mean = new double[level == 0 ? 0 : FAN];
    squares = new double[level == 0 ? 0 : FAN];
    places = new int[FAN];
  }

  /** Where node {@code k} lives. The children of one parent live side by side. */
  int slot(long k) {
    return (int) (k % slots);
  }

  /** In which child of node {@code k} the FIRST, LAST, LOWEST or HIGHEST sample is found. */
  int place(long k, int which) {
    return (places[slot(k)] >>> which) & 0xFF;
  }

  /** Writes node {@code k} of the lowest level from its samples, which begin at {@code from}. */
  void summarise(long k, long[] times, double[] values, int from) {
    int first = 0;
    int last = 0;
    int lowest = 0;
    int highest = 0;
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
    int slot = room(k);
    earliest[slot] = early;
    latest[slot] = late;
    min[slot] = low;
    max[slot] = high;
    places[slot] = (first << FIRST) | (last << LAST) | (lowest << LOWEST) | (highest << HIGHEST);
  }

  /** Writes node {@code k} from its children. */
  void combine(long k, Level below) {
    int from = below.slot(k << FAN_SHIFT);
    int first = 0;
    int last = 0;
    int lowest = 0;
    int highest = 0;
    for (int i = 1; i < FAN; i++) {
      int child = from + i;
      first = below.earliest[child] < below.earliest[from + first] ? i : first;
      last = below.latest[child] >= below.latest[from + last] ? i : last;
      lowest = below.min[child] < below.min[from + lowest] ? i : lowest;
      highest = below.max[child] > below.max[from + highest] ? i : highest;
    }
    int slot = room(k);
    earliest[slot] = below.earliest[from + first];
    latest[slot] = below.latest[from + last];
    min[slot] = below.min[from + lowest];
    max[slot] = below.max[from + highest];
    places[slot] = (first << FIRST) | (last << LAST) | (lowest << LOWEST) | (highest << HIGHEST);
  }

  /** Writes the moments of node {@code k}. */
  void setMoments(long k, Moments moments) {
    mean[slot(k)] = moments.mean();
    squares[slot(k)] = moments.squares();
  }

  private int room(long k) {
    int slot = slot(k);
    if (slot == earliest.length) {
      grow(Math.min(slots, slot + Math.max(FAN, slot / 4)));
    }
    return slot;
  }

  private void grow(int size) {
    earliest = Arrays.copyOf(earliest, size);
    latest = Arrays.copyOf(latest, size);
    min = Arrays.copyOf(min, size);
    max = Arrays.copyOf(max, size);
    mean = Arrays.copyOf(mean, mean.length == 0 ? 0 : size);
    squares = Arrays.copyOf(squares, squares.length == 0 ? 0 : size);
    places = Arrays.copyOf(places, size);
  }
}
