package topicscope.plot;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * The line under the pointer and the exact values there. It reads anew whenever the picture
 * changes, so that it is true while the line moves. For the JavaFX thread.
 */
final class Crosshair extends Pane {
  private static final int MOST_VALUES = 12;
  private static final double GAP = 12;
  private static final double LARGEST_EXACT_INTEGER = 1L << 53;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneId.systemDefault());

  private final Region line = new Region();
  private final VBox readout = new VBox();
  private double x = Double.NaN;
  private double y;

  Crosshair() {
    setId("crosshair");
    getStyleClass().add("crosshair");
    line.getStyleClass().add("crosshair-line");
    readout.getStyleClass().add("crosshair-readout");
    readout.setId("crosshair-readout");
    setMouseTransparent(true);
    getChildren().addAll(line, readout);
    setVisible(false);
  }

  void point(double toX, double toY) {
    x = toX;
    y = toY;
  }

  void forget() {
    x = Double.NaN;
    setVisible(false);
  }

  boolean isPointing() {
    return !Double.isNaN(x);
  }

  double place() {
    return x;
  }

  /** Shows the values; the plot is so wide and high. */
  void show(PointerReading reading, double width, double height) {
    setVisible(!reading.values().isEmpty());
    if (reading.values().isEmpty()) {
      return;
    }
    write(reading);
    resizeRelocate(0, 0, width, height);
    line.resizeRelocate(Math.floor(x), 0, 1, height);
    double readoutWidth = readout.prefWidth(-1);
    double readoutHeight = readout.prefHeight(-1);
    boolean fitsRight = x + GAP + readoutWidth <= width;
    readout.resizeRelocate(
        Math.floor(Math.max(0, fitsRight ? x + GAP : x - GAP - readoutWidth)),
        Math.floor(Math.clamp(y + GAP, 0, Math.max(0, height - readoutHeight))),
        readoutWidth,
        readoutHeight);
  }

  private void write(PointerReading reading) {
    readout.getChildren().clear();
    long timeMs = reading.values().getFirst().sample().recordTimeMs();
    readout.getChildren().add(new Label(TIME.format(Instant.ofEpochMilli(timeMs))));
    int shown = Math.min(MOST_VALUES, reading.values().size());
    for (PointerReading.Value value : reading.values().subList(0, shown)) {
      Label label = new Label(value.series().name() + "  " + exact(value));
      Region colour = new Region();
      colour.getStyleClass().addAll("trace-colour", "default-color" + value.place() % 8);
      label.setGraphic(colour);
      readout.getChildren().add(label);
    }
    if (shown < reading.values().size()) {
      readout.getChildren().add(new Label("and " + (reading.values().size() - shown) + " more"));
    }
  }

  /** The value with all its digits; whole numbers beyond 2^53 from their own memory. */
  private static String exact(PointerReading.Value value) {
    double number = value.sample().value();
    boolean whole = number == Math.rint(number) && Math.abs(number) < 1e18;
    return whole
        ? String.format(
            Locale.ROOT,
            "%,d",
            Math.abs(number) < LARGEST_EXACT_INTEGER ? (long) number : value.sample().whole())
        : Double.toString(number);
  }
}
