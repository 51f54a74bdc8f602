package topicscope.plot.view;

import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import topicscope.plot.axis.ColumnScale;
import topicscope.plot.paint.PlotSize;
import topicscope.plot.paint.SampleNumberTimes;

/**
 * Moves the window over x: with the samples, or by the user. For the JavaFX thread.
 *
 * <p>Distances are in units of JavaFX.
 */
public final class Navigation {
  private final Viewport viewport;
  private final PaintScheduler pictures;
  private final TraceList traces;
  private final Supplier<PlotSize> size;
  private final ReadOnlyBooleanWrapper live = new ReadOnlyBooleanWrapper(true);

  public Navigation(
      Viewport viewport, PaintScheduler pictures, TraceList traces, Supplier<PlotSize> size) {
    this.viewport = viewport;
    this.pictures = pictures;
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

  /** Returns to the configured window on the present. */
  public void reset() {
    viewport.reset();
    follow();
  }

  /** Holds the picture. */
  public void hold() {
    pictures
        .shown()
        .ifPresent(painting -> {
          viewport.hold(painting.origin());
          live.set(false);
          pictures.restyle();
        });
  }

  /**
   * Shows everything that is held, and continues with the present from there.
   *
   * @param everywhere the span of time with samples, here and in linked plots
   */
  public void fit(Optional<DataSpan> everywhere) {
    pictures
        .shown()
        .flatMap(painting -> viewport.byTime() ? everywhere.or(() -> held(true)) : held(false))
        .ifPresent(all -> {
          viewport.show(all.from(), all.to(), columns());
          follow();
        });
  }

  /** The visible time, ms since the epoch; empty without samples. */
  public Optional<DataSpan> sight() {
    ColumnScale scale = viewport.scale();
    long end = viewport.origin() + columns();
    return viewport.byTime()
        ? Optional.of(new DataSpan(scale.x(viewport.origin()), scale.x(end)))
        : pictures
            .shown()
            .flatMap(painting -> SampleNumberTimes.of(painting))
            .map(time -> new DataSpan(time.at(scale.x(viewport.origin())), time.at(scale.x(end))));
  }

  /** Holds the picture of that time. */
  public void lookAt(DataSpan time) {
    Optional<DataSpan> x =
        viewport.byTime()
            ? Optional.of(time)
            : pictures
                .shown()
                .flatMap(painting -> SampleNumberTimes.of(painting))
                .map(numbers -> new DataSpan(numbers.x(time.from()), numbers.x(time.to())));
    x.ifPresent(span -> {
      viewport.show(span.from(), span.to(), columns());
      viewport.hold(viewport.origin());
      live.set(false);
      pictures.restyle();
    });
  }

  /** Shows {@code factor} times as much of x; the x at {@code place} stays there. */
  public void zoom(double factor, double place) {
    hold();
    viewport.zoom(factor, Math.round(place * size.get().density()), columns());
    pictures.restyle();
  }

  /** Moves the held picture to the right; stops where the samples end. */
  public void pan(double distance) {
    if (live.get()) {
      hold();
    }
    viewport.pan(-Math.round(distance * size.get().density()));
    held(viewport.byTime()).ifPresent(this::keepInSight);
    pictures.repaint();
  }

  private void follow() {
    live.set(true);
    pictures.restyle();
  }

  private int columns() {
    return Math.max(1, size.get().columns());
  }

  private void keepInSight(DataSpan all) {
    int half = columns() / 2;
    long first = viewport.scale().column(all.from()) - half;
    long last = viewport.scale().column(all.to()) - half;
    viewport.hold(Math.clamp(viewport.origin(), Math.min(first, last), Math.max(first, last)));
  }

  private Optional<DataSpan> held(boolean byTime) {
    return DataSpan.of(traces.series(), byTime);
  }
}
