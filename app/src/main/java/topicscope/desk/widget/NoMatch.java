package topicscope.desk.widget;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;

/**
 * What stands in an empty list when its filter has left nothing: what was looked for, and a cross
 * that clears the filter.
 */
public final class NoMatch extends HBox {
  /**
   * @param id the id of the text; that of the cross has "-clear" added
   * @param what what the list holds, in the singular
   */
  public NoMatch(String id, String what, TextField filter) {
    getStyleClass().add("no-match");
    setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    Label text = Nodes.named(id, new Label());
    text.textProperty()
        .bind(
            filter.textProperty().map(typed -> "No " + what + " matches '" + typed.strip() + "'"));
    text.setMinWidth(0);
    Button clear = Nodes.named(id + "-clear", Nodes.cross("Clear the filter"));
    clear.setOnAction(event -> {
      filter.clear();
      filter.requestFocus();
    });
    getChildren().addAll(text, clear);
  }
}
