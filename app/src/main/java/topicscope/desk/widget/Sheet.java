package topicscope.desk.widget;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * A sheet over the window, with a title, in which something is filled in. Closed at first; Escape
 * closes it.
 *
 * <p>Owned by the JavaFX thread.
 */
public abstract class Sheet extends StackPane {
  private final Label title = new Label();
  private final VBox sheet = new VBox(title);

  public Sheet(String id) {
    setId(id);
    getStyleClass().addAll("help-sheet", Commands.TAKES_KEYS);
    title.getStyleClass().add("title-3");
    sheet.getStyleClass().add("sheet");
    sheet.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    getChildren().add(sheet);
    addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            close();
            event.consume();
          }
        });
    setVisible(false);
  }

  /** What stands below the title. */
  public final void content(Node... nodes) {
    sheet.getChildren().setAll(nodes);
    sheet.getChildren().addFirst(title);
  }

  /** Opens with this title; the keyboard goes to that control. */
  public final void open(String head, Node first) {
    title.setText(head);
    setVisible(true);
    first.requestFocus();
  }

  public void close() {
    setVisible(false);
    getParent().requestFocus();
  }

  /** A line of a form. */
  public static void row(GridPane grid, String name, Node control) {
    Label head = new Label(name);
    head.getStyleClass().add("text-muted");
    head.setMinWidth(Region.USE_PREF_SIZE);
    grid.addRow(grid.getRowCount(), head, control);
  }

  /** Things beside each other. */
  public static HBox line(Node... nodes) {
    HBox line = new HBox(nodes);
    line.getStyleClass().add("door");
    return line;
  }

  public static Button button(String id, String text, Runnable action) {
    Button button = new Button(text);
    button.setId(id);
    button.setOnAction(event -> action.run());
    return button;
  }
}
