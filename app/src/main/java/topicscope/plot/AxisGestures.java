package topicscope.plot;

import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import topicscope.plot.axis.YAxis;
import topicscope.plot.view.YView;

/**
 * Mouse gestures on a y axis: the wheel zooms at the pointer, dragging moves the range, a double
 * click makes the axis follow its traces again.
 */
final class AxisGestures {
  private final YView vertical;
  private final YAxis axis;
  private final int number;
  private double lastY;

  AxisGestures(YView vertical, YAxis axis, int number) {
    this.vertical = vertical;
    this.axis = axis;
    this.number = number;
    axis.setPickOnBounds(true);
    axis.addEventHandler(ScrollEvent.SCROLL, this::zoom);
    axis.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> lastY = event.getY());
    axis.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
    axis.addEventHandler(MouseEvent.MOUSE_CLICKED, this::click);
  }

  private void zoom(ScrollEvent event) {
    double turned = PlotGestures.turned(event);
    if (turned != 0) {
      double factor = turned > 0 ? 1 / PlotGestures.STEP : PlotGestures.STEP;
      vertical.zoom(number, factor, event.getY() / Math.max(1, axis.getHeight()));
    }
    event.consume();
  }

  private void drag(MouseEvent event) {
    if (event.getButton() == MouseButton.PRIMARY) {
      vertical.pan(number, (event.getY() - lastY) / Math.max(1, axis.getHeight()));
    }
    lastY = event.getY();
  }

  private void click(MouseEvent event) {
    if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
      vertical.release(number);
    }
  }
}
