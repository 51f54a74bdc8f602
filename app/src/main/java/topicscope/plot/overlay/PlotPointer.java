package topicscope.plot.overlay;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import javafx.scene.layout.Region;
import topicscope.plot.paint.PaintedFrame;
import topicscope.plot.view.PaintScheduler;
import topicscope.plot.view.TraceList;

/**
 * Reads the values at one x: under the mouse, or at the time that the mouse points to in a linked
 * chart. Updated whenever the picture changes. For the JavaFX thread.
 */
public final class PlotPointer {
  private final PaintScheduler pictures;
  private final TraceList traces;
  private final Region surface;
  private final DoubleSupplier density;
  private final Consumer<Consumer<PlotPointer>> others;
  private final Crosshair crosshair = new Crosshair();

  /**
   * Creates a pointer without a position.
   *
   * @param surface the plot between the axes
   * @param density physical pixels per unit of JavaFX
   * @param others applies an action to the pointers of linked charts
   */
  public PlotPointer(
      PaintScheduler pictures,
      TraceList traces,
      Region surface,
      DoubleSupplier density,
      Consumer<Consumer<PlotPointer>> others) {
    this.pictures = pictures;
    this.traces = traces;
    this.surface = surface;
    this.density = density;
    this.others = others;
  }

  public Crosshair crosshair() {
    return crosshair;
  }

  /** The mouse has moved to that position. */
  public void point(double x, double y) {
    crosshair.point(x, y, true);
    read();
  }

  /** The sample in the picture nearest to that position. */
  public Optional<PickedSample> sampleAt(double x, double y) {
    return pictures
        .shown()
        .flatMap(painting ->
            PointerValues.at(painting, traces, x * density.getAsDouble())
                .nearest(painting, y / surface.getHeight()))
        .map(value -> new PickedSample(value.series().name(), value.sample()));
  }

  /** The mouse has left this chart, or the linked chart that it was in. */
  public void forget() {
    crosshair.forget();
    others.accept(other -> other.crosshair.forget());
  }

  /** Reads the values of the present picture. */
  public void read() {
    if (crosshair.isPointing()) {
      pictures.shown().ifPresent(this::read);
    }
  }

  private void read(PaintedFrame painting) {
    double column = crosshair.place() * density.getAsDouble();
    crosshair.show(
        PointerValues.at(painting, traces, column), surface.getWidth(), surface.getHeight());
    if (crosshair.isOwn()) {
      painting.timeAt(column).ifPresent(time -> others.accept(other -> other.pointAt(time)));
    }
  }

  private void pointAt(double timeMs) {
    pictures
        .shown()
        .map(painting -> painting.columnOf(timeMs) / density.getAsDouble())
        .filter(x -> x >= 0 && x <= surface.getWidth())
        .ifPresentOrElse(
            x -> {
              crosshair.point(x, 0, false);
              read();
            },
            crosshair::forget);
  }
}
