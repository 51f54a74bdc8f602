package topicscope.chart;

/**
 * The visible part of x: the newest samples (live), or a part that is held. While there are fewer
 * samples than the window holds, they fill it from its left edge to its right one. A window of a
 * number of samples that is moved to where none are held, but recorded, is held by time until it is
 * live again. For the JavaFX thread.
 */
public final class Viewport {
  private static final double MAX_SPAN = 1e15;
  private static final double DAY_MS = 86_400_000;

  /** A window of fewer samples than this is not filled. */
  private static final int FEWEST = 10;

  /** As samples are overwritten, the window may be longer than they are by this share. */
  private static final double SHRINKING = 0.01;

  /** The shortest window by time with fewer samples than that, ms. */
  private static final double SHORTEST_MS = 5_000;

  private boolean byTime;
  private double span = 199;
  private double covered;
  private double base;
  private boolean live = true;
  private boolean turned;
  private boolean zoomed;
  private long origin;
  private ColumnScale scale = new ColumnScale(false, 0, 1);

  /** Configures the window: the newest {@code count} samples. */
  public void points(int count) {
    configure(false, Math.max(1, count - 1));
  }

  /** Configures the window: the newest {@code ms} milliseconds. */
  public void span(double ms) {
    configure(true, Math.clamp(ms, 1, MAX_SPAN));
  }

  /** Changes the span of a window by time. */
  public void adjustSpan(double ms) {
    span = Math.clamp(ms, 1, MAX_SPAN);
  }

  /** Sets the x of column 0; close to the visible times, the arithmetic is exact. */
  public void base(double x) {
    base = x;
  }

  /** Fits the configured window into the columns, unless it is zoomed or held. */
  public void fit(int columns) {
    if (!zoomed && live) {
      double shown = covered > 0 ? Math.min(span, covered) : span;
      scale = ColumnScale.showing(byTime, byTime ? base : 0, shown, columns);
    }
  }

  /** Whether the window follows the samples and is longer than they are. */
  public boolean isFilling() {
    return live && !zoomed && covered < span;
  }

  /** Expects samples that may fill the window. */
  void refill() {
    covered = 0;
  }

  /**
   * Takes in how much of x there is; returns whether the window shows another part of it by at
   * least a column.
   *
   * @param samples the number of samples of the longest trace
   */
  public boolean cover(double held, long samples, int columns) {
    double fewest = byTime ? SHORTEST_MS : FEWEST - 1;
    double now = samples < FEWEST ? Math.max(held, fewest) : Math.max(held, 1e-3);
    boolean longer = Math.min(now, span) > covered * (1 + 1.0 / Math.max(1, columns));
    boolean other = longer || now < covered * (1 - SHRINKING);
    if (other) {
      covered = now;
    }
    return other;
  }

  /** Whether x is time now. */
  public boolean byTime() {
    return byTime || turned;
  }

  public boolean live() {
    return live;
  }

  public long origin() {
    return origin;
  }

  public ColumnScale scale() {
    return scale;
  }

  /** Holds the window with that column at the left edge. */
  public void hold(long atOrigin) {
    origin = atOrigin;
    live = false;
  }

  /** Moves the held window. */
  public void pan(long columns) {
    origin += columns;
  }

  /**
   * Shows {@code factor} times as much of x; the x that is {@code column} columns from the left
   * edge stays.
   */
  public void zoom(double factor, long column, int columns) {
    double x = scale.within(origin + column + 0.5);
    double wanted = Math.clamp(scale.perColumn() * factor * columns, 1, MAX_SPAN);
    scale = ColumnScale.showing(byTime(), scale.base(), wanted, columns);
    origin = scale.column(x) - column;
    zoomed = true;
  }

  /** Sets the scale so that all from one x to another is visible, and is live. */
  public void show(double from, double to, int columns) {
    scale = ColumnScale.showing(byTime(), scale.base(), Math.max(1, to - from), columns);
    origin = scale.column(from);
    zoomed = true;
    live = true;
  }

  /** Holds a span of time, also if the configured window has a number of samples. */
  public void holdTime(double from, double to, int columns) {
    if (!byTime()) {
      turned = true;
      double day = Math.floor(from / DAY_MS) * DAY_MS;
      scale = new ColumnScale(true, day, 1);
    }
    show(from, to, columns);
    live = false;
  }

  /** Returns to the configured window at the newest samples. */
  public void reset() {
    live = true;
    zoomed = false;
    turned = false;
    refill();
  }

  /** A copy of this viewport, for {@link #restore}. */
  public Viewport copy() {
    Viewport copy = new Viewport();
    copy.byTime = byTime;
    copy.span = span;
    copy.base = base;
    copy.covered = covered;
    copy.restore(this);
    return copy;
  }

  /** Shows the same part of x again; the configured window stays. */
  public void restore(Viewport saved) {
    live = saved.live;
    zoomed = saved.zoomed;
    turned = saved.turned;
    origin = saved.origin;
    scale = saved.scale;
  }

  /** Divides the width of columns by {@code factor}; the left edge stays. */
  public void refine(double factor) {
    double x = scale.x(origin);
    scale = ColumnScale.showing(byTime(), scale.base(), scale.perColumn() / factor, 1);
    origin = scale.column(x);
  }

  private void configure(boolean time, double wanted) {
    byTime = time;
    span = wanted;
    reset();
  }
}
