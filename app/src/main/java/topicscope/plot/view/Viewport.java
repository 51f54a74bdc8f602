package topicscope.plot.view;

import topicscope.plot.axis.ColumnScale;

/**
 * The visible part of x: the newest part, moving with the samples, or a part that the user holds.
 * For the JavaFX thread.
 */
public final class Viewport {
  private static final double MOST_SPAN = 1e15;

  private boolean byTime;
  private double span = 199;
  private double base;
  private boolean live = true;
  private boolean zoomed;
  private long origin;
  private ColumnScale scale = new ColumnScale(false, 0, 1);

  /** The newest {@code count} samples. */
  void points(int count) {
    configure(false, Math.max(1, count - 1));
  }

  /** The newest {@code ms} ms. */
  void span(double ms) {
    configure(true, Math.clamp(ms, 1, MOST_SPAN));
  }

  /** Counts columns from here on; a time near the visible ones keeps the arithmetic exact. */
  void base(double x) {
    base = x;
  }

  /** Fits the configured window into this many columns, unless the user has chosen a scale. */
  void fit(int columns) {
    if (!zoomed && live) {
      scale = ColumnScale.showing(byTime, byTime ? base : 0, span, columns);
    }
  }

  boolean byTime() {
    return byTime;
  }

  boolean live() {
    return live;
  }

  /** Whether this is the configured window on the present, unchanged by the user. */
  boolean untouched() {
    return live && !zoomed;
  }

  long origin() {
    return origin;
  }

  ColumnScale scale() {
    return scale;
  }

  /** Holds the picture whose left edge is at that column. */
  void hold(long atOrigin) {
    origin = atOrigin;
    live = false;
  }

  /** Moves the held picture. */
  void pan(long columns) {
    origin += columns;
  }

  /**
   * Shows {@code factor} times as much of x; what is {@code column} columns from the left edge
   * stays there.
   */
  void zoom(double factor, long column, int columns) {
    double x = scale.within(origin + column + 0.5);
    double wanted = Math.clamp(scale.perColumn() * factor * columns, 1, MOST_SPAN);
    scale = ColumnScale.showing(byTime, scale.base(), wanted, columns);
    origin = scale.column(x) - column;
    zoomed = true;
  }

  /** Shows everything from one x to another and continues with the present from there. */
  void show(double from, double to, int columns) {
    scale = ColumnScale.showing(byTime, scale.base(), Math.max(1, to - from), columns);
    origin = scale.column(from);
    zoomed = true;
    live = true;
  }

  /** Moves with the samples again, in the present scale. */
  void follow() {
    live = true;
  }

  /** Returns to the configured window on the present. */
  void reset() {
    live = true;
    zoomed = false;
  }

  /** The present position, to return to. */
  record Place(boolean live, boolean zoomed, long origin, ColumnScale scale) {}

  Place place() {
    return new Place(live, zoomed, origin, scale);
  }

  void restore(Place place) {
    live = place.live();
    zoomed = place.zoomed();
    origin = place.origin();
    scale = place.scale();
  }

  /** Makes columns finer by a factor; the left edge and the visible range stay. */
  void refine(double factor) {
    double x = scale.x(origin);
    scale = ColumnScale.showing(byTime, scale.base(), scale.perColumn() / factor, 1);
    origin = scale.column(x);
  }

  private void configure(boolean time, double wanted) {
    byTime = time;
    span = wanted;
    reset();
  }
}
