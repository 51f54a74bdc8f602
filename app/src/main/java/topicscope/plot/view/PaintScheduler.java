package topicscope.plot.view;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import topicscope.chart.LatestTime;
import topicscope.chart.ValueRange;
import topicscope.chart.Viewport;
import topicscope.plot.axis.FixedYRanges;
import topicscope.plot.paint.PaintRequest;
import topicscope.plot.paint.PaintThread;
import topicscope.plot.paint.PaintedFrame;
import topicscope.plot.paint.PlotSize;
import topicscope.plot.paint.RenderKey;
import topicscope.plot.paint.TraceRendering;
import topicscope.signal.SeriesSet;
import topicscope.signal.SeriesSource;

/**
 * Schedules the painting of a plot: one frame at a time, and only if something has changed. Keeps
 * the last frame. For the JavaFX thread.
 */
public final class PaintScheduler {
  private static final int NO_VERSION = -1;
  private static final double DAY_MS = 86_400_000;

  /** The share of a window by number that is left free for samples that didn't come. */
  private static final double MAX_ROOM = 0.2;

  private final TraceList traces;
  private final Viewport viewport;
  private final YView vertical = new YView(this::shown, this::repaint);
  private final PaintThread painter;
  private SeriesSource series = new SeriesSet(1);
  private long seenVersion = NO_VERSION;
  private long epoch;
  private boolean based;
  private boolean stale = true;
  private Optional<RenderKey> key = Optional.empty();
  private Optional<PaintedFrame> shown = Optional.empty();
  private double present = Double.NaN;
  private double oldest = Double.NaN;
  private double missed;

  public PaintScheduler(TraceList traces, Viewport viewport, PaintThread painter) {
    this.traces = traces;
    this.viewport = viewport;
    this.painter = painter;
  }

  /** Shows other series; frames of the previous ones are dropped. */
  public void show(SeriesSource newSeries) {
    series = newSeries;
    seenVersion = NO_VERSION;
    epoch++;
    based = false;
    traces.clear();
    vertical.forget();
    restyle();
  }

  /** The visible part of y. */
  public YView vertical() {
    return vertical;
  }

  /** The look of traces has changed: all is painted again. */
  public void restyle() {
    key = Optional.empty();
    stale = true;
  }

  /** Another part of x or y is to be painted, in the same look. */
  void repaint() {
    stale = true;
  }

  /** Sets the size and background of the plot. */
  public void resized(PlotSize size) {
    if (key.isPresent() && !size.equals(key.get().size())) {
      restyle();
    }
  }

  /** The last frame. */
  public Optional<PaintedFrame> shown() {
    return shown;
  }

  /**
   * Arranges the y axes for what the traces are now; returns whether the arrangement has changed.
   *
   * @param max the largest number of lanes that have room
   */
  public boolean planAxes(int max) {
    boolean ranged = !vertical.heldOverlay().equals(FixedYRanges.AUTOMATIC);
    // What the user holds or has scaled stays as it is.
    boolean mayMerge = viewport.live() && vertical.automaticProperty().get();
    boolean other =
        traces
            .axes()
            .plan(
                new TraceAxes.Conditions(max, ranged, mayMerge, System.nanoTime()),
                shown.map(traces::visibleParts).orElse(List.of()));
    if (other) {
      key = Optional.empty();
      vertical.arrange(traces.axes().layout());
    }
    return other;
  }

  /** Adopts series that were added or removed; returns whether there are any. */
  public boolean takeInSeries() {
    boolean more = traces.takeIn(series.all());
    if (more) {
      key = Optional.empty();
    }
    return more;
  }

  public boolean busy() {
    return painter.busy();
  }

  /** Sets the newest time of linked charts, ms since the epoch; NaN for none. */
  public void present(double ms) {
    stale |= viewport.live() && viewport.byTime() && isElsewhere(ms);
    present = ms;
  }

  /** Whether a time isn't in the column of the present. */
  private boolean isElsewhere(double ms) {
    boolean known = key.isPresent() && !Double.isNaN(ms) && !Double.isNaN(present);
    return known
        ? key.get().scale().column(ms) != key.get().scale().column(present)
        : Double.compare(ms, present) != 0;
  }

  /**
   * Leaves room at the right of a live window by number for samples that didn't come; a fifth of
   * the window at most.
   */
  public void missed(double samples) {
    double window = key.map(now -> now.scale().perColumn() * now.columns()).orElse(0.0);
    double room = Math.min(samples, window * MAX_ROOM);
    double perColumn = key.map(now -> now.scale().perColumn()).orElse(1.0);
    boolean other = viewport.live() && !viewport.byTime() && Math.abs(room - missed) >= perColumn;
    if (other || samples == 0) {
      stale |= other;
      missed = room;
    }
  }

  /** Whether the samples don't fill the window yet. */
  public boolean isFilling() {
    return viewport.isFilling();
  }

  /** Sets the time of the oldest sample of linked charts, ms since the epoch; NaN for none. */
  public void oldest(double ms) {
    stale |= viewport.isFilling() && viewport.byTime() && Double.compare(ms, oldest) != 0;
    oldest = ms;
  }

  /**
   * Whether the next frame would differ from the last one. A frame that failed is painted again
   * after a pause.
   */
  public boolean hasNews(long now) {
    return painter.failing()
        ? painter.mayRetry(now)
        : stale || (viewport.live() && series.version() != seenVersion);
  }

  /** Starts painting a frame of that size; only when not busy. */
  public void start(PlotSize size) {
    seenVersion = series.version();
    stale = false;
    if (!based && viewport.byTime()) {
      newestTime().ifPresent(this::base);
    }
    if (viewport.isFilling() && cover(size.columns())) {
      key = Optional.empty();
    }
    RenderKey wanted = key.orElseGet(() -> makeKey(size));
    key = Optional.of(wanted);
    painter.start(
        new PaintRequest(
            wanted,
            viewport.live(),
            viewport.origin(),
            traces.axes().withStates(vertical.held()),
            viewport.byTime() ? present : missed,
            epoch));
  }

  /** Takes the frame that was started, if it is finished. */
  public Optional<PaintedFrame> finished() {
    return keep(painter.finished());
  }

  /** Blocks until the frame that was started is finished; empty if there is none or it failed. */
  public Optional<PaintedFrame> await() {
    return keep(painter.await());
  }

  /** Drops a frame of series that are no longer shown. */
  private Optional<PaintedFrame> keep(Optional<PaintedFrame> painting) {
    Optional<PaintedFrame> current = painting.filter(one -> one.job().epoch() == epoch);
    shown = current.isPresent() ? current : shown;
    return current;
  }

  private RenderKey makeKey(PlotSize size) {
    List<TraceRendering> renderings = List.copyOf(traces.renderings(size.density()));
    int reach = renderings.stream().mapToInt(TraceRendering::reach).max().orElse(0);
    viewport.fit(Math.max(1, size.columns() - 1 - reach));
    return new RenderKey(viewport.scale(), size, traces.axes().layout(), renderings);
  }

  /** Takes in how much of x there is; returns whether the window changes. */
  private boolean cover(int columns) {
    long longest = traces.longest();
    if (longest == 0) {
      return false;
    }
    if (!viewport.byTime()) {
      return viewport.cover(longest - 1.0 + missed, longest, columns);
    }
    double first = minimum(oldest, traces.held(true).map(ValueRange::low).orElse(Double.NaN));
    double last = newestTime().isPresent() ? (double) newestTime().getAsLong() : Double.NaN;
    double end = Double.isNaN(present) ? last : Math.max(present, last);
    return viewport.cover(Math.max(0, end - first), longest, columns);
  }

  private static double minimum(double one, double other) {
    return Double.isNaN(one) || other < one ? other : one;
  }

  private void base(long time) {
    viewport.base(Math.floor(time / DAY_MS) * DAY_MS);
    based = true;
    key = Optional.empty();
  }

  private OptionalLong newestTime() {
    LatestTime latest = new LatestTime();
    traces.series().forEach(one -> latest.add(one.buffer()));
    return latest.isKnown() ? OptionalLong.of(latest.timeMs()) : OptionalLong.empty();
  }
}
