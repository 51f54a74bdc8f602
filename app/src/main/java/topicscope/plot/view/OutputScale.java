package topicscope.plot.view;

import java.util.Optional;
import java.util.OptionalDouble;
import javafx.scene.Scene;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/**
 * How many pixels are painted per unit of length: as many as the screen has, or as many as were
 * chosen for a picture that is kept. For the JavaFX thread.
 */
public final class OutputScale {
  private final Viewport viewport;
  private OptionalDouble chosen = OptionalDouble.empty();
  private Optional<Viewport.Place> onScreen = Optional.empty();

  /**
   * As many as the screen has.
   *
   * @param viewport is fitted to what is chosen, so that the same stays in sight
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

  /** Chooses another number than that of now. */
  public void choose(double pixelsPerUnit, double now) {
    onScreen = Optional.of(onScreen.orElseGet(viewport::place));
    chosen = OptionalDouble.of(pixelsPerUnit);
    viewport.refine(pixelsPerUnit / now);
  }

  /** Back to the screen's, and to the very place that was in sight. */
  public void forget() {
    onScreen.ifPresent(viewport::restore);
    onScreen = Optional.empty();
    chosen = OptionalDouble.empty();
  }
}
