package topicscope.desk.connect;

import java.util.List;
import java.util.function.Consumer;
import javafx.collections.ObservableList;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.layout.VBox;
import topicscope.connect.ConnectionProfile;

/** The connections used last, a button each; nothing is to be seen while none is saved. */
public final class SavedConnections extends VBox {
  private static final int MOST = 4;

  private final Consumer<ConnectionProfile> open;

  /**
   * The list.
   *
   * @param open is told which was pressed
   */
  public SavedConnections(Consumer<ConnectionProfile> open) {
    this.open = open;
    getStyleClass().add("saved-list");
    managedProperty().bind(visibleProperty());
    setVisible(false);
  }

  /** Lists these from now on. */
  public void follow(ObservableList<ConnectionProfile> saved) {
    saved.subscribe(() -> show(saved));
    show(saved);
  }

  private void show(List<ConnectionProfile> saved) {
    getChildren().setAll(saved.stream().limit(MOST).map(this::button).toList());
    setVisible(!saved.isEmpty());
  }

  private Button button(ConnectionProfile profile) {
    Button button = new Button();
    button.setGraphic(new ConnectionCell(profile));
    button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    button.setAccessibleText("Connect to " + profile.name());
    button.getStyleClass().addAll("flat", "saved");
    button.setMaxWidth(Double.MAX_VALUE);
    button.setOnAction(event -> open.accept(profile));
    return button;
  }
}
