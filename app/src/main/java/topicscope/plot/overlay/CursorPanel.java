package topicscope.plot.overlay;

import java.time.ZoneId;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import topicscope.plot.axis.ExactValueText;
import topicscope.signal.Sample;
import topicscope.signal.Series;

/**
 * A table of the values of each trace at both cursors, their differences, and the time between the
 * cursors. For the JavaFX thread.
 */
final class CursorPanel extends GridPane {
  private static final int MAX_TRACES = 8;

  CursorPanel() {
    setId("cursor-panel");
    getStyleClass().add("cursor-panel");
    setManaged(false);
    setMouseTransparent(true);
  }

  /** Shows the values at both cursors, each with at least one value. */
  void show(PointerValues a, PointerValues b, ZoneId zone) {
    getChildren().clear();
    Sample first = a.values().getFirst().sample();
    Sample second = b.values().getFirst().sample();
    String span = ExactValueText.span(first, second);
    addRow(0, new Label(""), "A", "B", "\u0394");
    addRow(
        1,
        new Label("time"),
        ExactValueText.time(first, zone),
        ExactValueText.time(second, zone),
        span);
    StringBuilder text = new StringBuilder("Cursors " + span + " apart");
    int rows = Math.min(MAX_TRACES, Math.min(a.values().size(), b.values().size()));
    for (int i = 0; i < rows; i++) {
      Sample one = a.values().get(i).sample();
      Sample other = b.values().get(i).sample();
      Series series = a.values().get(i).series();
      String difference = ExactValueText.difference(series, one, other);
      addRow(
          i + 2,
          name(a.values().get(i)),
          ExactValueText.value(series, one),
          ExactValueText.value(series, other),
          difference);
      text.append(", ").append(a.values().get(i).name()).append(' ').append(difference);
    }
    if (rows < a.values().size()) {
      add(new Label("and " + (a.values().size() - rows) + " more"), 0, rows + 2);
    }
    setAccessibleText(text.toString());
  }

  private static Label name(PointerValues.Value value) {
    return new Label(value.name(), value.spot());
  }

  private void addRow(int row, Label head, String... figures) {
    add(head, 0, row);
    for (int i = 0; i < figures.length; i++) {
      Label label = new Label(figures[i]);
      label.getStyleClass().add("figure");
      GridPane.setHalignment(label, HPos.RIGHT);
      add(label, i + 1, row);
    }
  }
}
