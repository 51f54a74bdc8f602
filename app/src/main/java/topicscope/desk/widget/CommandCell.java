package topicscope.desk.widget;

import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** A command in the palette: what it does, and beside it its key. */
public final class CommandCell extends ListCell<Command> {
  private final Label title = new Label();
  private final Label key = new Label();
  private final HBox box;

  public CommandCell() {
    title.setMinWidth(0);
    key.getStyleClass().add("text-muted");
    key.setMinWidth(Region.USE_PREF_SIZE);
    Region spring = new Region();
    HBox.setHgrow(spring, Priority.ALWAYS);
    box = new HBox(title, spring, key);
    box.getStyleClass().add("topic-cell");
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
    key.setText(command.key().getDisplayText());
    setAccessibleText(command.title() + ", key " + key.getText());
    setGraphic(box);
  }
}
