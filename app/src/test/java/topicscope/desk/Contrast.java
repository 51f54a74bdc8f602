package topicscope.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;

/** The contrast of colours as WCAG 2 defines it, and of the texts that a window shows. */
final class Contrast {
  private static final double ENOUGH = 4.5;

  private Contrast() {}

  /** The ratio of two opaque colours, from 1 to 21. */
  static double of(Color one, Color other) {
    double a = luminance(one) + 0.05;
    double b = luminance(other) + 0.05;
    return Math.max(a, b) / Math.min(a, b);
  }

  /** A colour that may be transparent, on an opaque one. */
  static Color over(Color upper, Color lower) {
    return lower.interpolate(
        Color.color(upper.getRed(), upper.getGreen(), upper.getBlue()), upper.getOpacity());
  }

  /** The visible texts below a node whose contrast is too low; on the JavaFX thread. */
  static List<String> weakTexts(Node root) {
    List<String> weak = new ArrayList<>();
    look(root, weak);
    return weak;
  }

  private static void look(Node node, List<String> weak) {
    if (!node.isVisible() || node.isDisabled() || node.getOpacity() < 1) {
      return;
    }
    if (node instanceof Text text
        && !text.getText().isBlank()
        && text.getFill() instanceof Color fill) {
      Color ground = behind(text);
      double contrast = of(over(fill, ground), ground);
      if (contrast < ENOUGH) {
        weak.add(
            String.format(
                Locale.ROOT,
                "\"%s\" in %s: %.2f (%s on %s)",
                text.getText(),
                text.getParent(),
                contrast,
                fill,
                ground));
      }
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> look(child, weak));
    }
  }

  /** The colours of the regions around a node, from the first opaque one on. */
  private static Color behind(Node node) {
    List<Color> layers = new ArrayList<>();
    for (Node one = node.getParent(); one != null; one = one.getParent()) {
      if (one instanceof Region region && region.getBackground() != null) {
        List<BackgroundFill> fills = region.getBackground().getFills();
        for (BackgroundFill fill : fills.reversed()) {
          if (fill.getFill() instanceof Color colour && colour.getOpacity() > 0) {
            layers.add(colour);
            if (colour.isOpaque()) {
              return blend(layers);
            }
          }
        }
      }
    }
    if (node.getScene().getFill() instanceof Color colour && colour.isOpaque()) {
      layers.add(colour);
    }
    return blend(layers);
  }

  private static Color blend(List<Color> layers) {
    Color ground = Color.WHITE;
    for (Color layer : layers.reversed()) {
      ground = over(layer, ground);
    }
    return ground;
  }

  private static double luminance(Color colour) {
    return 0.2126 * linear(colour.getRed())
        + 0.7152 * linear(colour.getGreen())
        + 0.0722 * linear(colour.getBlue());
  }

  private static double linear(double part) {
    return part <= 0.03928 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
  }
}
