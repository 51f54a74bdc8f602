package topicscope.plot.overlay;

import java.util.Optional;
import java.util.function.DoubleConsumer;
import javafx.scene.Cursor;
import javafx.scene.input.MouseEvent;
import javafx.scene.shape.Polygon;
import topicscope.chart.YScale;
import topicscope.plot.paint.PaintedFrame;
import topicscope.plot.view.TraceList;
import topicscope.signal.round.RoundSteps;

/** A handle at the left edge of the plot, at a value of a series, to be dragged. For JavaFX. */
public final class LevelHandle {
  private static final double WIDTH = 12;
  private static final double HALF = 6;

  private final Polygon shape = new Polygon(0, -HALF, WIDTH, 0, 0, HALF);
  private final TraceList traces;
  private Optional<Level> level = Optional.empty();
  private Optional<PaintedFrame> frame = Optional.empty();
  private DoubleConsumer listener = value -> {};
  private boolean dragged;

  /**
   * Where it stands.
   *
   * @param seriesName the series whose axis counts
   * @param value the value on that axis
   */
  public record Level(String seriesName, double value) {}

  /** A hidden handle. */
  public LevelHandle(TraceList traces) {
    this.traces = traces;
    shape.setId("level-handle");
    shape.getStyleClass().add("level-handle");
    shape.setManaged(false);
    shape.setVisible(false);
    shape.setCursor(Cursor.V_RESIZE);
    shape.setAccessibleText("Level of the trigger");
    shape.setOnMousePressed(this::grab);
    shape.setOnMouseDragged(this::drag);
    shape.setOnMouseReleased(event -> {
      dragged = false;
      event.consume();
    });
    shape.setOnMouseClicked(MouseEvent::consume);
  }

  /** Adds it on top of a plot. */
  public void addTo(PlotSurface surface) {
    surface.add(shape);
  }

  /** Sets what gets each value to which it is dragged. */
  public void listener(DoubleConsumer moved) {
    listener = moved;
  }

  /** Moves it; empty hides it. While it is dragged it stays at the pointer. */
  public void set(Optional<Level> now) {
    if (!now.equals(level)) {
      level = now;
      frame.ifPresent(this::show);
    }
  }

  /** Stands where the value is in a frame. */
  public void show(PaintedFrame now) {
    frame = Optional.of(now);
    int index = level.map(one -> traces.indexOf(one.seriesName())).orElse(-1);
    boolean visible = index >= 0 && traces.isVisible(index);
    shape.setVisible(visible);
    if (visible && !dragged) {
      double y = now.height(level.orElseThrow().value(), axis(index));
      shape.setLayoutY(Math.clamp(y, 0, now.size().height()));
    }
  }

  private int axis(int index) {
    return traces.axes().axis(traces.series().get(index));
  }

  private void grab(MouseEvent event) {
    dragged = true;
    event.consume();
  }

  private void drag(MouseEvent event) {
    event.consume();
    if (frame.isEmpty() || level.isEmpty()) {
      return;
    }
    int index = traces.indexOf(level.get().seriesName());
    double height = frame.get().size().height();
    double y = Math.clamp(shape.getParent().sceneToLocal(0, event.getSceneY()).getY(), 0, height);
    if (index < 0 || height <= 0) {
      return;
    }
    shape.setLayoutY(y);
    YScale scale = frame.get().axis(axis(index));
    double exact = scale.value(y / height);
    // No finer than what a pixel shows.
    double near = scale.value(Math.min(1, (y + 1) / height));
    double step = RoundSteps.upTo(Math.max(Double.MIN_NORMAL, Math.abs(exact - near)));
    listener.accept(Math.rint(exact / step) * step);
  }
}
