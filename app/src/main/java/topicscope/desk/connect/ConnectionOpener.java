package topicscope.desk.connect;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.collections.ObservableList;
import javafx.scene.Scene;
import topicscope.connect.ConnectionProfile;
import topicscope.connect.Connections;

/**
 * The way from a saved connection to a cluster that is looked at: asks for the passwords that
 * aren't known, and opens the dialog when something has to be put right.
 *
 * <p>Owned by the JavaFX thread.
 */
public final class ConnectionOpener {
  private final ConnectionsModel model;
  private final Scene scene;
  private final Consumer<OpenedConnection> opened;
  private Optional<ConnectionsDialog> dialog = Optional.empty();

  /**
   * An opener for a window.
   *
   * @param scene that of the window, which is on screen before anything is opened
   * @param opened is told which connection is to be looked at
   */
  public ConnectionOpener(Connections store, Scene scene, Consumer<OpenedConnection> opened) {
    this.model = new ConnectionsModel(store);
    this.scene = scene;
    this.opened = opened;
  }

  /** The saved connections, the recently used first. */
  public ObservableList<ConnectionProfile> saved() {
    return model.saved();
  }

  /** Opens the dialog. */
  public void manage() {
    dialog().show();
  }

  /** Opens the dialog on a new connection. */
  public void createNew() {
    dialog().showNew();
  }

  /** Opens a saved connection. */
  public void open(ConnectionProfile profile) {
    open(profile, opened);
  }

  /** Opens a saved connection for somebody else. */
  public void open(ConnectionProfile profile, Consumer<OpenedConnection> then) {
    model.open(
        profile,
        then,
        known ->
            SecretPrompt.show(
                scene.getWindow(),
                styles(),
                profile,
                known,
                complete -> model.open(profile, complete, then)),
        problem -> {
          model.edit(profile);
          dialog().show();
          model.say(problem);
        });
  }

  private ConnectionsDialog dialog() {
    ConnectionsDialog made =
        dialog.orElseGet(() -> new ConnectionsDialog(scene.getWindow(), styles(), model, opened));
    dialog = Optional.of(made);
    return made;
  }

  private List<String> styles() {
    return List.copyOf(scene.getStylesheets());
  }
}
