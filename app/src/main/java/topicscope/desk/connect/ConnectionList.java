package topicscope.desk.connect;

import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import topicscope.connect.ConnectionProfile;
import topicscope.desk.widget.MessageBar;
import topicscope.desk.widget.Nodes;

/** The saved connections, recently used first; Enter or a double click connects. */
final class ConnectionList extends VBox {
  private final ConnectionsModel model;
  private final ListView<ConnectionProfile> list;

  /**
   * The list of a model.
   *
   * @param messages shown over it
   * @param createNew begins a new connection
   * @param importFile asks for a file to import
   * @param connect connects to the selected connection
   */
  ConnectionList(
      ConnectionsModel model,
      MessageBar messages,
      Runnable createNew,
      Runnable importFile,
      Runnable connect) {
    this.model = model;
    this.list = new ListView<>(model.saved());
    getStyleClass().add("connection-list");
    list.setId("connections");
    list.setAccessibleText("Saved connections");
    list.setPlaceholder(new Label("No saved connections yet"));
    list.setCellFactory(view -> new ProfileCell(connect));
    list.getSelectionModel().selectedItemProperty().subscribe(this::edit);
    list.setOnKeyPressed(event -> {
      boolean picked = list.getSelectionModel().getSelectedItem() != null;
      if (event.getCode() == KeyCode.ENTER && picked) {
        connect.run();
        event.consume();
      }
    });
    StackPane room = new StackPane(list, messages);
    VBox.setVgrow(room, Priority.ALWAYS);
    HBox buttons =
        Nodes.row(
            "buttons",
            Nodes.button("connection-new", "_New", createNew),
            Nodes.button("connection-import", "_Import…", importFile));
    getChildren().addAll(room, buttons);
    model.editedProperty().subscribe(this::select);
    // A change listener comes after that of the list, which clears the selection.
    model
        .saved()
        .addListener(
            (ListChangeListener<ConnectionProfile>) change -> select(model.editedProperty().get()));
  }

  private void edit(ConnectionProfile profile) {
    boolean other = profile != null && !profile.name().equals(model.editedProperty().get());
    if (profile != null && (other || model.isStale())) {
      model.edit(profile);
    }
  }

  private void select(String name) {
    // Picking one that was changed elsewhere shows it as it is now.
    if (name.isEmpty() || model.isStale()) {
      list.getSelectionModel().clearSelection();
    } else {
      model.saved().stream()
          .filter(profile -> profile.name().equals(name))
          .findFirst()
          .ifPresent(list.getSelectionModel()::select);
    }
  }

  private static final class ProfileCell extends ListCell<ConnectionProfile> {
    ProfileCell(Runnable connect) {
      setOnMouseClicked(event -> {
        if (event.getClickCount() == 2 && !isEmpty()) {
          connect.run();
        }
      });
    }

    @Override
    protected void updateItem(ConnectionProfile profile, boolean empty) {
      super.updateItem(profile, empty);
      boolean nothing = empty || profile == null;
      setGraphic(nothing ? null : new ConnectionCell(profile));
      setTooltip(nothing ? null : new Tooltip(ConnectionCell.how(profile)));
    }
  }
}
