package topicscope.signal;

import java.util.Arrays;
import java.util.Optional;

/**
 * What was recorded of a series before the samples that its buffer holds: its first, last, lowest
 * and highest samples by columns of time, as a history gives them. Every one of them is a sample
 * that was; what lies between is left out.
 *
 * <p>Immutable. Times in ms since the epoch, with a fraction.
 */
public final class PastColumns {
  /** Nothing was recorded. */
  public static final PastColumns NONE =
      new PastColumns(Double.POSITIVE_INFINITY, 0, 0, 1, new Builder(0));

  private final double recordedFrom;
  private final double from;
  private final double to;
  private final double perColumn;
  private final int columns;
  private final double[] first;
  private final double[] last;
  private final double[] min;
  private final double[] max;
  private final double[] sum;
  private final long[] count;

  // The samples of all columns in the order of their times, and the column of each.
  private final int size;
  private final double[] times;
  private final double[] values;
  private final int[] columnOf;
  private final long[] limits;

  private PastColumns(
      double recordedFrom, double from, double to, double perColumn, Builder columns) {
    this.recordedFrom = recordedFrom;
    this.from = from;
    this.to = to;
    this.perColumn = perColumn;
    this.columns = columns.size;
    first = columns.cut(columns.first);
    last = columns.cut(columns.last);
    min = columns.cut(columns.min);
    max = columns.cut(columns.max);
    sum = columns.cut(columns.sum);
    count = Arrays.copyOf(columns.count, columns.size);
    size = columns.points;
    times = Arrays.copyOf(columns.times, size);
    values = Arrays.copyOf(columns.values, size);
    columnOf = Arrays.copyOf(columns.columnOf, size);
    limits = limits();
  }

  /** Columns in the order of their times; used by one thread. */
  public static final class Builder {
    private static final int POINTS = 4;

    private int size;
    private int points;
    private double[] first;
    private double[] last;
    private double[] min;
    private double[] max;
    private double[] sum;
    private long[] count;
    private double[] times;
    private double[] values;
    private int[] columnOf;

    /** Room for that many columns at first. */
    public Builder(int room) {
      first = new double[room];
      last = new double[room];
      min = new double[room];
      max = new double[room];
      sum = new double[room];
      count = new long[room];
      times = new double[POINTS * room];
      values = new double[POINTS * room];
      columnOf = new int[POINTS * room];
    }

    /** Adds a column that begins after the last one ended. */
    public void add(Point begin, Point lowest, Point highest, Point end, long samples, double of) {
      ensure();
      first[size] = begin.time();
      last[size] = end.time();
      min[size] = lowest.value();
      max[size] = highest.value();
      sum[size] = of;
      count[size] = samples;
      add(begin);
      boolean lowFirst = lowest.time() <= highest.time();
      addInner(lowFirst ? lowest : highest, begin, end);
      addInner(lowFirst ? highest : lowest, begin, end);
      if (!end.equals(begin)) {
        add(end);
      }
      size++;
    }

    private void addInner(Point point, Point begin, Point end) {
      if (!point.equals(begin) && !point.equals(end)) {
        add(point);
      }
    }

    private void add(Point point) {
      times[points] = point.time();
      values[points] = point.value();
      columnOf[points] = size;
      points++;
    }

    private void ensure() {
      if (size == first.length) {
        int room = Math.max(64, 2 * size);
        first = Arrays.copyOf(first, room);
        last = Arrays.copyOf(last, room);
        min = Arrays.copyOf(min, room);
        max = Arrays.copyOf(max, room);
        sum = Arrays.copyOf(sum, room);
        count = Arrays.copyOf(count, room);
        times = Arrays.copyOf(times, POINTS * room);
        values = Arrays.copyOf(values, POINTS * room);
        columnOf = Arrays.copyOf(columnOf, POINTS * room);
      }
    }

    private double[] cut(double[] all) {
      return Arrays.copyOf(all, size);
    }

    /**
     * All columns of a range.
     *
     * @param recordedFrom the time of the first sample ever recorded
     * @param from where the range begins
     * @param to where it ends; infinite if nothing was recorded after the columns
     * @param perColumn the width of a column, ms
     */
    public PastColumns build(double recordedFrom, double from, double to, double perColumn) {
      return new PastColumns(recordedFrom, from, to, perColumn, this);
    }
  }

  /**
   * A recorded sample.
   *
   * @param time ms since the epoch, with a fraction
   */
  public record Point(double time, double value) {}

  /** Something was recorded from that time on, and is not loaded. */
  public static PastColumns since(double recordedFrom) {
    return new Builder(0).build(recordedFrom, 0, 0, 1);
  }

  /** The time of the first sample recorded; infinite if there is none. */
  public double recordedFrom() {
    return recordedFrom;
  }

  /** Whether there is nothing to draw. */
  public boolean isEmpty() {
    return size == 0;
  }

  /** The time of the last sample; NaN without one. */
  public double lastTime() {
    return size == 0 ? Double.NaN : times[size - 1];
  }

  /** Whether what was recorded in a range is here, in columns of that width. */
  public boolean covers(double low, double high, double width) {
    return low >= from && high <= to && width == perColumn;
  }

  /** Whether the line is unbroken between two neighbouring samples around that time. */
  public boolean isLine(double time) {
    int next = firstFrom(time);
    return next > 0
        && next < size
        && (columnOf[next] == columnOf[next - 1]
            || times[next] - times[next - 1] <= Math.max(limit(next - 1), limit(next)));
  }

  /** The sample nearest to a time. */
  public Optional<Sample> nearest(double time) {
    if (size == 0) {
      return Optional.empty();
    }
    int next = Math.clamp(firstFrom(time), 0, size - 1);
    boolean before = next > 0 && time - times[next - 1] <= Math.abs(times[next] - time);
    return Optional.of(sample(before ? next - 1 : next));
  }

  /** The sample after or before a time; empty beyond the last and first ones. */
  public Optional<Sample> beside(double time, boolean later) {
    int at = firstFrom(time);
    while (later && at < size && times[at] == time) {
      at++;
    }
    int found = later ? at : at - 1;
    return found >= 0 && found < size ? Optional.of(sample(found)) : Optional.empty();
  }

  private Sample sample(int at) {
    long ms = (long) Math.floor(times[at]);
    int nanos = (int) Math.rint((times[at] - ms) * 1e6);
    return new Sample(Sample.RECORDED, ms, ms, nanos, values[at], 0, -1, -1);
  }

  /** Adds the columns that begin in a range to statistics of the samples held there. */
  SeriesStatistics addTo(SeriesStatistics held, XRange range) {
    long all = 0;
    double total = 0;
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    double earliest = Double.NaN;
    double latest = Double.NaN;
    int begin = lowerBound(first, columns, range.from());
    int end = lowerBound(first, columns, range.to());
    for (int i = begin; i < end; i++) {
      all += count[i];
      total += sum[i];
      low = Math.min(low, min[i]);
      high = Math.max(high, max[i]);
      earliest = i == begin ? first[i] : earliest;
      latest = last[i];
    }
    return all == 0 ? held : held.withColumns(all, total, low, high, earliest, latest);
  }

  /**
   * Adds the samples of a view to the columns of those held.
   *
   * @param heldLimit the longest spacing that is no gap after the samples held first, ms
   */
  void mergeInto(PixelColumns columns, XRange view, long heldLimit) {
    new Merge(this, view, columns, heldLimit).run();
  }

  /** The number of the first sample at or after a time. */
  private int firstFrom(double time) {
    return lowerBound(times, size, time);
  }

  /** The longest spacing after or before that sample that is no gap, ms. */
  private long limit(int at) {
    return limits[columnOf[at]];
  }

  /** The usual spacing follows the samples; of a column its mean is known. */
  private long[] limits() {
    GapDetector spacing = new GapDetector();
    long[] longest = new long[columns];
    for (int i = 0; i < columns; i++) {
      if (count[i] > 1) {
        spacing.add(Math.max(1, Math.round((last[i] - first[i]) / (count[i] - 1))));
      }
      if (i > 0) {
        spacing.add(Math.max(1, Math.round(first[i] - last[i - 1])));
      }
      longest[i] = GapDetector.longest(spacing.limit());
    }
    return longest;
  }

  private static int lowerBound(double[] sorted, int size, double wanted) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < wanted) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /**
   * Adds recorded samples to the columns of those held, so that both are one line: as if the buffer
   * held all of them. Used within one reduction.
   */
  private static final class Merge {
    private final PastColumns past;
    private final double from;
    private final double width;
    private final PixelColumns into;
    private final long heldLimit;
    private int at;
    private double previousX = Double.NaN;
    private boolean previousPast;
    private long previousLimit;

    /**
     * @param heldLimit the longest spacing that is no gap after the samples held first, ms
     */
    Merge(PastColumns past, XRange view, PixelColumns into, long heldLimit) {
      this.past = past;
      this.into = into;
      this.heldLimit = heldLimit;
      from = view.from();
      width = (view.to() - view.from()) / into.count();
      at = past.firstFrom(from);
    }

    void run() {
      before();
      for (int c = 0; c < into.count(); c++) {
        int end = at;
        double edge = from + (c + 1) * width;
        while (end < past.size && past.times[end] < edge) {
          end++;
        }
        if (end > at || !into.isEmpty(c)) {
          column(c, end);
        }
        at = end;
      }
      after();
    }

    private void before() {
      int last = at - 1;
      if (last >= 0 && (!into.hasBefore() || x(last) > into.beforeX())) {
        into.setBefore(Math.min(0, x(last)), past.values[last]);
        previousPast = true;
        previousLimit = past.limit(last);
      }
      if (into.hasBefore()) {
        previousX = previousPast ? x(last) : into.beforeX();
        previousLimit = previousPast ? previousLimit : heldLimit;
      }
    }

    private void column(int c, int end) {
      boolean filled = !into.isEmpty(c);
      boolean has = end > at;
      boolean firstPast = has && (!filled || x(at) <= into.firstX(c));
      boolean lastPast = has && (!filled || x(end - 1) > into.lastX(c));
      if (has) {
        merge(c, end, filled, firstPast, lastPast);
      }
      if (firstPast || previousPast) {
        into.setGapBefore(c, isBroken(into.firstX(c), firstPast ? past.limit(at) : heldLimit));
      }
      previousX = into.lastX(c);
      previousPast = lastPast;
      previousLimit = lastPast ? past.limit(end - 1) : heldLimit;
    }

    private void merge(int c, int end, boolean filled, boolean firstPast, boolean lastPast) {
      double firstX = firstPast ? within(c, at) : into.firstX(c);
      double firstValue = firstPast ? past.values[at] : into.firstValue(c);
      double lastX = lastPast ? within(c, end - 1) : into.lastX(c);
      double lastValue = lastPast ? past.values[end - 1] : into.lastValue(c);
      double min = filled ? into.min(c) : Double.POSITIVE_INFINITY;
      double max = filled ? into.max(c) : Double.NEGATIVE_INFINITY;
      double minX = filled ? into.minX(c) : 0;
      double maxX = filled ? into.maxX(c) : 0;
      for (int i = at; i < end; i++) {
        double value = past.values[i];
        if (value < min) {
          min = value;
          minX = within(c, i);
        }
        if (value > max) {
          max = value;
          maxX = within(c, i);
        }
      }
      into.setEnds(c, firstX, firstValue, lastX, lastValue);
      into.setRange(c, minX, min, maxX, max);
    }

    private void after() {
      if (at < past.size && (!into.hasAfter() || x(at) <= into.afterX())) {
        boolean gap = isBroken(x(at), past.limit(at));
        into.setAfter(Math.max(into.count(), x(at)), past.values[at], gap);
      } else if (previousPast && into.hasAfter()) {
        boolean gap = isBroken(into.afterX(), heldLimit);
        into.setAfter(into.afterX(), into.afterValue(), gap);
      }
    }

    private boolean isBroken(double nextX, long limit) {
      double apart = nextX - previousX;
      return apart >= 1 && apart * width > previousLimit && apart * width > limit;
    }

    private double x(int i) {
      return (past.times[i] - from) / width;
    }

    private double within(int c, int i) {
      return Math.clamp(x(i), c, c + 1.0);
    }
  }
}
