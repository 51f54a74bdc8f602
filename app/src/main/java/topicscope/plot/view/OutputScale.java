package topicscope.plot.view;

import java.util.Optional;
import java.util.OptionalDouble;
import javafx.scene.Scene;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/**
 * The number of pixels painted per unit of length: that of the screen, or a chosen one for a
 * picture that is exported. For the JavaFX thread.
 */
public final class OutputScale {
  private final Viewport viewport;
  private OptionalDouble chosen = OptionalDouble.empty();
  private Optional<Viewport.Place> onScreen = Optional.empty();

  /**
   * Starts with the screen's.
   *
   * @param viewport adapted to the scale, so that the visible range stays
   */
  public OutputScale(Viewport viewport) {
    this.viewport = viewport;
  }

  /** Pixels per unit of length for a chart in that scene. */
  public double pixelsPerUnit(@Nullable Scene scene) {
    Window window = scene == null ? null : scene.getWindow();
    double screen = window == null || window.getRenderScaleX() <= 0 ? 1 : window.getRenderScaleX();
    return chosen.orElse(screen);
  }

  /** Chooses another scale. */
  public void choose(double pixelsPerUnit, double now) {
    onScreen = Optional.of(onScreen.orElseGet(viewport::place));
    chosen = OptionalDouble.of(pixelsPerUnit);
    viewport.refine(pixelsPerUnit / now);
  }

  /** Returns to the screen's, and to the exact position that was visible. */
  public void forget() {
    onScreen.ifPresent(viewport::restore);
    onScreen = Optional.empty();
    chosen = OptionalDouble.empty();
  }
}
