package topicscope.plot;

import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/**
 * Moves the window over x: with the samples, or where the user wants it. For the JavaFX thread.
 *
 * <p>Distances are in units of JavaFX.
 */
final class Navigation {
  private final Viewport viewport;
  private final Pictures pictures;
  private final Traces traces;
  private final Supplier<PlotSize> size;
  private final ReadOnlyBooleanWrapper live = new ReadOnlyBooleanWrapper(true);

  Navigation(Viewport viewport, Pictures pictures, Traces traces, Supplier<PlotSize> size) {
    this.viewport = viewport;
    this.pictures = pictures;
    this.traces = traces;
    this.size = size;
  }

  ReadOnlyBooleanProperty liveProperty() {
    return live.getReadOnlyProperty();
  }

  void points(int count) {
    viewport.points(count);
    follow();
  }

  void span(double ms) {
    viewport.span(ms);
    follow();
  }

  /** Back to the configured window on the present. */
  void reset() {
    viewport.reset();
    follow();
  }

  /** Holds the picture as it is. */
  void hold() {
    pictures
        .shown()
        .ifPresent(painting -> {
          viewport.hold(painting.origin());
          live.set(false);
          pictures.restyle();
        });
  }

  /**
   * Shows everything that is held, and goes on with the present from there.
   *
   * @param everywhere all of time that is held, here and in plots that share the axis
   */
  void fit(Optional<HeldSpan> everywhere) {
    pictures
        .shown()
        .flatMap(painting -> viewport.byTime() ? everywhere.or(() -> held(true)) : held(false))
        .ifPresent(all -> {
          viewport.show(all.from(), all.to(), columns());
          follow();
        });
  }

  /** The time in sight, ms since the epoch; empty if no sample tells. */
  Optional<HeldSpan> sight() {
    HorizontalScale scale = viewport.scale();
    long end = viewport.origin() + columns();
    return viewport.byTime()
        ? Optional.of(new HeldSpan(scale.x(viewport.origin()), scale.x(end)))
        : pictures
            .shown()
            .flatMap(painting -> NumberedTime.of(painting))
            .map(time -> new HeldSpan(time.at(scale.x(viewport.origin())), time.at(scale.x(end))));
  }

  /** Holds the picture of that time. */
  void lookAt(HeldSpan time) {
    Optional<HeldSpan> x =
        viewport.byTime()
            ? Optional.of(time)
            : pictures
                .shown()
                .flatMap(painting -> NumberedTime.of(painting))
                .map(numbers -> new HeldSpan(numbers.x(time.from()), numbers.x(time.to())));
    x.ifPresent(span -> {
      viewport.show(span.from(), span.to(), columns());
      viewport.hold(viewport.origin());
      live.set(false);
      pictures.restyle();
    });
  }

  /** Shows {@code factor} times as much of x; what lies at {@code place} stays there. */
  void zoom(double factor, double place) {
    hold();
    viewport.zoom(factor, Math.round(place * size.get().density()), columns());
    pictures.restyle();
  }

  /** Moves the held picture to the right; it stops where the samples end. */
  void pan(double distance) {
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

  private void keepInSight(HeldSpan all) {
    int half = columns() / 2;
    long first = viewport.scale().column(all.from()) - half;
    long last = viewport.scale().column(all.to()) - half;
    viewport.hold(Math.clamp(viewport.origin(), Math.min(first, last), Math.max(first, last)));
  }

  private Optional<HeldSpan> held(boolean byTime) {
    return HeldSpan.of(traces.series(), byTime);
  }
}
