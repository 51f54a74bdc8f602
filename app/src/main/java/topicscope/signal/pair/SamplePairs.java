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
    long[] yTimes = y.times();
    long[] xTimes = x.times();
    int from = 0;
    int to = endOfTime(x, 0);
    int rank = 0;
    int last = -1;
    int lastX = -1;
    for (int i = 0; i < y.size(); i++) {
      long time = yTimes[i];
      rank = i > 0 && time == yTimes[i - 1] ? rank + 1 : 0;
      while (to < x.size() && xTimes[to] - time < time - xTimes[from]) {
        from = to;
        to = endOfTime(x, from);
      }
      if (Math.abs(xTimes[from] - time) > toleranceNs) {
        alone++;
        continue;
      }
      int partner = Math.min(from + rank, to - 1);
      joined[size] = last >= 0 && isLine(y, last, i, x, lastX, partner);
      xs[size] = x.values()[partner];
      ys[size] = y.values()[i];
      times[size++] = time;
      last = i;
      lastX = partner;
    }
  }

  private static boolean isLine(TimedRun y, int yFrom, int yTo, TimedRun x, int xFrom, int xTo) {
    long later = Math.max(y.times()[yTo] - y.times()[yFrom], x.times()[xTo] - x.times()[xFrom]);
    return later <= Math.max(y.spacings()[yTo], x.spacings()[xTo]);
  }

  /** The index after the last sample that has the time of sample {@code first}. */
  private static int endOfTime(TimedRun run, int first) {
    int end = first + 1;
    while (end < run.size() && run.times()[end] == run.times()[first]) {
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
