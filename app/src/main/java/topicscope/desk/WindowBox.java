package topicscope.desk;

import java.util.Optional;
import javafx.beans.property.Property;
import javafx.scene.control.ComboBox;

/** The box that says how much is in sight of the focused plot. Owned by the JavaFX thread. */
final class WindowBox extends ComboBox<WindowChoice> {
  private Optional<Property<WindowChoice>> followed = Optional.empty();

  WindowBox() {
    setId("window-choice");
    setAccessibleText("How much is in sight");
    getItems().setAll(WindowChoice.ALL);
    setConverter(new OneWayConverter<>(WindowChoice::title));
  }

  /** Is about this choice from now on. */
  void follow(Property<WindowChoice> choice) {
    followed.ifPresent(old -> valueProperty().unbindBidirectional(old));
    valueProperty().bindBidirectional(choice);
    followed = Optional.of(choice);
  }

  /** Shows more (1) or less (-1). */
  void step(int by) {
    int place = getItems().indexOf(getValue());
    getSelectionModel().select(Math.clamp(place + by, 0, getItems().size() - 1));
  }
}
