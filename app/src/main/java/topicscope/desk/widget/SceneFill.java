package topicscope.desk.widget;

import javafx.scene.Scene;
import javafx.scene.layout.Background;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * Copies its CSS background into the fill of its scene. The scene is filled in every frame anyway;
 * a background of the whole window would be a second fill, as expensive as the plot.
 *
 * <p>Unmanaged, without size. Owned by the JavaFX thread.
 */
public final class SceneFill extends Region {
  public SceneFill() {
    getStyleClass().add("ground");
    setManaged(false);
    setMouseTransparent(true);
    backgroundProperty().subscribe(() -> fill(getScene(), getBackground()));
    sceneProperty().subscribe(() -> fill(getScene(), getBackground()));
  }

  private static void fill(@Nullable Scene scene, @Nullable Background background) {
    if (scene != null && background != null && !background.getFills().isEmpty()) {
      scene.setFill(background.getFills().getLast().getFill());
    }
  }
}
