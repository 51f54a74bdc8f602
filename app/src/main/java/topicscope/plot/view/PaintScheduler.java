package topicscope.plot.view;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import topicscope.plot.paint.PaintRequest;
import topicscope.plot.paint.PaintThread;
import topicscope.plot.paint.PaintedFrame;
import topicscope.plot.paint.PlotSize;
import topicscope.plot.paint.RenderKey;
import topicscope.plot.paint.TileStore;
import topicscope.plot.paint.TraceRendering;
import topicscope.signal.SeriesSet;
import topicscope.signal.SeriesSource;

/**
 * Has the pictures of a plot painted, one at a time and only if something is new, and keeps the
 * last one. For the JavaFX thread.
 */
public final class PaintScheduler {
  private static final int NO_VERSION = -1;
  private static final double DAY_MS = 86_400_000;

  private final TraceList traces;
  private final Viewport viewport;
  private final YView vertical = new YView(this::shown, this::repaint);
  private final PaintThread painter;
  private SeriesSource series = new SeriesSet(1);
  private long seenVersion = NO_VERSION;
  private long epoch;
  private boolean based;
  private boolean stale = true;
  private Optional<RenderKey> look = Optional.empty();
  private Optional<PaintedFrame> shown = Optional.empty();
  private double present = Double.NaN;

  public PaintScheduler(TraceList traces, Viewport viewport, TileStore sheet) {
    this.traces = traces;
    this.viewport = viewport;
    painter = new PaintThread(sheet);
  }

  /** Paints these series instead of the present ones. */
  public void show(SeriesSource newSeries) {
    series = newSeries;
    seenVersion = NO_VERSION;
    epoch++;
    based = false;
    traces.clear();
    vertical.release();
    restyle();
  }

  /** The range of y that is painted. */
  public YView vertical() {
    return vertical;
  }

  /** The look of the traces has changed. */
  public void restyle() {
    look = Optional.empty();
    stale = true;
  }

  /** Another part must be painted, in the same look. */
  void repaint() {
    stale = true;
  }

  /** Size or background of the plot has changed. */
  public void resized(PlotSize size) {
    if (look.isPresent() && !size.fits(look.get())) {
      restyle();
    }
  }

  /** The last picture that was painted. */
  public Optional<PaintedFrame> shown() {
    return shown;
  }

  /** Takes in new series of the set; returns whether there are any. */
  public boolean takeInSeries() {
    boolean more = traces.takeIn(series.all());
    if (more) {
      look = Optional.empty();
    }
    return more;
  }

  public boolean busy() {
    return painter.busy();
  }

  /** Time has reached this point in a linked plot, ms since the epoch. */
  public void present(double ms) {
    stale |= viewport.live() && viewport.byTime() && Double.compare(ms, present) != 0;
    present = ms;
  }

  /** Whether the next picture would differ from the last. */
  public boolean hasNews() {
    return stale || (viewport.live() && series.version() != seenVersion);
  }

  /** Starts a picture of that size; only when not busy. */
  public void start(PlotSize size) {
    seenVersion = series.version();
    stale = false;
    if (!based && viewport.byTime()) {
      newestTime().ifPresent(this::base);
    }
    RenderKey wanted = look.orElseGet(() -> makeLook(size));
    look = Optional.of(wanted);
    painter.start(
        new PaintRequest(
            wanted,
            viewport.live(),
            viewport.origin(),
            vertical.held(false),
            vertical.held(true),
            present,
            epoch));
  }

  /** Takes the picture that was started, if it is finished. */
  public Optional<PaintedFrame> finished() {
    return keep(painter.finished());
  }

  /** Waits for the picture that was started, if there is one. */
  public Optional<PaintedFrame> await() {
    return keep(painter.await());
  }

  /** Discards a picture of series that are no longer shown. */
  private Optional<PaintedFrame> keep(Optional<PaintedFrame> painting) {
    Optional<PaintedFrame> current = painting.filter(one -> one.job().epoch() == epoch);
    shown = current.isPresent() ? current : shown;
    return current;
  }

  private RenderKey makeLook(PlotSize size) {
    List<TraceRendering> looks = List.copyOf(traces.looks(size.density()));
    int reach = looks.stream().mapToInt(TraceRendering::reach).max().orElse(0);
    viewport.fit(Math.max(1, size.columns() - 1 - reach));
    return new RenderKey(viewport.scale(), size.columns(), size.rows(), size.backdrop(), looks);
  }

  private void base(long time) {
    viewport.base(Math.floor(time / DAY_MS) * DAY_MS);
    based = true;
    look = Optional.empty();
  }

  private OptionalLong newestTime() {
    return traces.series().stream()
        .map(one -> one.buffer().latestTime())
        .filter(OptionalLong::isPresent)
        .mapToLong(OptionalLong::getAsLong)
        .max();
  }
}
