package topicscope.desk.widget;

import javafx.geometry.HPos;
import javafx.geometry.Insets;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;

/** The sheet of all keys; a click or Escape closes it. Commands work while it is open. */
public final class HelpSheet extends Sheet {
  private static final int MAX_COLUMNS = 3;
  private static final double COLUMN_WIDTH = 310;

  private final Commands commands;
  private final GridPane keys = new GridPane();
  private final Button close = Nodes.button("help-close", "Close (Esc)", this::close);

  public HelpSheet(Commands commands) {
    super("help-sheet");
    this.commands = commands;
    ColumnConstraints keyColumn = new ColumnConstraints();
    keyColumn.setHalignment(HPos.RIGHT);
    for (int i = 0; i < MAX_COLUMNS; i++) {
      keys.getColumnConstraints().addAll(keyColumn, new ColumnConstraints());
    }
    keys.getStyleClass().add("keys");
    ScrollPane scroll = new ScrollPane(keys);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    content(scroll, close);
    setPadding(new Insets(16));
    setOnMouseClicked(event -> close());
    widthProperty()
        .subscribe(() -> {
          if (isVisible()) {
            arrange();
          }
        });
  }

  public void toggle() {
    if (isVisible()) {
      close();
      return;
    }
    arrange();
    open("Keys", close);
  }

  /** Puts the keys in as many columns as there is room for. */
  private void arrange() {
    keys.getChildren().clear();
    int count = commands.all().size();
    int columns = Math.clamp((long) (getWidth() / COLUMN_WIDTH), 1, MAX_COLUMNS);
    int rows = (count + columns - 1) / columns;
    for (int i = 0; i < count; i++) {
      Command command = commands.all().get(i);
      Label key = label(command.key().getDisplayText());
      key.getStyleClass().add("key");
      keys.add(key, i / rows * 2, i % rows);
      keys.add(label(command.title()), i / rows * 2 + 1, i % rows);
    }
  }

  private static Label label(String text) {
    Label label = new Label(text.replace('_', ' '));
    label.setMinWidth(Region.USE_PREF_SIZE);
    return label;
  }
}
