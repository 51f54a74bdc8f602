package topicscope.desk.widget;

import javafx.scene.control.Button;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** A button with an icon; tooltip and accessible text explain it. */
public final class IconButton extends Button {
  public IconButton(String id, Ikon icon, String explanation, Runnable action) {
    setId(id);
    getStyleClass().addAll("button-icon", "flat");
    setOnAction(event -> action.run());
    show(icon, explanation);
  }

  /** Changes icon and explanation. */
  public void show(Ikon icon, String explanation) {
    setGraphic(new FontIcon(icon));
    Hint.set(this, explanation);
    setAccessibleText(explanation);
  }
}
