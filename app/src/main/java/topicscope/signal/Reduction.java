package topicscope.signal;

import java.util.Arrays;

/**
 * One pass over a log that sorts what it holds into pixel columns.
 *
 * <p>A node of the index that lies in one column counts as a whole; one that lies across an edge is
 * looked into. So the time taken goes with the number of edges, and with how many blocks overlap in
 * time there: one if the times are in order, a few where partitions were merged, all of them only
 * if the times are in no order at all. Whatever the order, the result is that of sorting all
 * samples by place, equal ones by arrival.
 *
 * <p>Two columns more than asked for take what lies to the left and to the right of the view. Made
 * for one log and used again; owned by one thread.
 */
final class Reduction extends Walk {
  private static final long EMPTY = -1;

  private boolean byTime;
  private double origin;
  private double width;
  private int columns;
  private long[] edges = new long[0];

  // Of each column, outer ones included: the places of its ends, and references to its samples.
  private long[] firstPlaces = new long[0];
  private long[] lastPlaces = new long[0];
  private long[] firsts = new long[0];
  private long[] lasts = new long[0];
  private double[] mins = new double[0];
  private double[] maxes = new double[0];
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
  private double min;
  private double max;
  private long lowest;
  private long highest;
  private Columns into;

  Reduction(SampleLog log, Columns into) {
    super(log);
    this.into = into;
  }

  /** Reduces a view to columns. */
  void reduce(SampleLog log, View view, int columns, Columns into) {
    this.columns = columns;
    this.into = into;
    byTime = view instanceof View.ByTime;
    origin = view.from();
    width = (view.to() - view.from()) / columns;
    ensure(columns + 2);
    edges[0] = Long.MIN_VALUE;
    for (int c = 0; c < columns; c++) {
      edges[c + 1] = (long) Math.ceil(origin + c * width);
    }
    edges[columns + 1] = (long) Math.ceil(view.to());
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
      long from = Math.clamp(edges[1] - 1, first, end);
      cover(from, Math.clamp(edges[columns + 1] + 1, from, end));
    }
    close();
    finish();
  }

  @Override
  void node(int l, long k) {
    Level level = level(l);
    int slot = level.slot(k);
    long from = byTime ? level.earliest[slot] : k << level.shift;
    long to = byTime ? level.latest[slot] : ((k + 1) << level.shift) - 1;
    if (from < low || from >= high) {
      enter(from);
    }
    if (to >= high) {
      descend(l, k);
      return;
    }
    long reference = reference(l, k);
    if (from < firstPlace) {
      firstPlace = from;
      firstOne = reference;
    }
    if (to >= lastPlace) {
      lastPlace = to;
      lastOne = reference;
    }
    if (level.min[slot] < min) {
      min = level.min[slot];
      lowest = reference;
    }
    if (level.max[slot] > max) {
      max = level.max[slot];
      highest = reference;
    }
  }

  @Override
  void samples(long from, long to) {
    Chunk chunk = log().chunk(from);
    int start = log().index(from);
    if (byTime) {
      samplesByTime(chunk.times, chunk.values, start, from, (int) (to - from));
    } else {
      samplesByNumber(chunk.values, start, from, (int) (to - from));
    }
  }

  private void samplesByNumber(double[] values, int start, long from, int length) {
    int i = 0;
    while (i < length) {
      if (from + i < low || from + i >= high) {
        enter(from + i);
      }
      int stop = (int) Math.min(length, high - from);
      if (firstOne == EMPTY) {
        firstPlace = from + i;
        firstOne = reference(from + i);
      }
      lastPlace = from + stop - 1;
      lastOne = reference(lastPlace);
      values(values, start, from, i, stop);
      i = stop;
    }
  }

  private void samplesByTime(long[] times, double[] values, int start, long from, int length) {
    int i = 0;
    while (i < length) {
      long time = times[start + i];
      if (time < low || time >= high) {
        enter(time);
      }
      long early = firstPlace;
      long late = lastPlace;
      int first = -1;
      int last = -1;
      int stop = i;
      do {
        if (time < early) {
          early = time;
          first = stop;
        }
        if (time >= late) {
          late = time;
          last = stop;
        }
        stop++;
        time = stop < length ? times[start + stop] : high;
      } while (time >= low && time < high);
      firstPlace = early;
      lastPlace = late;
      firstOne = first < 0 ? firstOne : reference(from + first);
      lastOne = last < 0 ? lastOne : reference(from + last);
      values(values, start, from, i, stop);
      i = stop;
    }
  }

  private void values(double[] values, int start, long from, int begin, int stop) {
    double least = min;
    double most = max;
    int leastAt = -1;
    int mostAt = -1;
    for (int i = begin; i < stop; i++) {
      double value = values[start + i];
      if (value < least) {
        least = value;
        leastAt = i;
      }
      if (value > most) {
        most = value;
        mostAt = i;
      }
    }
    min = least;
    max = most;
    lowest = leastAt < 0 ? lowest : reference(from + leastAt);
    highest = mostAt < 0 ? highest : reference(from + mostAt);
  }

  private void enter(long place) {
    close();
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
    min = fresh ? Double.POSITIVE_INFINITY : mins[c];
    max = fresh ? Double.NEGATIVE_INFINITY : maxes[c];
    lowest = fresh ? EMPTY : lowests[c];
    highest = fresh ? EMPTY : highests[c];
  }

  private void close() {
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
      previous = resolve(lasts[0], Level.LAST);
      previousPlace = lastPlaces[0];
      into.setBefore(Math.min(0, x(previousPlace)), log().value(previous));
    }
    for (int c = 0; c < columns; c++) {
      if (firsts[c + 1] != EMPTY) {
        long first = finish(c, firsts[c + 1], lasts[c + 1]);
        long place = firstPlaces[c + 1];
        into.setGapBefore(c, isBroken(previous, previousPlace, first, place));
        previous = resolve(lasts[c + 1], Level.LAST);
        previousPlace = lastPlaces[c + 1];
      }
    }
    if (firsts[columns + 1] != EMPTY) {
      long after = resolve(firsts[columns + 1], Level.FIRST);
      long place = firstPlaces[columns + 1];
      boolean gap = isBroken(previous, previousPlace, after, place);
      into.setAfter(Math.max(columns, x(place)), log().value(after), gap);
    }
  }

  private long finish(int c, long firstReference, long lastReference) {
    long first = resolve(firstReference, Level.FIRST);
    long last = resolve(lastReference, Level.LAST);
    double firstX = within(c, firstPlaces[c + 1]);
    double lastX = within(c, lastPlaces[c + 1]);
    double minX = within(c, place(resolve(lowests[c + 1], Level.LOWEST)));
    double maxX = within(c, place(resolve(highests[c + 1], Level.HIGHEST)));
    into.setEnds(c, firstX, log().value(first), lastX, log().value(last));
    into.setRange(c, minX, mins[c + 1], maxX, maxes[c + 1]);
    return first;
  }

  private boolean isBroken(long previous, long previousPlace, long next, long nextPlace) {
    if (previous == EMPTY || nextPlace - previousPlace < width) {
      return false;
    }
    long spacing = log().time(next) - log().time(previous);
    return spacing > log().gapLimit(previous, end()) && spacing > log().gapLimit(next, end());
  }

  private long place(long number) {
    return byTime ? log().time(number) : number;
  }

  private double x(long place) {
    return (place - origin) / width;
  }

  /** Where a sample of column {@code c} lies, inside it even where rounding says otherwise. */
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
      mins = new double[size];
      maxes = new double[size];
      lowests = new long[size];
      highests = new long[size];
    }
  }
}
