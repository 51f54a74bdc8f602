package topicscope.desk.widget;

import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * What the user is told without being asked anything: lines over the status line, each with a cross
 * to take it away. Of more than a few the oldest goes.
 *
 * <p>Owned by the JavaFX thread.
 */
public final class MessageBar extends VBox {
  private static final int MOST = 4;

  public MessageBar() {
    setId("footnotes");
    getStyleClass().add("footnotes");
  }

  /** Says something. */
  public Notice say(String text) {
    Notice notice = new Notice(text);
    getChildren().add(notice);
    if (getChildren().size() > MOST) {
      getChildren().removeFirst();
    }
    return notice;
  }

  /** One line. */
  public final class Notice extends HBox {
    private final Label label = new Label();
    private final Hyperlink action = new Hyperlink();

    private Notice(String text) {
      getStyleClass().add("footnote");
      label.getStyleClass().add("footnote-text");
      label.setWrapText(true);
      label.setMinHeight(Region.USE_PREF_SIZE);
      label.setMaxWidth(Double.MAX_VALUE);
      label.setText(text);
      HBox.setHgrow(label, Priority.ALWAYS);
      action.getStyleClass().add("footnote-action");
      action.setMinWidth(Region.USE_PREF_SIZE);
      action.setVisible(false);
      action.managedProperty().bind(action.visibleProperty());
      Button close = new Button("", new FontIcon(Feather.X));
      close.getStyleClass().addAll("button-icon", "flat", "small", "footnote-close");
      close.setAccessibleText("Take this line away");
      close.setOnAction(event -> MessageBar.this.getChildren().remove(this));
      getChildren().addAll(label, action, close);
    }

    /** Says something else. */
    public void change(String text) {
      if (!label.getText().equals(text)) {
        label.setText(text);
      }
    }

    /** Offers something to do. */
    public void offer(String text, Runnable toDo) {
      action.setText(text);
      action.setOnAction(event -> toDo.run());
      action.setVisible(true);
    }

    /** Says how it ended, and offers nothing any more. */
    public void end(String text) {
      action.setVisible(false);
      if (getParent() == null) {
        MessageBar.this.getChildren().add(this);
      }
      change(text);
    }
  }
}
