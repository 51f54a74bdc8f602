package topicscope.plot;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import topicscope.signal.SeriesSet;
import topicscope.signal.SeriesSource;

/**
 * Has the pictures of a plot painted, one at a time and only if there is something new, and keeps
 * the last one. For the JavaFX thread.
 */
final class Pictures {
  private static final int NO_VERSION = -1;
  private static final double DAY_MS = 86_400_000;

  private final Traces traces;
  private final Viewport viewport;
  private final VerticalView vertical = new VerticalView(this::shown, this::repaint);
  private final PaintThread painter;
  private SeriesSource series = new SeriesSet(1);
  private long seenVersion = NO_VERSION;
  private long epoch;
  private boolean based;
  private boolean stale = true;
  private Optional<Look> look = Optional.empty();
  private Optional<Painting> shown = Optional.empty();
  private double present = Double.NaN;

  Pictures(Traces traces, Viewport viewport, TileSheet sheet) {
    this.traces = traces;
    this.viewport = viewport;
    painter = new PaintThread(sheet);
  }

  /** Paints these series from now on, and nothing of those before. */
  void show(SeriesSource newSeries) {
    series = newSeries;
    seenVersion = NO_VERSION;
    epoch++;
    based = false;
    traces.clear();
    vertical.release();
    restyle();
  }

  /** Which part of y is painted. */
  VerticalView vertical() {
    return vertical;
  }

  /** Something in how the traces look has changed. */
  void restyle() {
    look = Optional.empty();
    stale = true;
  }

  /** Another part is to be painted, in the same look. */
  void repaint() {
    stale = true;
  }

  /** The plot has this size and backdrop now. */
  void resized(PlotSize size) {
    if (look.isPresent() && !size.fits(look.get())) {
      restyle();
    }
  }

  /** The last picture that was painted. */
  Optional<Painting> shown() {
    return shown;
  }

  /** Takes in series that are new in the set; returns whether there are any. */
  boolean takeInSeries() {
    boolean more = traces.takeIn(series.all());
    if (more) {
      look = Optional.empty();
    }
    return more;
  }

  boolean busy() {
    return painter.busy();
  }

  /** Time has come to there in a plot that shares its axis with this one, ms since the epoch. */
  void present(double ms) {
    stale |= viewport.live() && viewport.byTime() && Double.compare(ms, present) != 0;
    present = ms;
  }

  /** Whether the next picture would differ from the last. */
  boolean hasNews() {
    return stale || (viewport.live() && series.version() != seenVersion);
  }

  /** Begins a picture of that size; only when not busy. */
  void start(PlotSize size) {
    seenVersion = series.version();
    stale = false;
    if (!based && viewport.byTime()) {
      newestTime().ifPresent(this::base);
    }
    Look wanted = look.orElseGet(() -> makeLook(size));
    look = Optional.of(wanted);
    painter.start(
        new PaintJob(
            wanted,
            viewport.live(),
            viewport.origin(),
            vertical.held(false),
            vertical.held(true),
            present,
            epoch));
  }

  /** Takes the picture that was begun, if it is finished. */
  Optional<Painting> finished() {
    return keep(painter.finished());
  }

  /** Waits for the picture that was begun, if there is one. */
  Optional<Painting> await() {
    return keep(painter.await());
  }

  /** A picture of series that are no longer shown is thrown away. */
  private Optional<Painting> keep(Optional<Painting> painting) {
    Optional<Painting> current = painting.filter(one -> one.job().epoch() == epoch);
    shown = current.isPresent() ? current : shown;
    return current;
  }

  private Look makeLook(PlotSize size) {
    List<TraceLook> looks = List.copyOf(traces.looks(size.density()));
    int reach = looks.stream().mapToInt(TraceLook::reach).max().orElse(0);
    viewport.fit(Math.max(1, size.columns() - 1 - reach));
    return new Look(viewport.scale(), size.columns(), size.rows(), size.backdrop(), looks);
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
