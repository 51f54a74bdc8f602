package topicscope.plot.overlay;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import topicscope.plot.axis.ExactValueText;

/**
 * The line at the pointer, a dot on every trace there, and a readout of the values of the traces
 * nearest to the pointer, the nearest first. For the JavaFX thread.
 */
public final class Crosshair extends Pane {
  /** So many values are in the readout; all of them stand in the table beside the plot. */
  private static final int MAX_VALUES = 3;

  /** All are listed if that needs hardly more room. */
  private static final int FEW_VALUES = 4;

  private static final int MAX_DOTS = 64;
  private static final double DOT = 8;
  private static final double NEAREST_DOT = 11;
  private static final double GAP = 14;
  private static final PseudoClass NEAREST = PseudoClass.getPseudoClass("nearest");

  private final Region line = new Region();
  private final VBox readout = new VBox();
  private final Pane dots = new Pane();
  private double x = Double.NaN;
  private double y;
  private boolean own;
  private int spot;

  Crosshair() {
    setId("crosshair");
    getStyleClass().add("crosshair");
    line.getStyleClass().add("crosshair-line");
    readout.getStyleClass().add("crosshair-readout");
    readout.setId("crosshair-readout");
    dots.setId("crosshair-dots");
    setMouseTransparent(true);
    // A Pane resizes its managed children to their preferred size; that of the line is 0.
    line.setManaged(false);
    dots.setManaged(false);
    readout.setManaged(false);
    getChildren().addAll(line, dots, readout);
    setVisible(false);
  }

  /** Moves it; {@code byMouse} is false if it follows the crosshair of a linked chart. */
  void point(double toX, double toY, boolean byMouse) {
    x = toX;
    y = toY;
    own = byMouse;
  }

  void forget() {
    x = Double.NaN;
    setVisible(false);
  }

  /** Whether the mouse is in this chart. */
  boolean isOwn() {
    return own;
  }

  boolean isPointing() {
    return !Double.isNaN(x);
  }

  double position() {
    return x;
  }

  /** The height of the pointer. */
  double height() {
    return y;
  }

  /**
   * Shows a time and the values there in a plot of that size. If the mouse is in this chart, the
   * first value is that of the trace nearest to it.
   */
  void show(PointerValues values, double timeMs, ZoneId zone, double width, double height) {
    write(values, timeMs, zone);
    resizeRelocate(0, 0, width, height);
    line.resizeRelocate(Math.floor(x), 0, 1, height);
    place(values);
    // New labels have no size before their styles.
    readout.applyCss();
    double readoutWidth = readout.prefWidth(-1);
    double readoutHeight = readout.prefHeight(-1);
    boolean fitsRight = x + GAP + readoutWidth <= width;
    readout.resizeRelocate(
        Math.floor(Math.max(0, fitsRight ? x + GAP : x - GAP - readoutWidth)),
        Math.floor(top(values, readoutHeight, height)),
        readoutWidth,
        readoutHeight);
  }

  /**
   * Where the readout begins: below the pointer, above it, at the top or at the bottom of the plot.
   * It stays where it has been while it covers no trace there; else it takes the place where it
   * covers the fewest.
   */
  private double top(PointerValues values, double readoutHeight, double height) {
    double lowest = Math.max(0, height - readoutHeight);
    double[] tops = {
      Math.clamp(y + GAP, 0, lowest), Math.clamp(y - GAP - readoutHeight, 0, lowest), 0, lowest
    };
    long least = covered(values, tops[spot], readoutHeight);
    for (int i = 0; i < tops.length && least > 0; i++) {
      long there = covered(values, tops[i], readoutHeight);
      if (there < least) {
        least = there;
        spot = i;
      }
    }
    return tops[spot];
  }

  private static long covered(PointerValues values, double top, double height) {
    return values.values().stream()
        .limit(MAX_DOTS)
        .filter(value -> value.y() > top - GAP / 2 && value.y() < top + height + GAP / 2)
        .count();
  }

  private void write(PointerValues values, double timeMs, ZoneId zone) {
    List<Label> labels = new ArrayList<>();
    int count = values.values().size();
    labels.add(
        new Label(
            count == 0
                ? ExactValueText.time(timeMs, zone)
                : ExactValueText.time(values.values().getFirst().sample(), zone)));
    int shown = count <= FEW_VALUES ? count : MAX_VALUES;
    for (PointerValues.Value value : values.values().subList(0, shown)) {
      Label label =
          new Label(
              value.name() + "  " + ExactValueText.shortValue(value.series(), value.sample()));
      label.setGraphic(value.spot());
      label.pseudoClassStateChanged(NEAREST, own && count > 1 && labels.size() == 1);
      labels.add(label);
    }
    if (shown < count) {
      labels.add(new Label("and " + (count - shown) + " more"));
    }
    readout.getChildren().setAll(labels);
    readout.setAccessibleText(
        labels.stream().map(Label::getText).collect(Collectors.joining(", ")));
  }

  private void place(PointerValues values) {
    List<PointerValues.Value> all = values.values();
    int count = Math.min(MAX_DOTS, all.size());
    while (dots.getChildren().size() > count) {
      dots.getChildren().removeLast();
    }
    while (dots.getChildren().size() < count) {
      Region dot = new Region();
      dot.getStyleClass().add("crosshair-dot");
      dot.setManaged(false);
      dots.getChildren().add(dot);
    }
    for (int i = 0; i < count; i++) {
      // The nearest is the last, on top of the others.
      Region dot = (Region) dots.getChildren().get(count - 1 - i);
      PointerValues.Value value = all.get(i);
      double size = own && i == 0 && all.size() > 1 ? NEAREST_DOT : DOT;
      value.style().colour().dress(dot, "-fx-background-color", value.place());
      dot.resizeRelocate(value.x() - size / 2, value.y() - size / 2, size, size);
    }
  }
}
