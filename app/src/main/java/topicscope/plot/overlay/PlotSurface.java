package topicscope.plot.overlay;

import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;

/**
 * The area between the axes: layers on top of each other, clipped to it. It has no background,
 * because a fill of its size costs as much as the rest of a frame. For the JavaFX thread.
 */
public final class PlotSurface extends Pane {
  private final Rectangle clip = new Rectangle();

  public PlotSurface() {
    getStyleClass().add("plot-surface");
    setManaged(false);
    setClip(clip);
    clip.setSmooth(false);
  }

  /** Adds a layer on top. */
  public void add(Node layer) {
    layer.setManaged(false);
    getChildren().add(layer);
  }

  /** Sets its bounds in its parent. */
  public void place(double x, double y, double width, double height) {
    clip.setWidth(width);
    clip.setHeight(height);
    resizeRelocate(x, y, width, height);
  }
}
