package topicscope.desk.series;

import atlantafx.base.layout.InputGroup;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.ColorPicker;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import topicscope.desk.widget.Hint;
import topicscope.desk.widget.Nodes;
import topicscope.plot.view.TraceColour;

/** Chooses the colour of a trace: the default, one of the palette, or any other. */
final class ColourRow extends HBox {
  private final ToggleGroup group = new ToggleGroup();
  private final List<ToggleButton> toggles = new ArrayList<>();
  private final ColorPicker own = new ColorPicker(Color.web("#8250df"));
  private final ToggleButton useOwn =
      Nodes.uncut(Nodes.named("series-colour-own", new ToggleButton("custom")));

  /** Follows the controls; setting it sets them. */
  private final ObjectProperty<TraceColour> chosen =
      new SimpleObjectProperty<>(TraceColour.OF_PLACE);

  ColourRow() {
    getStyleClass().add("door");
    toggles.add(toggle("default", 0));
    for (int number = 1; number <= TraceColour.PALETTE; number++) {
      toggles.add(toggle("", number));
    }
    useOwn.setToggleGroup(group);
    own.setId("series-colour-picker");
    own.setAccessibleText("A custom colour");
    // Its name would need the room of three colours.
    own.setStyle("-fx-color-label-visible: false");
    own.setOnAction(event -> useOwn.setSelected(true));
    InputGroup joined = new InputGroup();
    joined.getChildren().addAll(toggles);
    joined.getChildren().add(useOwn);
    getChildren().addAll(joined, own);
    group.selectedToggleProperty().subscribe(this::follow);
    own.valueProperty().subscribe(this::follow);
    chosen.subscribe(this::select);
  }

  /** Shows the chosen colour {@code now}; {@code place} decides the default one. */
  void show(TraceColour now, int place) {
    for (int number = 0; number < toggles.size(); number++) {
      TraceColour colour = colour(number);
      colour.dress(toggles.get(number).getGraphic(), "-fx-background-color", place);
    }
    select(now);
    follow();
  }

  private void select(TraceColour now) {
    if (now.isOwn()) {
      own.setValue(Color.web(now.text()));
      group.selectToggle(useOwn);
      return;
    }
    for (int number = 0; number < toggles.size(); number++) {
      if (colour(number).equals(now)) {
        group.selectToggle(toggles.get(number));
      }
    }
  }

  TraceColour chosen() {
    return chosen.get();
  }

  ObjectProperty<TraceColour> chosenProperty() {
    return chosen;
  }

  private void follow() {
    chosen.set(selected());
  }

  private TraceColour selected() {
    if (useOwn.isSelected()) {
      return TraceColour.of(own.getValue());
    }
    return colour(Math.max(0, toggles.indexOf(group.getSelectedToggle())));
  }

  private static TraceColour colour(int number) {
    return number == 0 ? TraceColour.OF_PLACE : TraceColour.ofPalette(number);
  }

  private ToggleButton toggle(String text, int number) {
    Region spot = Nodes.styled(new Region(), "trace-colour", "menu-colour");
    ToggleButton toggle = Nodes.uncut(new ToggleButton(text, spot));
    String name = number == 0 ? "The default colour" : "Colour " + number;
    toggle.setId("series-colour-" + number);
    toggle.setAccessibleText(name);
    Hint.set(toggle, name);
    toggle.setToggleGroup(group);
    return toggle;
  }
}
