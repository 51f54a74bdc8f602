package topicscope.terminal;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import topicscope.chart.ColumnScale;
import topicscope.chart.LatestTime;
import topicscope.chart.SampleNumberTimes;
import topicscope.chart.Viewport;
import topicscope.reading.AgeText;

/** The visible part of x, in columns of dots. Owned by one thread. */
final class PlotWindow {
  private static final double DAY_MS = 86_400_000;

  private final Viewport viewport = new Viewport();
  private final LatestTime latest = new LatestTime();
  private boolean based;
  private boolean fitted;
  private int columns = 1;
  private double newest = Double.NaN;
  private double heldFrom = Double.NaN;

  /**
   * @param points how many of the newest samples, if there is no span
   * @param span the newest span of time; zero for a number of samples
   */
  PlotWindow(int points, Duration span) {
    if (span.isPositive()) {
      viewport.span(span.toNanos() / 1e6);
    } else {
      viewport.points(points);
    }
  }

  /** Follows what the traces hold now. */
  void follow(List<Trace> traces, int width) {
    fitted &= width == columns;
    columns = width;
    double leader = leader(traces);
    if (Double.isNaN(leader)) {
      return;
    }
    if (viewport.byTime() && !based) {
      viewport.base(Math.floor(leader / DAY_MS) * DAY_MS);
      based = true;
      fitted = false;
    }
    long longest = traces.stream().mapToLong(trace -> trace.buffer().size()).max().orElse(0);
    heldFrom = heldFrom(traces, leader, longest);
    boolean other = viewport.isFilling() && viewport.cover(leader - heldFrom, longest, columns);
    if (other || !fitted) {
      viewport.fit(Math.max(1, columns - 1));
      fitted = true;
    }
    newest = leader;
    double window = viewport.scale().perColumn() * columns;
    if (!viewport.byTime()) {
      traces.forEach(trace -> trace.align(leader, window));
    }
  }

  private double leader(List<Trace> traces) {
    long last = -1;
    latest.clear();
    for (Trace trace : traces) {
      latest.add(trace.buffer());
      last = Math.max(last, trace.buffer().appended() - 1);
    }
    if (!viewport.byTime()) {
      return last < 0 ? Double.NaN : (double) last;
    }
    return latest.isKnown() ? latest.timeMs() : Double.NaN;
  }

  private double heldFrom(List<Trace> traces, double leader, long longest) {
    if (!viewport.byTime()) {
      return leader - longest + 1;
    }
    double earliest = leader;
    for (Trace trace : traces) {
      OptionalLong first = trace.buffer().earliestTime();
      earliest = first.isPresent() ? Math.min(earliest, (double) first.getAsLong()) : earliest;
    }
    return earliest;
  }

  ColumnScale scale() {
    return viewport.scale();
  }

  boolean byTime() {
    return viewport.byTime();
  }

  private long newestColumn() {
    return Double.isNaN(newest) ? 0 : scale().column(newest);
  }

  /** The column at the left edge. */
  long origin() {
    return viewport.live() ? newestColumn() + 1 - columns : viewport.origin();
  }

  boolean isLive() {
    return viewport.live();
  }

  /** What x minus the sample number is for a trace. */
  double shift(Trace trace) {
    return byTime() ? 0 : trace.shift();
  }

  /** The times of samples where x counts them: those of the trace whose numbers are x. */
  Optional<SampleNumberTimes> times(List<Trace> traces) {
    if (byTime()) {
      return Optional.empty();
    }
    return traces.stream()
        .filter(trace -> trace.buffer().size() > 0)
        .sorted((a, b) -> Boolean.compare(a.shift() != 0, b.shift() != 0))
        .map(trace -> new SampleNumberTimes(trace.buffer(), trace.shift()))
        .findFirst();
  }

  /** Holds what is visible, or follows the newest samples again. */
  void hold() {
    if (isLive()) {
      viewport.hold(origin());
    } else {
      goLive();
    }
  }

  /** Follows the newest samples, with the same span. */
  void goLive() {
    if (!isLive()) {
      ColumnScale scale = scale();
      viewport.show(scale.x(origin()), scale.x(origin() + columns), columns);
    }
  }

  /** Shows the window as it was at the start. */
  void reset() {
    viewport.reset();
    viewport.fit(Math.max(1, columns - 1));
  }

  /**
   * Shows so many times as much of x, but not more than there is.
   *
   * @param column the column of dots that stays where it is, while the window is held
   */
  void zoom(double factor, int column) {
    double held = (newestColumn() + 1) * scale().perColumn() + scale().base() - heldFrom;
    double largest = Math.max(1, held / (scale().perColumn() * columns));
    double wanted = Math.min(factor, Double.isNaN(largest) ? factor : largest);
    if (isLive()) {
      viewport.hold(origin());
      viewport.zoom(wanted, columns - 1L, columns);
      viewport.show(scale().x(viewport.origin()), scale().x(viewport.origin() + columns), columns);
    } else {
      viewport.zoom(wanted, column, columns);
    }
  }

  /** Moves by a share of the window; to the right of the newest sample it goes live. */
  void pan(double share) {
    if (share > 0 && isLive()) {
      return;
    }
    long first = (long) Math.floor((heldFrom - scale().base()) / scale().perColumn());
    long left = Math.max(0, origin() - first);
    long by = Math.round(share * columns);
    viewport.hold(origin() + Math.max(-left, by));
    if (origin() + columns > newestColumn() + 1) {
      goLive();
    }
  }

  /** How long it is, in words. */
  String text() {
    double span = scale().perColumn() * columns;
    if (byTime()) {
      return "last " + AgeText.of(Duration.ofMillis(Math.round(span)));
    }
    return String.format(
        Locale.ROOT, "last %,d samples", Math.round(span - scale().perColumn()) + 1);
  }
}
