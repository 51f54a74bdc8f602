package topicscope.desk.connect;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.collections.ObservableList;
import javafx.scene.Scene;
import topicscope.connect.ConnectionProfile;
import topicscope.connect.Connections;
import topicscope.connect.OpenedConnection;
import topicscope.desk.model.UndoHistory;

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
   * @param history gets what can be undone
   * @param failed the servers that can't be reached now, if there are such
   */
  public ConnectionOpener(
      Connections store,
      Scene scene,
      Consumer<OpenedConnection> opened,
      UndoHistory history,
      Supplier<Optional<String>> failed) {
    this.model = new ConnectionsModel(store, history, failed);
    model.setOnRecalled(this::recall);
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

  /** Shows what has come back by undoing, or why it couldn't. */
  private void recall() {
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
    Consumer<String> refused = problem -> refuse(profile, problem);
    model.open(
        profile,
        then,
        (known, refusal) ->
            SecretPrompt.show(
                scene.getWindow(),
                styles(),
                profile,
                known,
                refusal,
                complete -> model.open(profile, complete, then, refused)),
        refused);
  }

  private void refuse(ConnectionProfile profile, String problem) {
    model.edit(profile);
    dialog().show();
    model.say(problem);
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
