package topicscope.plot.overlay;

import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;

/**
 * The plot between the axes: layers on top of each other, cut off at its edges. It has no
 * background of its own, because a fill as large as the plot costs as much as everything else in a
 * frame. For the JavaFX thread.
 */
public final class PlotSurface extends Pane {
  private final Rectangle clip = new Rectangle();

  public PlotSurface() {
    getStyleClass().add("plot-surface");
    setManaged(false);
    setClip(clip);
    clip.setSmooth(false);
  }

  /** Adds a layer over those that are there. */
  public void add(Node layer) {
    layer.setManaged(false);
    getChildren().add(layer);
  }

  /** Lays it over a place of its parent. */
  public void place(double x, double y, double width, double height) {
    clip.setWidth(width);
    clip.setHeight(height);
    resizeRelocate(x, y, width, height);
  }
}
