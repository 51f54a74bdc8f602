package topicscope.desk.workspace;

import java.util.Optional;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import topicscope.workspace.Workspace.Position;

/** Reads and restores the position of a window. For the JavaFX thread. */
public final class StagePosition {
  private static final double MIN_VISIBLE = 100;

  private StagePosition() {}

  /** The stage of a scene, if it has one. */
  public static Optional<Stage> stage(@Nullable Scene scene) {
    return scene != null && scene.getWindow() instanceof Stage stage
        ? Optional.of(stage)
        : Optional.empty();
  }

  /** The position; of a maximized window, its position {@code before}. */
  public static Optional<Position> of(Stage stage, Optional<Position> before) {
    if (Double.isNaN(stage.getWidth() + stage.getX())
        || stage.isIconified()
        || stage.isFullScreen()) {
      return before;
    }
    if (stage.isMaximized() && before.isPresent()) {
      Position small = before.get();
      return Optional.of(new Position(small.x(), small.y(), small.width(), small.height(), true));
    }
    return Optional.of(
        new Position(
            Math.rint(stage.getX()),
            Math.rint(stage.getY()),
            Math.rint(stage.getWidth()),
            Math.rint(stage.getHeight()),
            stage.isMaximized()));
  }

  /** Moves the stage there; the title bar must be on a screen. */
  public static void apply(Position place, Stage stage) {
    Rectangle2D wanted = new Rectangle2D(place.x(), place.y(), place.width(), place.height());
    boolean inSight =
        Screen.getScreens().stream()
            .map(Screen::getVisualBounds)
            .anyMatch(screen -> overlap(screen, wanted));
    Rectangle2D screen = Screen.getPrimary().getVisualBounds();
    stage.setWidth(Math.min(place.width(), screen.getWidth()));
    stage.setHeight(Math.min(place.height(), screen.getHeight()));
    if (inSight) {
      stage.setX(place.x());
      stage.setY(place.y());
    }
    stage.setMaximized(place.maximized());
  }

  private static boolean overlap(Rectangle2D screen, Rectangle2D wanted) {
    double width =
        Math.min(screen.getMaxX(), wanted.getMaxX()) - Math.max(screen.getMinX(), wanted.getMinX());
    double below = screen.getMaxY() - wanted.getMinY();
    boolean titleInSight = wanted.getMinY() >= screen.getMinY() && below >= MIN_VISIBLE;
    return width >= MIN_VISIBLE && titleInSight;
  }
}
