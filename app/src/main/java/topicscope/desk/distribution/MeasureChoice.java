package topicscope.desk.distribution;

import java.util.EnumMap;
import java.util.Map;
import javafx.geometry.Bounds;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.GridPane;
import javafx.stage.Popup;
import javafx.stage.PopupWindow;
import topicscope.desk.widget.Hint;
import topicscope.desk.widget.Nodes;
import topicscope.signal.measure.Measure;

/**
 * The list of all measures, to be ticked, below the button that opens it. It stays open until
 * Escape, or a click elsewhere. For the JavaFX thread.
 */
final class MeasureChoice {
  private static final int COLUMNS = 2;

  private final ChosenMeasures chosen;
  private final Map<Measure, CheckBox> boxes = new EnumMap<>(Measure.class);
  private final GridPane list = Nodes.styled(new GridPane(), "search-popup", "measure-popup");
  private final Popup popup = Nodes.popup(list, PopupWindow.AnchorLocation.CONTENT_TOP_RIGHT);
  private final Button button =
      Nodes.styled(Nodes.button("measure-choose", "Choose measures", this::open), "small");

  MeasureChoice(ChosenMeasures chosen) {
    this.chosen = chosen;
    Hint.set(button, "Choose which measures are shown");
    list.setId("measure-list");
  }

  /** What opens it. */
  Button button() {
    return button;
  }

  private void open() {
    if (boxes.isEmpty()) {
      make();
    }
    boxes.forEach(
        (measure, box) -> box.setSelected(chosen.chosenProperty().get().contains(measure)));
    Bounds bounds = Nodes.onScreen(button);
    popup.show(button, bounds.getMaxX(), bounds.getMaxY() + 2);
    boxes.values().iterator().next().requestFocus();
  }

  private void make() {
    int rows = (Measure.values().length + COLUMNS - 1) / COLUMNS;
    for (Measure measure : Measure.values()) {
      CheckBox box =
          Nodes.uncut(Nodes.named("measure-" + measure.id(), new CheckBox(measure.title())));
      box.setOnAction(event -> chosen.choose(measure, box.isSelected()));
      Hint.set(box, measure.explanation());
      boxes.put(measure, box);
      list.add(box, measure.ordinal() / rows, measure.ordinal() % rows);
    }
  }
}
