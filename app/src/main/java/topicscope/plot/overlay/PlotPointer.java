package topicscope.plot.overlay;

import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import javafx.scene.layout.Region;
import topicscope.plot.paint.PaintedFrame;
import topicscope.plot.view.PaintScheduler;
import topicscope.plot.view.TraceList;
import topicscope.signal.Sample;

/**
 * Shows the values at one x: under the mouse, or at the time under the mouse in a linked chart.
 * Values are read again with each new frame. For the JavaFX thread.
 */
public final class PlotPointer {
  private final PaintScheduler scheduler;
  private final TraceList traces;
  private final Region surface;
  private final DoubleSupplier density;
  private final Consumer<Consumer<PlotPointer>> others;
  private final Supplier<ZoneId> zone;
  private Consumer<Map<String, Sample>> pointed = samples -> {};
  private final Crosshair crosshair = new Crosshair();

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
    crosshair.point(x, y, true);
    read();
  }

  /** The visible sample nearest to a position. */
  public Optional<PickedSample> sampleAt(double x, double y) {
    return scheduler
        .shown()
        .map(painting -> PointerValues.at(painting, traces, x * density.getAsDouble()))
        .flatMap(values -> values.nearestTo(y).values().stream().findFirst())
        .map(value -> new PickedSample(value.series().name(), value.sample()));
  }

  /** The mouse has left this chart. */
  public void forget() {
    leave();
    others.accept(PlotPointer::leave);
  }

  private void leave() {
    crosshair.forget();
    traces.emphasise(Optional.empty());
    pointed.accept(Map.of());
  }

  /**
   * Sets the listener for the samples at the pointer, by the name of their series; empty while it
   * is outside of the plot.
   */
  public void onPointed(Consumer<Map<String, Sample>> listener) {
    pointed = listener;
  }

  /** Shows the values of the present frame. */
  public void read() {
    if (crosshair.isPointing()) {
      scheduler.shown().ifPresent(this::read);
    }
  }

  private void read(PaintedFrame painting) {
    double column = crosshair.position() * density.getAsDouble();
    PointerValues values = PointerValues.at(painting, traces, column).nearestTo(crosshair.height());
    crosshair.show(values, zone.get(), surface.getWidth(), surface.getHeight());
    pointed.accept(values.samples());
    if (crosshair.isOwn()) {
      traces.emphasise(values.nearestName());
      painting.timeAt(column).ifPresent(time -> others.accept(other -> other.pointAt(time)));
    }
  }

  private void pointAt(double timeMs) {
    scheduler
        .shown()
        .map(painting -> painting.columnOf(timeMs) / density.getAsDouble())
        .filter(x -> x >= 0 && x <= surface.getWidth())
        .ifPresentOrElse(
            x -> {
              crosshair.point(x, 0, false);
              read();
            },
            this::leave);
  }
}
