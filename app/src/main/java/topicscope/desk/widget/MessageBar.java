package topicscope.desk.widget;

import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/**
 * Messages above the status line, each with a close button. When there are too many, the oldest
 * goes.
 *
 * <p>Owned by the JavaFX thread.
 */
public final class MessageBar extends VBox {
  private static final int MAX_MESSAGES = 4;

  public MessageBar() {
    setId("footnotes");
    getStyleClass().add("footnotes");
  }

  /** Adds a message. */
  public Message say(String text) {
    Message message = new Message(text);
    getChildren().add(message);
    if (getChildren().size() > MAX_MESSAGES) {
      getChildren().removeFirst();
    }
    return message;
  }

  /** One message. */
  public final class Message extends HBox {
    private final Label label = Nodes.wrapping("", "footnote-text");
    private final Hyperlink action =
        Nodes.collapsing(Nodes.uncut(Nodes.styled(new Hyperlink(), "footnote-action")));

    private Message(String text) {
      getStyleClass().add("footnote");
      label.setMaxWidth(Double.MAX_VALUE);
      label.setText(text);
      HBox.setHgrow(label, Priority.ALWAYS);
      action.setVisible(false);
      Button close = Nodes.cross("Dismiss this message", "footnote-close");
      close.setOnAction(event -> MessageBar.this.getChildren().remove(this));
      getChildren().addAll(label, action, close);
    }

    /** Changes the text. */
    public void change(String text) {
      if (!label.getText().equals(text)) {
        label.setText(text);
      }
    }

    /** Adds an action. */
    public void offer(String text, Runnable toDo) {
      action.setText(text);
      action.setOnAction(event -> toDo.run());
      action.setVisible(true);
    }

    /** Shows the final text and removes the action. */
    public void end(String text) {
      action.setVisible(false);
      if (getParent() == null) {
        MessageBar.this.getChildren().add(this);
      }
      change(text);
    }
  }
}
