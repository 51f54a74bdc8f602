package topicscope.plot.overlay;

import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import topicscope.plot.axis.ExactValueText;
import topicscope.signal.Sample;

/** The line at the pointer and a readout of the exact values there. For the JavaFX thread. */
public final class Crosshair extends Pane {
  private static final int MAX_VALUES = 12;
  private static final double GAP = 12;

  private final Region line = new Region();
  private final VBox readout = new VBox();
  private double x = Double.NaN;
  private double y;
  private boolean own;

  Crosshair() {
    setId("crosshair");
    getStyleClass().add("crosshair");
    line.getStyleClass().add("crosshair-line");
    readout.getStyleClass().add("crosshair-readout");
    readout.setId("crosshair-readout");
    setMouseTransparent(true);
    // A Pane resizes its managed children to their preferred size; that of the line is 0.
    line.setManaged(false);
    readout.setManaged(false);
    getChildren().addAll(line, readout);
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

  /** Shows values in a plot of that size. */
  void show(PointerValues reading, double width, double height) {
    setVisible(!reading.values().isEmpty());
    if (reading.values().isEmpty()) {
      return;
    }
    write(reading);
    resizeRelocate(0, 0, width, height);
    line.resizeRelocate(Math.floor(x), 0, 1, height);
    // New labels have no size before their styles.
    readout.applyCss();
    double readoutWidth = readout.prefWidth(-1);
    double readoutHeight = readout.prefHeight(-1);
    boolean fitsRight = x + GAP + readoutWidth <= width;
    readout.resizeRelocate(
        Math.floor(Math.max(0, fitsRight ? x + GAP : x - GAP - readoutWidth)),
        Math.floor(Math.clamp(y + GAP, 0, Math.max(0, height - readoutHeight))),
        readoutWidth,
        readoutHeight);
  }

  private void write(PointerValues reading) {
    readout.getChildren().clear();
    Sample first = reading.values().getFirst().sample();
    readout.getChildren().add(new Label(ExactValueText.time(first)));
    int shown = Math.min(MAX_VALUES, reading.values().size());
    for (PointerValues.Value value : reading.values().subList(0, shown)) {
      Label label =
          new Label(value.name() + "  " + ExactValueText.value(value.series(), value.sample()));
      label.setGraphic(value.spot());
      readout.getChildren().add(label);
    }
    if (shown < reading.values().size()) {
      readout.getChildren().add(new Label("and " + (reading.values().size() - shown) + " more"));
    }
    readout.setAccessibleText(
        readout.getChildren().stream()
            .map(Label.class::cast)
            .map(Label::getText)
            .collect(Collectors.joining(", ")));
  }
}
