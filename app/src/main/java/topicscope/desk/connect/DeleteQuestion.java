package topicscope.desk.connect;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import topicscope.desk.widget.Nodes;

/** Asks whether a connection is to be deleted; takes no room while it doesn't ask. */
final class DeleteQuestion extends HBox {
  private final Label text = Nodes.wrapping("connection-delete-question");
  private final Button keep = Nodes.button("connection-delete-no", "_Keep it", this::close);

  /**
   * @param delete deletes it
   */
  DeleteQuestion(Runnable delete) {
    getStyleClass().add("buttons");
    setAlignment(Pos.CENTER_LEFT);
    text.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(text, Priority.ALWAYS);
    Button yes =
        Nodes.styled(
            Nodes.button(
                "connection-delete-yes",
                "D_elete it",
                () -> {
                  close();
                  delete.run();
                }),
            "danger");
    keep.defaultButtonProperty().bind(visibleProperty());
    getChildren().addAll(text, keep, yes);
    Nodes.collapsing(this).setVisible(false);
  }

  /** Asks about the connection of that name. */
  void ask(String name) {
    text.setText("Delete " + name + " and the passwords kept for it?");
    setVisible(true);
    keep.requestFocus();
  }

  /** Doesn't ask any more. */
  void close() {
    setVisible(false);
  }
}
