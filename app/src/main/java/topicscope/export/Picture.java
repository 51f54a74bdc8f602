package topicscope.export;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.scene.paint.Paint;
import javafx.scene.transform.Transform;
import topicscope.plot.RollingLineChart;

/**
 * A picture of a part of a window, at more pixels than the screen has: text and traces are drawn at
 * that density, not enlarged.
 *
 * <p>For the JavaFX thread, within one pulse, so that no change of the window is visible.
 */
public final class Picture {
  /** The largest scale. */
  public static final int MAX_SCALE = 4;

  private static final double MAX_PIXELS = 120e6;

  private Picture() {}

  /**
   * Takes the picture of a node in a scene, with its charts as of now.
   *
   * @param scale pixels per unit of length, 1 to {@link #MAX_SCALE}
   * @param theme the user agent stylesheet of another theme; empty for that of the window
   */
  public static WritableImage of(Node node, int scale, Optional<String> theme) {
    Bounds bounds = node.getLayoutBounds();
    if (scale < 1 || scale > MAX_SCALE) {
      throw new IllegalArgumentException("a picture's scale is 1 to 4, not " + scale);
    }
    if (bounds.getWidth() * bounds.getHeight() * scale * scale > MAX_PIXELS) {
      throw new IllegalArgumentException(
          "a picture of more than 120 million pixels: choose a smaller scale");
    }
    Scene scene = node.getScene();
    String before = scene.getUserAgentStylesheet();
    List<RollingLineChart> charts =
        node.lookupAll(".rolling-chart").stream()
            .filter(RollingLineChart.class::isInstance)
            .map(RollingLineChart.class::cast)
            .toList();
    try {
      theme.ifPresent(scene::setUserAgentStylesheet);
      layOut(scene);
      charts.forEach(chart -> chart.paintAt(scale));
      return node.snapshot(parameters(scene, scale), null);
    } finally {
      scene.setUserAgentStylesheet(before);
      layOut(scene);
      charts.forEach(RollingLineChart::paintForScreen);
    }
  }

  private static void layOut(Scene scene) {
    scene.getRoot().applyCss();
    scene.getRoot().layout();
  }

  private static SnapshotParameters parameters(Scene scene, int scale) {
    SnapshotParameters parameters = new SnapshotParameters();
    parameters.setTransform(Transform.scale(scale, scale));
    parameters.setFill(ground(scene));
    return parameters;
  }

  /** The background of the picture: a chart has none of its own. */
  private static Paint ground(Scene scene) {
    boolean filled =
        scene.getRoot() instanceof Region root
            && root.getBackground() != null
            && !root.getBackground().getFills().isEmpty();
    return filled
        ? ((Region) scene.getRoot()).getBackground().getFills().getLast().getFill()
        : scene.getFill();
  }
}
