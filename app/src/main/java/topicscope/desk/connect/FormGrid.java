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
import javafx.scene.layout.Region;
import javafx.util.StringConverter;

/** Rows of a label and a field each, bound to what they are about. */
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

  /** A heading over the rows below. */
  final void head(String text) {
    Label head = new Label(text);
    head.getStyleClass().add("title-4");
    add(head, 0, rows++, 2, 1);
  }

  /** A row with any field. */
  final <N extends Node> N row(String text, N field) {
    Label label = new Label(text);
    label.setLabelFor(field);
    label.setMinWidth(Region.USE_PREF_SIZE);
    label.visibleProperty().bind(field.visibleProperty());
    label.managedProperty().bind(field.visibleProperty());
    field.managedProperty().bind(field.visibleProperty());
    field.setAccessibleText(text);
    addRow(rows++, label, field);
    return field;
  }

  /** A row with a line of text. */
  final TextField text(String id, String label, String prompt, StringProperty value) {
    return text(new TextField(), id, label, prompt, value);
  }

  /** A row with a line that isn't shown. */
  final TextField secret(String id, String label, StringProperty value) {
    return text(new PasswordField(), id, label, "", value);
  }

  /** A row with a box to tick. */
  final CheckBox tick(String id, String label, String text, Property<Boolean> value) {
    CheckBox box = new CheckBox(text);
    box.setId(id);
    box.selectedProperty().bindBidirectional(value);
    return row(label, box);
  }

  /** A box with one of several. */
  static <T> ComboBox<T> choice(
      String id, T[] offered, Function<T, String> words, Property<T> value) {
    ComboBox<T> box = new ComboBox<>();
    box.setId(id);
    box.getItems().setAll(offered);
    box.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(T item) {
            return item == null ? "" : words.apply(item);
          }

          @Override
          public T fromString(String text) {
            throw new UnsupportedOperationException("nothing is typed here");
          }
        });
    box.valueProperty().bindBidirectional(value);
    return box;
  }

  private TextField text(
      TextField field, String id, String label, String prompt, StringProperty value) {
    field.setId(id);
    field.setPromptText(prompt);
    field.textProperty().bindBidirectional(value);
    return row(label, field);
  }
}
