package topicscope.desk.widget;

import atlantafx.base.controls.Spacer;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/** A command in the palette: title and key. */
public final class CommandCell extends ListCell<Command> {
  private final Label title = new Label();
  private final Label key = Nodes.muted("");
  private final HBox box;

  public CommandCell() {
    title.setMinWidth(0);
    box = Nodes.row("topic-cell", title, new Spacer(), key);
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(@Nullable Command command, boolean empty) {
    super.updateItem(command, empty);
    if (empty || command == null) {
      setGraphic(null);
      return;
    }
    title.setText(command.title());
    key.setText(command.keyText());
    setAccessibleText(command.title() + ", key " + key.getText());
    setGraphic(box);
  }
}
