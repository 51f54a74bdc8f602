package topicscope.desk.workspace;

import java.util.Optional;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import topicscope.workspace.Workspace.Place;

/** Where a window stands, and how it gets there. For the JavaFX thread. */
public final class StagePosition {
  private static final double LEAST_IN_SIGHT = 100;

  private StagePosition() {}

  /** The stage of a scene, if it is in one. */
  public static Optional<Stage> stage(@Nullable Scene scene) {
    return scene != null && scene.getWindow() instanceof Stage stage
        ? Optional.of(stage)
        : Optional.empty();
  }

  /** Where it stands; while it fills the screen, where it stood {@code before}. */
  public static Optional<Place> of(Stage stage, Optional<Place> before) {
    if (Double.isNaN(stage.getWidth() + stage.getX()) || stage.isIconified()) {
      return before;
    }
    if (stage.isMaximized() && before.isPresent()) {
      Place small = before.get();
      return Optional.of(new Place(small.x(), small.y(), small.width(), small.height(), true));
    }
    return Optional.of(
        new Place(
            Math.rint(stage.getX()),
            Math.rint(stage.getY()),
            Math.rint(stage.getWidth()),
            Math.rint(stage.getHeight()),
            stage.isMaximized()));
  }

  /** Moves it there, as far as that is on a screen. */
  public static void apply(Place place, Stage stage) {
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
    boolean titleInSight = wanted.getMinY() >= screen.getMinY() && below >= LEAST_IN_SIGHT;
    return width >= LEAST_IN_SIGHT && titleInSight;
  }
}
