package topicscope.plot;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.Background;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.shape.Rectangle;

/**
 * The plot between the axes. It is filled with the colour that lies behind it anyway: knowing that
 * nothing shines through, JavaFX repaints nothing below it when the traces move. For the JavaFX
 * thread.
 */
final class PlotSurface extends Pane {
  private final Rectangle clip = new Rectangle();

  PlotSurface() {
    getStyleClass().add("plot-surface");
    setManaged(false);
    setClip(clip);
    clip.setSmooth(false);
  }

  /** Adds a layer over those that are there. */
  void add(Node layer) {
    layer.setManaged(false);
    getChildren().add(layer);
  }

  /** Lays it over a place of its parent. */
  void place(double x, double y, double width, double height) {
    clip.setWidth(width);
    clip.setHeight(height);
    resizeRelocate(x, y, width, height);
  }

  /** Takes the colour of what it covers; {@code below} is the uppermost node of that. */
  void blendIn(Region below) {
    Paint fill = opaque(below);
    Background now = getBackground();
    if (now == null || !now.getFills().getFirst().getFill().equals(fill)) {
      setBackground(Background.fill(fill));
    }
  }

  private Paint opaque(Region below) {
    Optional<Color> found = colour(below);
    for (Node node = getParent(); node != null && found.isEmpty(); node = node.getParent()) {
      found = node instanceof Region region ? colour(region) : found;
    }
    return found
        .<Paint>map(color -> color)
        .orElseGet(() -> getScene() == null ? Color.WHITE : getScene().getFill());
  }

  private static Optional<Color> colour(Region region) {
    Background background = region.getBackground();
    if (background == null) {
      return Optional.empty();
    }
    return background.getFills().reversed().stream()
        .map(BackgroundFill::getFill)
        .filter(fill -> fill instanceof Color color && color.isOpaque())
        .map(Color.class::cast)
        .findFirst();
  }
}
