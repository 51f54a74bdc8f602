package topicscope.desk;

import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The sheet of all keys, over the window; a click or Escape closes it. */
final class HelpSheet extends StackPane {
  private final Commands commands;
  private final GridPane keys = new GridPane();

  HelpSheet(Commands commands) {
    this.commands = commands;
    setId("help-sheet");
    getStyleClass().add("help-sheet");
    Label title = new Label("Keys");
    title.getStyleClass().add("title-3");
    ColumnConstraints keyColumn = new ColumnConstraints();
    keyColumn.setHalignment(HPos.RIGHT);
    keys.getColumnConstraints().add(keyColumn);
    keys.getStyleClass().add("keys");
    VBox sheet = new VBox(title, keys);
    sheet.getStyleClass().add("sheet");
    sheet.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    getChildren().add(sheet);
    setOnMouseClicked(event -> setVisible(false));
    setVisible(false);
  }

  void toggle() {
    keys.getChildren().clear();
    int row = 0;
    for (Command command : commands.all()) {
      Label key = new Label(command.key().getDisplayText());
      key.getStyleClass().add("key");
      keys.addRow(row++, key, new Label(command.title()));
    }
    setVisible(!isVisible());
  }
}
