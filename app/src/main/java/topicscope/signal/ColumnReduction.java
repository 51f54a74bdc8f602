package topicscope.signal;

import java.util.Arrays;

/**
 * One pass over a log that sorts its samples into pixel columns.
 *
 * <p>A node of the index that lies in one column is taken as a whole. A node that crosses an edge
 * is opened. So the cost grows with the number of edges and with the number of blocks that overlap
 * in time there: one if the times are in order, a few where partitions were merged, all only if the
 * times have no order. The result always equals that of sorting all samples by x, equal ones by
 * arrival.
 *
 * <p>Two additional columns take what lies to the left and to the right of the range. Made for one
 * log and reused. Owned by one thread.
 */
final class ColumnReduction extends IndexTraversal {
  private static final long EMPTY = -1;
  private static final int SINGLE = -1;

  private boolean byTime;
  private double origin;
  private double width;
  private int columns;
  private long[] edges = new long[0];

  // Per column, outer ones included: x of its ends, and references to its samples.
  private long[] firstPlaces = new long[0];
  private long[] lastPlaces = new long[0];
  private long[] firsts = new long[0];
  private long[] lasts = new long[0];
  private long[] mins = new long[0];
  private long[] maxes = new long[0];
  private long[] lowests = new long[0];
  private long[] highests = new long[0];

  // The column that is being filled.
  private int column;
  private long low;
  private long high;
  private long firstPlace;
  private long lastPlace;
  private long firstOne;
  private long lastOne;
  private long min;
  private long max;
  private long lowest;
  private long highest;

  // Samples of that column whose values are not read yet, and the extremes of their block.
  private long pending;
  private int pendingCount;
  private long pendingMin;
  private long pendingMax;
  private long blockMin;
  private long blockMax;

  private PixelColumns into;

  ColumnReduction(SampleLog log, PixelColumns into) {
    super(log);
    this.into = into;
  }

  /** Reduces a range to columns. */
  void reduce(SampleLog log, XRange view, int columns, PixelColumns into) {
    this.columns = columns;
    this.into = into;
    byTime = view instanceof XRange.ByTime;
    double units = byTime ? (double) log.unit().perMs() : 1;
    origin = view.from() * units;
    width = (view.to() - view.from()) * units / columns;
    ensure(columns + 2);
    edges[0] = Long.MIN_VALUE;
    for (int c = 0; c < columns; c++) {
      edges[c + 1] = (long) Math.ceil(origin + c * width);
    }
    edges[columns + 1] = (long) Math.ceil(view.to() * units);
    edges[columns + 2] = Long.MAX_VALUE;
    run(log);
  }

  @Override
  void begin(long first, long end) {
    Arrays.fill(firsts, 0, columns + 2, EMPTY);
    open(0);
    if (byTime) {
      cover(first, end);
    } else {
      // One more on either side, for the line that enters and leaves.
      long from = Math.clamp(edges[1] - 1, first, Math.max(first, end - 1));
      cover(from, Math.clamp(edges[columns + 1] + 1, Math.min(first + 1, end), end));
    }
    close();
    finish();
  }

  @Override
  void node(int l, long k) {
    take(l, k << shift(l), 1, false);
  }

  @Override
  void samples(long from, long to) {
    blockMin = Long.MIN_VALUE;
    blockMax = Long.MAX_VALUE;
    take(SINGLE, from, (int) (to - from), false);
  }

  /**
   * Takes nodes of one parent, or samples of one block, from sample {@code number} on.
   *
   * @param ordered whether their times are known to be in order
   */
  private void take(int l, long number, int count, boolean ordered) {
    Chunk chunk = log().chunk(number);
    IndexLevel level = l <= 0 ? chunk.blocks : log().level(l, number);
    boolean single = l == SINGLE;
    long[] earliest = single ? chunk.times : level.earliest;
    long[] latest = single ? chunk.times : level.latest;
    double[] mins = single ? chunk.values : level.min;
    double[] maxes = single ? chunk.values : level.max;
    int shift = single ? 0 : level.shift;
    int slot = single ? log().index(number) : level.slot(number >> shift);
    int i = 0;
    while (i < count) {
      long start = number + ((long) i << shift);
      long place = byTime ? earliest[slot + i] : start;
      if (place < low || place >= high) {
        enter(place);
      }
      long reference = reference(l, start);
      int length;
      if (!byTime) {
        length = numberRun(start, shift, count - i);
      } else if (ordered) {
        length = orderedRun(earliest, latest, slot + i, count - i, reference, shift);
      } else {
        length = timeRun(earliest, latest, slot + i, count - i, reference, shift);
      }
      if (single) {
        settle();
        pending = start;
        pendingCount = length;
        pendingMin = blockMin;
        pendingMax = blockMax;
      } else if (length == 0) {
        blockMin = ordered(mins[slot + i]);
        blockMax = ordered(maxes[slot + i]);
        take(l - 1, start, l == 0 ? IndexLevel.BLOCK : IndexLevel.FAN, level.isOrdered(slot + i));
        length = 1;
      } else {
        range(mins, maxes, slot + i, length, reference, shift);
      }
      i += length;
    }
  }

  /** Counts those that lie in the column, and takes the first and the last of them. */
  private int timeRun(
      long[] earliest, long[] latest, int slot, int count, long reference, int shift) {
    int i = 0;
    while (i < count && earliest[slot + i] >= low && latest[slot + i] < high) {
      long one = step(reference, i, shift);
      takeEnds(earliest[slot + i], latest[slot + i], one, one);
      i++;
    }
    return i;
  }

  /** The same for ordered times: a binary search for the edge. */
  private int orderedRun(
      long[] earliest, long[] latest, int slot, int count, long reference, int shift) {
    int at = slot;
    int length = count;
    while (length > 1) {
      int half = length >>> 1;
      at += latest[at + half - 1] < high ? half : 0;
      length -= half;
    }
    int run = at - slot + (latest[at] < high ? 1 : 0);
    if (run > 0) {
      long last = step(reference, run - 1, shift);
      takeEnds(earliest[slot], latest[slot + run - 1], reference, last);
    }
    return run;
  }

  private int numberRun(long from, int shift, int count) {
    int length = (int) Math.min(count, (high - from) >> shift);
    if (length > 0) {
      long last = from + ((long) length << shift) - 1;
      takeEnds(from, last, reference(from), reference(last));
    }
    return length;
  }

  private void takeEnds(long early, long late, long first, long last) {
    if (early < firstPlace) {
      firstPlace = early;
      firstOne = first;
    }
    if (late >= lastPlace) {
      lastPlace = late;
      lastOne = last;
    }
  }

  /**
   * Reads the values of postponed samples, unless those of their whole block lie within the
   * column's present extremes.
   */
  private void settle() {
    if (pendingCount > 0 && (pendingMin < min || pendingMax > max)) {
      double[] values = log().chunk(pending).values;
      range(values, values, log().index(pending), pendingCount, reference(pending), 0);
    }
    pendingCount = 0;
  }

  /** Finds the lowest and highest values by comparing them as ordered longs, without branches. */
  private void range(
      double[] mins, double[] maxes, int start, int count, long reference, int shift) {
    long least = min;
    long greatest = max;
    int leastAt = -1;
    int greatestAt = -1;
    for (int i = 0; i < count; i++) {
      long one = ordered(mins[start + i]);
      long other = ordered(maxes[start + i]);
      leastAt = one < least ? i : leastAt;
      least = Math.min(least, one);
      greatestAt = other > greatest ? i : greatestAt;
      greatest = Math.max(greatest, other);
    }
    min = least;
    max = greatest;
    lowest = leastAt < 0 ? lowest : step(reference, leastAt, shift);
    highest = greatestAt < 0 ? highest : step(reference, greatestAt, shift);
  }

  /** A long with the same order as the double. */
  private static long ordered(double value) {
    return ordered(Double.doubleToRawLongBits(value));
  }

  private static double value(long ordered) {
    return Double.longBitsToDouble(ordered(ordered));
  }

  private static long ordered(long bits) {
    return bits ^ ((bits >> 63) & Long.MAX_VALUE);
  }

  private void enter(long place) {
    close();
    if (place >= high && column <= columns && place < edges[column + 2]) {
      open(column + 1);
      return;
    }
    double guess = (place - origin) / width;
    int c = Math.clamp((long) guess + 1, 0, columns + 1);
    while (place < edges[c]) {
      c--;
    }
    while (place >= edges[c + 1]) {
      c++;
    }
    open(c);
  }

  private void open(int c) {
    column = c;
    low = edges[c];
    high = edges[c + 1];
    firstOne = firsts[c];
    boolean fresh = firstOne == EMPTY;
    firstPlace = fresh ? Long.MAX_VALUE : firstPlaces[c];
    lastPlace = fresh ? Long.MIN_VALUE : lastPlaces[c];
    lastOne = fresh ? EMPTY : lasts[c];
    min = fresh ? Long.MAX_VALUE : mins[c];
    max = fresh ? Long.MIN_VALUE : maxes[c];
    lowest = fresh ? EMPTY : lowests[c];
    highest = fresh ? EMPTY : highests[c];
  }

  private void close() {
    settle();
    int c = column;
    firstPlaces[c] = firstPlace;
    lastPlaces[c] = lastPlace;
    firsts[c] = firstOne;
    lasts[c] = lastOne;
    mins[c] = min;
    maxes[c] = max;
    lowests[c] = lowest;
    highests[c] = highest;
  }

  private void finish() {
    into.reset(columns);
    long previous = EMPTY;
    long previousPlace = 0;
    if (firsts[0] != EMPTY) {
      previous = resolve(lasts[0], IndexLevel.LAST);
      previousPlace = lastPlaces[0];
      into.setBefore(Math.min(0, x(previousPlace)), log().value(previous));
    }
    for (int c = 0; c < columns; c++) {
      if (firsts[c + 1] != EMPTY) {
        long first = finish(c, firsts[c + 1], lasts[c + 1]);
        long place = firstPlaces[c + 1];
        into.setGapBefore(c, isBroken(previous, previousPlace, first, place));
        previous = resolve(lasts[c + 1], IndexLevel.LAST);
        previousPlace = lastPlaces[c + 1];
      }
    }
    if (firsts[columns + 1] != EMPTY) {
      long after = resolve(firsts[columns + 1], IndexLevel.FIRST);
      long place = firstPlaces[columns + 1];
      boolean gap = isBroken(previous, previousPlace, after, place);
      into.setAfter(Math.max(columns, x(place)), log().value(after), gap);
    }
  }

  private long finish(int c, long firstReference, long lastReference) {
    long first = resolve(firstReference, IndexLevel.FIRST);
    long last = resolve(lastReference, IndexLevel.LAST);
    double firstX = within(c, firstPlaces[c + 1]);
    double lastX = within(c, lastPlaces[c + 1]);
    double minX = within(c, place(resolve(lowests[c + 1], IndexLevel.LOWEST)));
    double maxX = within(c, place(resolve(highests[c + 1], IndexLevel.HIGHEST)));
    into.setEnds(c, firstX, log().value(first), lastX, log().value(last));
    into.setRange(c, minX, value(mins[c + 1]), maxX, value(maxes[c + 1]));
    return first;
  }

  private boolean isBroken(long previous, long previousPlace, long next, long nextPlace) {
    if (previous == EMPTY || nextPlace - previousPlace < width) {
      return false;
    }
    long spacing = log().unit().toMs(log().time(next) - log().time(previous));
    return spacing > log().gapLimit(previous, end()) && spacing > log().gapLimit(next, end());
  }

  private long place(long number) {
    return byTime ? log().time(number) : number;
  }

  private double x(long place) {
    return (place - origin) / width;
  }

  /** The x of a sample of column {@code c}, kept inside the column despite rounding. */
  private double within(int c, long place) {
    return Math.clamp(x(place), c, c + 1.0);
  }

  private void ensure(int size) {
    if (firsts.length < size) {
      edges = new long[size + 1];
      firstPlaces = new long[size];
      lastPlaces = new long[size];
      firsts = new long[size];
      lasts = new long[size];
      mins = new long[size];
      maxes = new long[size];
      lowests = new long[size];
      highests = new long[size];
    }
  }
}
