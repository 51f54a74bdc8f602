package topicscope.desk.distribution;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import topicscope.desk.widget.Hint;
import topicscope.desk.widget.Nodes;
import topicscope.signal.measure.Measure;

/**
 * The chosen measures with their values, in two columns of equal width: a value that gets longer
 * moves nothing. For the JavaFX thread.
 */
final class MeasureTable extends GridPane {
  private static final int COLUMNS = 2;
  private static final double SHARE = 100.0 / COLUMNS;

  private final Map<Measure, Label> values = new EnumMap<>(Measure.class);
  private Optional<SeriesDistribution> shown = Optional.empty();

  MeasureTable(ChosenMeasures chosen) {
    setId("measures");
    getStyleClass().add("measures");
    for (int i = 0; i < COLUMNS; i++) {
      ColumnConstraints half = new ColumnConstraints();
      half.setPercentWidth(SHARE);
      half.setFillWidth(true);
      getColumnConstraints().add(half);
    }
    chosen.chosenProperty().subscribe(this::choose);
  }

  /** Shows the values of other samples. */
  void show(SeriesDistribution now) {
    shown = Optional.of(now);
    values.forEach((measure, value) -> fill(measure, value, now));
  }

  private void choose(Set<Measure> chosen) {
    values.clear();
    getChildren().clear();
    int rows = (chosen.size() + COLUMNS - 1) / COLUMNS;
    int index = 0;
    for (Measure measure : chosen) {
      Label value =
          Nodes.uncut(Nodes.named("measure-" + measure.id() + "-value", new Label(), "figure"));
      Label name = Nodes.styled(new Label(measure.title()), "text-muted");
      name.setMinWidth(0);
      value.setMaxWidth(Double.MAX_VALUE);
      HBox.setHgrow(value, Priority.ALWAYS);
      name.setLabelFor(value);
      Hint.set(name, measure.explanation());
      Hint.set(value, measure.explanation());
      values.put(measure, value);
      add(Nodes.row("measure", name, value), index / rows, index % rows);
      index++;
    }
    shown.ifPresent(this::show);
  }

  private static void fill(Measure measure, Label value, SeriesDistribution now) {
    value.setText(MeasureText.of(measure, now));
    value.setAccessibleText(measure.title() + ": " + value.getText());
  }
}
