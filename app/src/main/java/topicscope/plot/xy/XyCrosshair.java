package topicscope.plot.xy;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * The lines at the pointer, and a readout of x and y there; of a pair that is near, its values and
 * its time. For the JavaFX thread.
 */
final class XyCrosshair extends Pane {
  private static final double GAP = 14;
  private static final double DOT = 9;
  private static final double REACH = 24;

  private final Region across = new Region();
  private final Region down = new Region();
  private final Region dot = new Region();
  private final VBox readout = new VBox();
  private final List<Label> lines = Stream.generate(Label::new).limit(3).toList();
  private double x = Double.NaN;
  private double y;

  XyCrosshair() {
    setId("xy-crosshair");
    setMouseTransparent(true);
    setManaged(false);
    across.getStyleClass().add("crosshair-line");
    down.getStyleClass().add("crosshair-line");
    dot.getStyleClass().add("crosshair-dot");
    readout.getStyleClass().add("crosshair-readout");
    readout.setId("xy-readout");
    readout.getChildren().setAll(lines);
    getChildren().addAll(across, down, dot, readout);
    getChildren().forEach(node -> node.setManaged(false));
    setVisible(false);
  }

  /** Moves it to a place in the picture. */
  void point(double toX, double toY) {
    x = toX;
    y = toY;
  }

  void forget() {
    x = Double.NaN;
    setVisible(false);
  }

  /** The dot of the pair read, to be given the colour of the line. */
  Region dot() {
    return dot;
  }

  /** Reads a picture of that size at the pointer. */
  void show(XyPicture of, double width, double height, ZoneId zone) {
    boolean shown = x >= 0 && x <= width && y >= 0 && y <= height;
    setVisible(shown);
    if (!shown) {
      return;
    }
    resize(width, height);
    Optional<XyPair> near =
        of.pointed()
            .nearest(
                of.xAxis(), of.yAxis(), new PointedPairs.PointerPlace(x, y, width, height, REACH));
    write(near, of, width, height, zone);
    double atX = near.map(pair -> of.xAxis().share(pair.x()) * width).orElse(x);
    double atY = near.map(pair -> (1 - of.yAxis().share(pair.y())) * height).orElse(y);
    across.resizeRelocate(0, Math.floor(atY), width, 1);
    down.resizeRelocate(Math.floor(atX), 0, 1, height);
    dot.setVisible(near.isPresent());
    dot.resizeRelocate(atX - DOT / 2, atY - DOT / 2, DOT, DOT);
    readout.applyCss();
    double wide = readout.prefWidth(-1);
    double high = readout.prefHeight(-1);
    boolean right = atX + GAP + wide <= width;
    double top = atY + GAP + high <= height ? atY + GAP : atY - GAP - high;
    readout.resizeRelocate(
        Math.floor(Math.max(0, right ? atX + GAP : atX - GAP - wide)),
        Math.floor(Math.max(0, top)),
        wide,
        high);
  }

  private void write(
      Optional<XyPair> near, XyPicture of, double width, double height, ZoneId zone) {
    String atX =
        near.map(pair -> of.xAxis().text(pair.x()))
            .orElseGet(() -> of.xAxis().placeText(of.xAxis().value(x / width), width));
    String atY =
        near.map(pair -> of.yAxis().text(pair.y()))
            .orElseGet(() -> of.yAxis().placeText(of.yAxis().value(1 - y / height), height));
    lines.get(0).setText("x  " + of.request().x().label() + "  " + atX);
    lines.get(1).setText("y  " + of.request().y().label() + "  " + atY);
    lines.get(2).setText(near.map(pair -> XyText.time(pair, zone)).orElse("no pair here"));
    readout.setAccessibleText(String.join(", ", lines.stream().map(Label::getText).toList()));
  }
}
