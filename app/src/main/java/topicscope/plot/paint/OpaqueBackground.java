package topicscope.plot.paint;

import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.Background;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;

/**
 * Finds the opaque colour behind a node. Traces painted on that colour are cheaper to show than
 * transparent ones, because the renderer doesn't blend them.
 */
public final class OpaqueBackground {
  /** No plain colour: paint on transparent pixels. */
  public static final int NONE = 0;

  private OpaqueBackground() {}

  /** The opaque colour behind a node as a pixel, or {@link #NONE}. For the JavaFX thread. */
  public static int behind(Node node) {
    for (Node above = node.getParent(); above != null; above = above.getParent()) {
      if (above instanceof Region region && !isEmpty(region.getBackground())) {
        return plain(region.getBackground());
      }
    }
    Scene scene = node.getScene();
    return scene == null ? NONE : opaque(scene.getFill());
  }

  private static boolean isEmpty(Background background) {
    return background == null || (background.getImages().isEmpty() && hasNoColour(background));
  }

  private static boolean hasNoColour(Background background) {
    return background.getFills().stream()
        .allMatch(fill -> Color.TRANSPARENT.equals(fill.getFill()));
  }

  /** The topmost fill hides those below if it has no insets. */
  private static int plain(Background background) {
    List<BackgroundFill> fills = background.getFills();
    if (!background.getImages().isEmpty()) {
      return NONE;
    }
    BackgroundFill top = fills.getLast();
    return top.getInsets().equals(Insets.EMPTY) ? opaque(top.getFill()) : NONE;
  }

  private static int opaque(Paint fill) {
    return fill instanceof Color color && color.isOpaque() ? ArgbPixels.of(color) : NONE;
  }
}
