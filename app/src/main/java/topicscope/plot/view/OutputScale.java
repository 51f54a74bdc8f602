package topicscope.plot.view;

import java.util.Optional;
import java.util.OptionalDouble;
import javafx.scene.Scene;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import topicscope.chart.Viewport;

/**
 * The physical pixels per unit of JavaFX: those of the screen, or those chosen for an export. For
 * the JavaFX thread.
 */
public final class OutputScale {
  private final Viewport viewport;
  private OptionalDouble chosen = OptionalDouble.empty();
  private Optional<Viewport> onScreen = Optional.empty();

  /**
   * The scale of the screen.
   *
   * @param viewport is scaled with it, so that the visible part stays
   */
  public OutputScale(Viewport viewport) {
    this.viewport = viewport;
  }

  /** Physical pixels per unit on the screen that shows a scene. */
  public static double ofScreen(@Nullable Scene scene) {
    Window window = scene == null ? null : scene.getWindow();
    return window == null || window.getRenderScaleX() <= 0 ? 1 : window.getRenderScaleX();
  }

  /** Physical pixels per unit for a chart in a scene. */
  public double pixelsPerUnit(@Nullable Scene scene) {
    return chosen.orElseGet(() -> ofScreen(scene));
  }

  /** Chooses another scale than the present one. */
  public void choose(double pixelsPerUnit, double now) {
    onScreen = Optional.of(onScreen.orElseGet(viewport::copy));
    chosen = OptionalDouble.of(pixelsPerUnit);
    viewport.refine(pixelsPerUnit / now);
  }

  /** Returns to the scale of the screen and to the part of x that was visible. */
  public void forget() {
    onScreen.ifPresent(viewport::restore);
    onScreen = Optional.empty();
    chosen = OptionalDouble.empty();
  }
}
