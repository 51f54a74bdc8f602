package topicscope.desk.widget;

import javafx.scene.Scene;
import javafx.scene.layout.Background;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * Gives the scene that it is in the fill that the stylesheet says for it, as a background. The
 * scene's fill is what a frame is cleared with anyway; a background of the whole window would be
 * filled once more in every frame, which costs as much as all of the plot.
 *
 * <p>It takes no room. Owned by the JavaFX thread.
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
