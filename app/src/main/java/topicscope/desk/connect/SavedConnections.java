package topicscope.desk.connect;

import java.util.List;
import java.util.function.Consumer;
import javafx.collections.ObservableList;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.layout.VBox;
import topicscope.connect.ConnectionProfile;

/** The recently used connections, one button each; hidden while there is none. */
public final class SavedConnections extends VBox {
  private static final int MAX_SHOWN = 4;

  private final Consumer<ConnectionProfile> open;

  /**
   * @param open gets the pressed connection
   */
  public SavedConnections(Consumer<ConnectionProfile> open) {
    this.open = open;
    getStyleClass().add("saved-list");
    managedProperty().bind(visibleProperty());
    setVisible(false);
  }

  /** Shows the connections of this list and follows it. */
  public void follow(ObservableList<ConnectionProfile> saved) {
    saved.subscribe(() -> show(saved));
    show(saved);
  }

  private void show(List<ConnectionProfile> saved) {
    getChildren().setAll(saved.stream().limit(MAX_SHOWN).map(this::button).toList());
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
