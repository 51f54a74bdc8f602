package topicscope.desk.connect;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.collections.ObservableList;
import javafx.scene.Scene;
import topicscope.connect.ConnectionProfile;
import topicscope.connect.Connections;

/**
 * Opens saved connections: asks for missing passwords, and opens the dialog on a problem.
 *
 * <p>Owned by the JavaFX thread.
 */
public final class ConnectionOpener {
  private final ConnectionsModel model;
  private final Scene scene;
  private final Consumer<OpenedConnection> opened;
  private Optional<ConnectionsDialog> dialog = Optional.empty();

  /**
   * @param scene the scene of the window, which must be showing before anything is opened
   * @param opened gets each opened connection
   */
  public ConnectionOpener(Connections store, Scene scene, Consumer<OpenedConnection> opened) {
    this.model = new ConnectionsModel(store);
    this.scene = scene;
    this.opened = opened;
  }

  /** The saved connections, recently used first. */
  public ObservableList<ConnectionProfile> saved() {
    return model.saved();
  }

  /** Opens the dialog. */
  public void manage() {
    dialog().show();
  }

  /**
   * Opens the dialog on a connection that has failed.
   *
   * @param profile the saved connection, if it is one
   */
  public void manageFailed(String servers, Optional<ConnectionProfile> profile) {
    profile.ifPresentOrElse(model::propose, () -> model.propose(servers));
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

  /** Opens a saved connection for another receiver. */
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
