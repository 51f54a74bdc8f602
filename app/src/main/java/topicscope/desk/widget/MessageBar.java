package topicscope.desk.widget;

import java.time.Duration;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * Messages that float over the lower corner of the plots, one above the other. A notice goes by
 * itself after 4 s, or after a time of its own, but not under the pointer or while it has the
 * focus; what has failed stays until it is closed. When there are too many, the oldest notice goes,
 * or else the oldest message; a notice with an action goes after those without.
 *
 * <p>Owned by the JavaFX thread.
 */
public final class MessageBar extends VBox {
  private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");
  private static final int MAX_MESSAGES = 3;
  private static final Duration SHOWN = Duration.ofSeconds(4);

  public MessageBar() {
    setId("footnotes");
    getStyleClass().add("footnotes");
    setPickOnBounds(false);
    setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    StackPane.setAlignment(this, Pos.BOTTOM_LEFT);
  }

  /** Shows a notice. */
  public Message say(String text) {
    return say(text, SHOWN);
  }

  /**
   * Shows a notice with an action, such as "Undo". The action closes it.
   *
   * @param shown how long it stays
   */
  public Message say(String text, String action, Runnable toDo, Duration shown) {
    Message message = say(text, shown);
    message.offer(
        action,
        () -> {
          message.close();
          toDo.run();
        });
    return message;
  }

  private Message say(String text, Duration shown) {
    Message message = new Message(text);
    message.add();
    message.hiding.setDuration(javafx.util.Duration.millis((double) shown.toMillis()));
    message.hiding.playFromStart();
    return message;
  }

  /** Shows what has failed. */
  public Message warn(String text) {
    Message message = new Message(text);
    message.pseudoClassStateChanged(FAILED, true);
    message.add();
    return message;
  }

  /** Shows what is under way; it stays until {@link Message#end} or {@link Message#fail}. */
  public Message begin(String text) {
    Message message = new Message(text);
    message.add();
    return message;
  }

  /** One message. */
  public final class Message extends HBox {
    private final PauseTransition hiding =
        new PauseTransition(javafx.util.Duration.millis((double) SHOWN.toMillis()));
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
      close.setOnAction(event -> close());
      getChildren().addAll(label, action, close);
      hiding.setOnFinished(event -> hide());
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

    /** Shows the final text, without the action, as a notice. */
    public void end(String text) {
      finish(text);
      hiding.playFromStart();
    }

    /** Shows the final text, without the action, until it is closed. */
    public void fail(String text) {
      pseudoClassStateChanged(FAILED, true);
      finish(text);
    }

    private void finish(String text) {
      action.setVisible(false);
      change(text);
      if (getParent() == null) {
        add();
      }
    }

    private void add() {
      ObservableList<Node> shown = MessageBar.this.getChildren();
      shown.add(this);
      if (shown.size() > MAX_MESSAGES) {
        shown.remove(
            shown.stream()
                .filter(node -> isNotice(node, false))
                .findFirst()
                .or(() -> shown.stream().filter(node -> isNotice(node, true)).findFirst())
                .orElseGet(shown::getFirst));
      }
    }

    /** What is being read doesn't go. */
    private void hide() {
      if (isHover() || Nodes.holdsFocus(this)) {
        hiding.playFromStart();
      } else {
        close();
      }
    }

    /** Takes it away. With the focus in it, keys go to the window afterwards. */
    public void close() {
      if (Nodes.holdsFocus(this)) {
        getScene().getRoot().requestFocus();
      }
      MessageBar.this.getChildren().remove(this);
    }

    private static boolean isNotice(Node node, boolean withAction) {
      return node instanceof Message message
          && message.hiding.getStatus() == Animation.Status.RUNNING
          && message.action.isVisible() == withAction;
    }
  }
}
