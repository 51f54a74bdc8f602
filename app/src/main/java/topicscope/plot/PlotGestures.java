package topicscope.plot;

import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;

/**
 * What the mouse does on the plot: the wheel zooms about the pointer, dragging moves through all
 * that is held, a click picks the nearest sample, a double click fits, and the pointer reads
 * values.
 */
final class PlotGestures {
  private static final double STEP = 1.25;
  private static final double CLICK_TOLERANCE = 3;

  private final RollingLineChart chart;
  private double pressedX;
  private double lastX;
  private boolean dragged;
  private boolean primary;

  PlotGestures(RollingLineChart chart, Region surface) {
    this.chart = chart;
    surface.addEventHandler(ScrollEvent.SCROLL, this::zoom);
    surface.addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
    surface.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
    surface.addEventHandler(MouseEvent.MOUSE_CLICKED, this::click);
    surface.addEventHandler(
        MouseEvent.MOUSE_MOVED, event -> chart.point(event.getX(), event.getY()));
    surface.addEventHandler(MouseEvent.MOUSE_EXITED, event -> chart.forgetPointer());
  }

  private void zoom(ScrollEvent event) {
    if (event.getDeltaY() != 0) {
      chart.zoom(event.getDeltaY() > 0 ? 1 / STEP : STEP, event.getX());
      event.consume();
    }
  }

  private void press(MouseEvent event) {
    pressedX = event.getX();
    lastX = event.getX();
    dragged = false;
    primary = event.getButton() == MouseButton.PRIMARY;
  }

  private void drag(MouseEvent event) {
    dragged |= Math.abs(event.getX() - pressedX) > CLICK_TOLERANCE;
    if (dragged && primary) {
      chart.pan(event.getX() - lastX);
      chart.forgetPointer();
    }
    lastX = event.getX();
  }

  private void click(MouseEvent event) {
    if (event.getButton() != MouseButton.PRIMARY || dragged) {
      return;
    }
    if (event.getClickCount() == 2) {
      chart.fit();
    } else {
      chart.pick(event.getX(), event.getY());
    }
  }
}
