package topicscope.desk.connect;

import java.util.function.Function;
import javafx.beans.property.Property;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import topicscope.desk.widget.Nodes;

/** A grid of labels and fields, bound to properties. */
class FormGrid extends GridPane {
  private int rows;

  FormGrid() {
    getStyleClass().add("form-grid");
    ColumnConstraints labels = new ColumnConstraints();
    labels.setMinWidth(150);
    ColumnConstraints fields = new ColumnConstraints();
    fields.setHgrow(Priority.ALWAYS);
    getColumnConstraints().addAll(labels, fields);
  }

  /** Adds a heading. */
  final void head(String text) {
    add(Nodes.styled(new Label(text), "title-4"), 0, rows++, 2, 1);
  }

  /** Adds a row with any field. */
  final <N extends Node> N row(String text, N field) {
    Label label = Nodes.collapsing(Nodes.uncut(new Label(text)));
    label.setLabelFor(field);
    label.visibleProperty().bind(Nodes.collapsing(field).visibleProperty());
    field.setAccessibleText(text);
    addRow(rows++, label, field);
    return field;
  }

  /** Adds a row with a text field. */
  final TextField text(String id, String label, String prompt, StringProperty value) {
    return text(new TextField(), id, label, prompt, value);
  }

  /** Adds a row with a password field. */
  final TextField secret(String id, String label, StringProperty value) {
    return text(new PasswordField(), id, label, "", value);
  }

  /** Adds a row with a check box. */
  final CheckBox tick(String id, String label, String text, Property<Boolean> value) {
    CheckBox box = Nodes.named(id, new CheckBox(text));
    box.selectedProperty().bindBidirectional(value);
    return row(label, box);
  }

  /** A box that chooses one of several items. */
  static <T> ComboBox<T> choice(
      String id, T[] offered, Function<T, String> words, Property<T> value) {
    ComboBox<T> box = Nodes.choice(id, "", words);
    box.getItems().setAll(offered);
    box.valueProperty().bindBidirectional(value);
    return box;
  }

  private TextField text(
      TextField field, String id, String label, String prompt, StringProperty value) {
    field.textProperty().bindBidirectional(value);
    return row(label, Nodes.field(field, id, label, prompt));
  }
}
