package topicscope.plot.overlay;

import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import javafx.scene.layout.Region;
import topicscope.plot.paint.PaintedFrame;
import topicscope.plot.view.PaintScheduler;
import topicscope.plot.view.TraceList;

/**
 * Shows the values at one x: under the mouse, or at the time under the mouse in a linked chart.
 * That time is kept while it is out of sight. Values are read again with each new frame. For the
 * JavaFX thread.
 */
public final class PlotPointer {
  private final PaintScheduler scheduler;
  private final TraceList traces;
  private final Region surface;
  private final DoubleSupplier density;
  private final Consumer<Consumer<PlotPointer>> others;
  private final Supplier<ZoneId> zone;
  private final Crosshair crosshair = new Crosshair();
  private Consumer<Optional<PointedSamples>> listener = samples -> {};
  private Optional<PointedSamples> pointed = Optional.empty();
  private double linkedTime = Double.NaN;

  /**
   * A pointer that is outside of the plot.
   *
   * @param surface the area between the axes
   * @param density physical pixels per unit of JavaFX
   * @param others runs an action on the pointers of linked charts
   * @param zone the time zone of texts
   */
  public PlotPointer(
      PaintScheduler scheduler,
      TraceList traces,
      Region surface,
      DoubleSupplier density,
      Consumer<Consumer<PlotPointer>> others,
      Supplier<ZoneId> zone) {
    this.scheduler = scheduler;
    this.traces = traces;
    this.surface = surface;
    this.density = density;
    this.others = others;
    this.zone = zone;
  }

  public Crosshair crosshair() {
    return crosshair;
  }

  /** The mouse has moved to a position. */
  public void point(double x, double y) {
    linkedTime = Double.NaN;
    crosshair.point(x, y, true);
    read();
  }

  /** The sample of a visible trace nearest to a position. */
  public Optional<PickedSample> sampleAt(double x, double y) {
    return scheduler
        .shown()
        .map(frame -> PointerValues.nearest(frame, traces, x * density.getAsDouble()))
        .map(values -> values.nearestTo(y))
        .flatMap(values -> values.values().stream().findFirst())
        .map(value -> new PickedSample(value.series().name(), value.sample()));
  }

  /** The mouse has left this chart. */
  public void forget() {
    leave();
    others.accept(PlotPointer::leave);
  }

  private void leave() {
    linkedTime = Double.NaN;
    crosshair.forget();
    traces.emphasise(Optional.empty());
    tell(Optional.empty());
  }

  /**
   * Sets the listener for what is at the pointer; empty while it is outside of the plots that share
   * the time axis.
   */
  public void onPointed(Consumer<Optional<PointedSamples>> newListener) {
    listener = newListener;
  }

  private void tell(Optional<PointedSamples> now) {
    if (now.isPresent() || pointed.isPresent()) {
      pointed = now;
      listener.accept(now);
    }
  }

  /** Shows the values of the present frame. */
  public void read() {
    if (crosshair.isPointing() || !Double.isNaN(linkedTime)) {
      scheduler.shown().ifPresent(this::read);
    }
  }

  private void read(PaintedFrame frame) {
    if (Double.isNaN(linkedTime)) {
      readOwn(frame);
    } else {
      follow(frame);
    }
  }

  private void readOwn(PaintedFrame frame) {
    PointedSamples place =
        PointedSamples.atColumn(frame, crosshair.position() * density.getAsDouble());
    traces.emphasise(show(place));
    boolean known = !Double.isNaN(place.timeMs());
    tell(known ? Optional.of(place) : Optional.empty());
    if (known) {
      others.accept(other -> other.pointAt(place.timeMs()));
    }
  }

  private void follow(PaintedFrame frame) {
    PointedSamples place = PointedSamples.atTime(frame, linkedTime);
    double x = place.position();
    if (x >= 0 && x <= surface.getWidth()) {
      crosshair.point(x, 0, false);
      show(place);
    } else {
      crosshair.forget();
    }
    tell(Optional.of(place));
  }

  /** Shows the crosshair there; returns the name of the nearest trace, if there are several. */
  private Optional<String> show(PointedSamples place) {
    // A frame of series that have just been replaced shows nothing.
    boolean known = !traces.series().isEmpty() && !Double.isNaN(place.timeMs());
    crosshair.setVisible(known);
    if (!known) {
      return Optional.empty();
    }
    PointerValues all = PointerValues.at(place, traces);
    // Where the mouse isn't, no trace is near to it.
    PointerValues values = crosshair.isOwn() ? all.nearestTo(crosshair.height()) : all;
    crosshair.show(values, place.timeMs(), zone.get(), surface.getWidth(), surface.getHeight());
    return values.nearestName();
  }

  private void pointAt(double timeMs) {
    linkedTime = timeMs;
    read();
  }
}
