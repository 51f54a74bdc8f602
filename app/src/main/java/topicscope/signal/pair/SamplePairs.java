package topicscope.signal.pair;

/**
 * Pairs of samples of two runs, y and x, by time.
 *
 * <p>A sample of y is paired with the sample of x that is nearest in time, the earlier one of two
 * equally near, if it is within a tolerance. Of samples of x at one time, the first goes with the
 * first sample of y at a time, the second with the second, and the last with all further ones: so
 * the fields of many records in one millisecond stay together.
 *
 * <p>A line from pair to pair breaks where either sample is later than that of the pair before by
 * more than the longest spacing that breaks neither line.
 *
 * <p>Owned by one thread and reused: it allocates only to grow.
 */
public final class SamplePairs {
  private double[] xs = new double[0];
  private double[] ys = new double[0];
  private long[] times = new long[0];
  private boolean[] joined = new boolean[0];
  private int size;
  private int alone;

  /**
   * Pairs two runs, in a time that grows as their sizes do.
   *
   * @param toleranceNs the longest time between the samples of a pair, ns, at least 0
   */
  public void pair(TimedRun y, TimedRun x, long toleranceNs) {
    size = 0;
    alone = 0;
    if (x.size() == 0) {
      alone = y.size();
      return;
    }
    makeRoom(y.size());
    if (y.isAtTimesOf(x)) {
      pairOneByOne(y, x);
      return;
    }
    long[] yTimes = y.times();
    long[] xTimes = x.times();
    int xSize = x.size();
    int from = 0;
    int to = endOfTime(xTimes, 0, xSize);
    int rank = 0;
    long before = 0;
    long xBefore = 0;
    for (int i = 0; i < y.size(); i++) {
      long time = yTimes[i];
      rank = i > 0 && time == yTimes[i - 1] ? rank + 1 : 0;
      while (to < xSize && xTimes[to] - time < time - xTimes[from]) {
        from = to;
        to = endOfTime(xTimes, from, xSize);
      }
      long xTime = xTimes[from];
      if (Math.abs(xTime - time) > toleranceNs) {
        alone++;
        continue;
      }
      int partner = Math.min(from + rank, to - 1);
      long later = Math.max(time - before, xTime - xBefore);
      joined[size] = size > 0 && later <= Math.max(y.spacings()[i], x.spacings()[partner]);
      xs[size] = x.values()[partner];
      ys[size] = y.values()[i];
      times[size++] = time;
      before = time;
      xBefore = xTime;
    }
  }

  /** Series of the same records: each sample has its partner at its own place. */
  private void pairOneByOne(TimedRun y, TimedRun x) {
    size = y.size();
    System.arraycopy(x.values(), 0, xs, 0, size);
    System.arraycopy(y.values(), 0, ys, 0, size);
    System.arraycopy(y.times(), 0, times, 0, size);
    long[] ySpacings = y.spacings();
    long[] xSpacings = x.spacings();
    joined[0] = false;
    for (int i = 1; i < size; i++) {
      joined[i] = times[i] - times[i - 1] <= Math.max(ySpacings[i], xSpacings[i]);
    }
  }

  /** The index after the last sample that has the time of sample {@code first}. */
  private static int endOfTime(long[] ofTimes, int first, int size) {
    int end = first + 1;
    while (end < size && ofTimes[end] == ofTimes[first]) {
      end++;
    }
    return end;
  }

  private void makeRoom(int wanted) {
    if (xs.length < wanted) {
      int room = Math.max(wanted, 2 * xs.length);
      xs = new double[room];
      ys = new double[room];
      times = new long[room];
      joined = new boolean[room];
    }
  }

  /** The number of pairs, in the order of the times of y. */
  public int size() {
    return size;
  }

  /** The number of samples of y without a partner. */
  public int alone() {
    return alone;
  }

  /** The value along x of pair {@code index}. */
  public double x(int index) {
    return xs[index];
  }

  /** The value along y of pair {@code index}. */
  public double y(int index) {
    return ys[index];
  }

  /** The time of the sample of y of pair {@code index}, ns since the epoch. */
  public long time(int index) {
    return times[index];
  }

  /** Whether a line leads to pair {@code index} from the one before it. */
  public boolean isJoined(int index) {
    return joined[index];
  }
}
