package topicscope.plot;

import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import topicscope.plot.overlay.Cursors;
import topicscope.plot.overlay.PlotPointer;
import topicscope.plot.view.YView;

/**
 * Mouse gestures on the plot: the wheel zooms x at the pointer, dragging pans x, or moves a cursor
 * if it begins at one. With Shift, both act on y. A click picks the nearest sample, a double click
 * fits all, moving shows values.
 */
final class PlotGestures {
  static final double STEP = 1.25;
  private static final double CLICK_TOLERANCE = 3;

  private final RollingLineChart chart;
  private final PlotPointer pointer;
  private final YView vertical;
  private final Cursors cursors;
  private final Region surface;
  private double pressedX;
  private double pressedY;
  private double lastX;
  private double lastY;
  private boolean dragged;
  private boolean primary;
  private boolean grabbed;

  PlotGestures(
      RollingLineChart chart,
      PlotPointer pointer,
      YView vertical,
      Cursors cursors,
      Region surface) {
    this.chart = chart;
    this.pointer = pointer;
    this.vertical = vertical;
    this.cursors = cursors;
    this.surface = surface;
    surface.addEventHandler(ScrollEvent.SCROLL, this::zoom);
    surface.addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
    surface.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
    surface.addEventHandler(MouseEvent.MOUSE_CLICKED, this::click);
    surface.addEventHandler(
        MouseEvent.MOUSE_MOVED, event -> pointer.point(event.getX(), event.getY()));
    surface.addEventHandler(MouseEvent.MOUSE_EXITED, event -> pointer.forget());
  }

  /** How far the wheel was turned; with Shift, some systems report it as horizontal. */
  static double turned(ScrollEvent event) {
    boolean sideways = event.isShiftDown() && event.getDeltaY() == 0;
    return sideways ? event.getDeltaX() : event.getDeltaY();
  }

  private void zoom(ScrollEvent event) {
    double turned = turned(event);
    double factor = turned > 0 ? 1 / STEP : STEP;
    if (turned != 0 && event.isShiftDown()) {
      double share = event.getY() / Math.max(1, surface.getHeight());
      vertical.zoom(factor, share);
    } else if (turned != 0) {
      chart.zoom(factor, event.getX());
    }
    event.consume();
  }

  private void press(MouseEvent event) {
    pressedX = event.getX();
    pressedY = event.getY();
    lastX = event.getX();
    lastY = event.getY();
    dragged = false;
    primary = event.getButton() == MouseButton.PRIMARY;
    grabbed = primary && cursors.grab(event.getX());
  }

  private void drag(MouseEvent event) {
    dragged |= Math.hypot(event.getX() - pressedX, event.getY() - pressedY) > CLICK_TOLERANCE;
    if (grabbed) {
      cursors.moveTo(event.getX());
    } else if (dragged && primary && event.isShiftDown()) {
      double share = (event.getY() - lastY) / Math.max(1, surface.getHeight());
      vertical.pan(share, event.getY() / Math.max(1, surface.getHeight()));
    } else if (dragged && primary) {
      chart.pan(event.getX() - lastX);
      pointer.forget();
    }
    lastX = event.getX();
    lastY = event.getY();
  }

  private void click(MouseEvent event) {
    if (event.getButton() != MouseButton.PRIMARY || dragged || grabbed) {
      return;
    }
    if (event.getClickCount() == 2) {
      chart.fit();
    } else {
      chart.pick(event.getX(), event.getY());
    }
  }
}
