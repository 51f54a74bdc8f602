package topicscope.plot.view;

import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import topicscope.chart.ColumnScale;
import topicscope.chart.ValueRange;
import topicscope.chart.Viewport;
import topicscope.plot.paint.PaintedFrame;
import topicscope.plot.paint.PlotSize;

/**
 * Moves the window over x: with the newest samples, or held by the user. For the JavaFX thread.
 *
 * <p>Distances and positions are in units of JavaFX.
 */
public final class Navigation {
  private final Viewport viewport;
  private final PaintScheduler scheduler;
  private final TraceList traces;
  private final Supplier<PlotSize> size;
  private final ReadOnlyBooleanWrapper live = new ReadOnlyBooleanWrapper(true);

  public Navigation(
      Viewport viewport, PaintScheduler scheduler, TraceList traces, Supplier<PlotSize> size) {
    this.viewport = viewport;
    this.scheduler = scheduler;
    this.traces = traces;
    this.size = size;
  }

  public ReadOnlyBooleanProperty liveProperty() {
    return live.getReadOnlyProperty();
  }

  public void points(int count) {
    viewport.points(count);
    follow();
  }

  public void span(double ms) {
    viewport.span(ms);
    follow();
  }

  /** Whether the window has a span of time, and not a number of samples. */
  public boolean isByTime() {
    return viewport.byTime();
  }

  /** Shows the same part of a held x in so many times the width. */
  public void widen(double times) {
    if (!live.get()) {
      viewport.refine(times);
    }
  }

  /** Changes the configured span; a held or zoomed window stays. */
  public void adjustSpan(double ms) {
    viewport.adjustSpan(ms);
    scheduler.restyle();
  }

  /** Returns to the configured window at the newest samples. */
  public void reset() {
    viewport.reset();
    follow();
  }

  /** Holds the frame that is shown. */
  public void hold() {
    scheduler
        .shown()
        .ifPresent(painting -> {
          viewport.hold(painting.origin());
          live.set(false);
          scheduler.restyle();
        });
  }

  /**
   * Shows all samples in memory and stays live.
   *
   * @param everywhere the time of all samples of linked charts; empty without linked charts
   */
  public void fit(Optional<ValueRange> everywhere) {
    scheduler
        .shown()
        .flatMap(painting -> held(everywhere))
        .ifPresent(all -> {
          viewport.show(all.low(), all.high(), columns() - 1 - reach());
          follow();
        });
  }

  /** The visible time, ms since the epoch; empty without samples. */
  public Optional<ValueRange> visibleTime() {
    ColumnScale scale = viewport.scale();
    long end = viewport.origin() + columns();
    return viewport.byTime()
        ? Optional.of(new ValueRange(scale.x(viewport.origin()), scale.x(end)))
        : scheduler
            .shown()
            .flatMap(PaintedFrame::sampleTimes)
            .map(
                time -> new ValueRange(time.at(scale.x(viewport.origin())), time.at(scale.x(end))));
  }

  /**
   * The time that the last frame shows, live or held, ms since the epoch; empty without samples.
   */
  public Optional<ValueRange> timeInSight() {
    return scheduler
        .shown()
        .flatMap(frame -> {
          double from = frame.scale().x(frame.origin());
          double to = frame.scale().x(frame.origin() + frame.size().columns());
          return frame.scale().byTime()
              ? Optional.of(new ValueRange(from, to))
              : frame.sampleTimes().map(time -> new ValueRange(time.at(from), time.at(to)));
        });
  }

  /** Shows and holds a span of time. */
  public void holdTime(ValueRange time) {
    if (viewport.byTime() != viewport.scale().byTime()) {
      // The window was configured since the last frame: its scale begins near its times.
      viewport.fit(columns());
    }
    if (viewport.byTime() || isBeforeHeld(time.low())) {
      viewport.holdTime(time.low(), time.high(), columns());
      live.set(false);
      scheduler.restyle();
      return;
    }
    Optional<ValueRange> x =
        scheduler
            .shown()
            .flatMap(PaintedFrame::sampleTimes)
            .map(numbers -> new ValueRange(numbers.x(time.low()), numbers.x(time.high())));
    x.ifPresent(span -> {
      viewport.show(span.low(), span.high(), columns());
      viewport.hold(viewport.origin());
      live.set(false);
      scheduler.restyle();
    });
  }

  /**
   * Shows {@code factor} times as much of x, all samples at the most, and keeps the x at a position
   * if it can.
   *
   * @param everywhere the time of all samples of linked charts; empty without linked charts
   */
  public void zoom(double factor, double position, Optional<ValueRange> everywhere) {
    Optional<ValueRange> before = timeInSight();
    hold();
    viewport.zoom(factor, Math.round(position * size.get().density()), columns());
    before
        .filter(time -> leavesHeld())
        .ifPresent(time -> {
          double span = Math.max(1, time.span());
          double share = Math.clamp(position / Math.max(1, size.get().width()), 0, 1);
          double low = time.low() + span * share * (1 - factor);
          viewport.holdTime(low, low + span * factor, columns());
        });
    held(everywhere)
        .ifPresent(all -> {
          if (viewport.scale().perColumn() * columns() > all.span()) {
            viewport.show(all.low(), all.high(), columns() - 1 - reach());
            viewport.hold(viewport.origin());
          } else {
            keepInSight(all);
          }
        });
    scheduler.restyle();
  }

  /**
   * Moves the held frame to the right, to the end of the samples at most.
   *
   * @param everywhere the time of all samples of linked charts; empty without linked charts
   */
  public void pan(double distance, Optional<ValueRange> everywhere) {
    if (live.get()) {
      hold();
    }
    Optional<ValueRange> before = viewport.byTime() ? Optional.empty() : visibleTime();
    viewport.pan(-Math.round(distance * size.get().density()));
    before
        .filter(time -> leavesHeld())
        .ifPresent(time -> {
          double by = Math.max(1, time.span()) * distance * size.get().density() / columns();
          viewport.holdTime(time.low() - by, time.low() - by + Math.max(1, time.span()), columns());
          scheduler.restyle();
        });
    held(everywhere).ifPresent(this::keepInSight);
    scheduler.repaint();
  }

  /** Whether a window by number shows what lies before all samples held, and was recorded. */
  private boolean leavesHeld() {
    return !viewport.byTime()
        && traces.isRecorded()
        && traces
            .held(false)
            .filter(all -> viewport.origin() < viewport.scale().column(all.low()))
            .isPresent();
  }

  private boolean isBeforeHeld(double timeMs) {
    return traces.isRecorded()
        && scheduler
            .shown()
            .flatMap(PaintedFrame::sampleTimes)
            .filter(times -> timeMs < times.at(times.firstX()))
            .isPresent();
  }

  private void follow() {
    live.set(true);
    scheduler.restyle();
  }

  private Optional<ValueRange> held(Optional<ValueRange> everywhere) {
    return viewport.byTime() ? everywhere.or(() -> traces.held(true)) : traces.held(false);
  }

  private int columns() {
    return Math.max(1, size.get().columns());
  }

  /** Moves the window back to the samples, so that it shows nothing beyond them. */
  private void keepInSight(ValueRange all) {
    long first = viewport.scale().column(all.low());
    long last = viewport.scale().column(all.high()) + 1 + reach() - columns();
    viewport.hold(Math.clamp(viewport.origin(), Math.min(first, last), Math.max(first, last)));
  }

  /** How many columns the marks of samples need at the right edge. */
  private int reach() {
    return scheduler.shown().map(painting -> painting.key().reach()).orElse(0);
  }
}
