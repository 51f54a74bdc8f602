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

  /** Shows everything that is held, and goes on with the present from there. */
  void fit() {
    pictures
        .shown()
        .flatMap(painting -> held(painting.job().look().scale().byTime()))
        .ifPresent(all -> {
          viewport.show(all.from(), all.to(), columns());
          follow();
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
