package topicscope.desk.widget;

import java.util.List;
import java.util.Map;
import javafx.geometry.HPos;
import javafx.geometry.Insets;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;

/** The sheet of all keys in groups; a click or Escape closes it. Commands work while it is open. */
public final class HelpSheet extends Sheet {
  private static final int MAX_COLUMNS = 3;
  private static final double COLUMN_WIDTH = 370;
  private static final String FOCUS =
      "Lists, boxes and fields have their own keys first; Esc leads back to the plot. The"
          + " digit of a panel that is open already leads into it.";

  private final Commands commands;
  private final HBox columns = Nodes.row("key-columns");
  private final Button close = Nodes.button("help-close", "Close (Esc)", this::close);

  public HelpSheet(Commands commands) {
    super("help-sheet");
    this.commands = commands;
    ScrollPane scroll = new ScrollPane(columns);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    content(scroll, focus(), close);
    setPadding(new Insets(16));
    setOnMouseClicked(event -> close());
    widthProperty()
        .subscribe(() -> {
          if (isVisible()) {
            arrange();
          }
        });
  }

  private static Label focus() {
    Label label = Nodes.wrapping("", "text-muted");
    label.setText(FOCUS);
    return label;
  }

  public void toggle() {
    if (isVisible()) {
      close();
      return;
    }
    arrange();
    open("Keys", close);
  }

  /** Puts the groups in as many columns of about equal height as there is room for. */
  private void arrange() {
    columns.getChildren().clear();
    int count = Math.clamp((long) (getWidth() / COLUMN_WIDTH), 1, MAX_COLUMNS);
    int all = commands.groups().values().stream().mapToInt(HelpSheet::rows).sum();
    int placed = 0;
    for (Map.Entry<String, List<Command>> group : commands.groups().entrySet()) {
      int middle = placed + rows(group.getValue()) / 2;
      int column = Math.min(middle * count / all, count - 1);
      if (column >= columns.getChildren().size()) {
        columns.getChildren().add(column());
      }
      add((GridPane) columns.getChildren().getLast(), group.getKey(), group.getValue());
      placed += rows(group.getValue());
    }
  }

  /** With the heading. */
  private static int rows(List<Command> group) {
    return group.size() + 1;
  }

  private static GridPane column() {
    GridPane column = Nodes.styled(new GridPane(), "key-column");
    ColumnConstraints keys = new ColumnConstraints();
    keys.setHalignment(HPos.RIGHT);
    column.getColumnConstraints().addAll(keys, new ColumnConstraints());
    return column;
  }

  private static void add(GridPane column, String heading, List<Command> group) {
    Label head = Nodes.styled(label(heading), "heading", "text-bold");
    column.add(head, 0, column.getRowCount(), 2, 1);
    GridPane.setHalignment(head, HPos.LEFT);
    for (Command command : group) {
      int row = column.getRowCount();
      column.add(Nodes.styled(label(command.keyText()), "key"), 0, row);
      column.add(label(command.title()), 1, row);
    }
  }

  private static Label label(String text) {
    return Nodes.uncut(new Label(text));
  }
}
