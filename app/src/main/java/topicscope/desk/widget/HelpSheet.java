package topicscope.desk.widget;

import javafx.geometry.HPos;
import javafx.geometry.Insets;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The sheet of all keys, over the window; a click or Escape closes it. */
public final class HelpSheet extends StackPane {
  private static final int MOST_COLUMNS = 3;
  private static final double COLUMN_WIDTH = 310;

  private final Commands commands;
  private final GridPane keys = new GridPane();
  private final Button close = new Button("Close (Esc)");

  public HelpSheet(Commands commands) {
    this.commands = commands;
    setId("help-sheet");
    getStyleClass().add("help-sheet");
    Label title = new Label("Keys");
    title.getStyleClass().add("title-3");
    ColumnConstraints keyColumn = new ColumnConstraints();
    keyColumn.setHalignment(HPos.RIGHT);
    for (int i = 0; i < MOST_COLUMNS; i++) {
      keys.getColumnConstraints().addAll(keyColumn, new ColumnConstraints());
    }
    keys.getStyleClass().add("keys");
    close.setId("help-close");
    close.setOnAction(event -> setVisible(false));
    ScrollPane scroll = new ScrollPane(keys);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    VBox sheet = new VBox(title, scroll, close);
    setPadding(new Insets(16));
    sheet.getStyleClass().add("sheet");
    sheet.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    getChildren().add(sheet);
    setOnMouseClicked(event -> setVisible(false));
    setOnKeyPressed(this::onKey);
    setVisible(false);
  }

  public void toggle() {
    keys.getChildren().clear();
    int count = commands.all().size();
    int columns = Math.clamp((long) (getWidth() / COLUMN_WIDTH), 1, MOST_COLUMNS);
    int rows = (count + columns - 1) / columns;
    for (int i = 0; i < count; i++) {
      Command command = commands.all().get(i);
      Label key = label(command.key().getDisplayText());
      key.getStyleClass().add("key");
      Label title = label(command.title());
      keys.add(key, i / rows * 2, i % rows);
      keys.add(title, i / rows * 2 + 1, i % rows);
    }
    setVisible(!isVisible());
    if (isVisible()) {
      close.requestFocus();
    }
  }

  private static Label label(String text) {
    Label label = new Label(text.replace('_', ' '));
    label.setMinWidth(Region.USE_PREF_SIZE);
    return label;
  }

  private void onKey(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE) {
      setVisible(false);
      event.consume();
    }
  }
}
