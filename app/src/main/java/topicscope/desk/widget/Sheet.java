package topicscope.desk.widget;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * A layer over the window with a title and a form. Closed at first; Escape closes it.
 *
 * <p>AtlantaFX's ModalPane would not serve: it doesn't keep the focus either, a click outside would
 * discard the input, and it is animated.
 *
 * <p>Owned by the JavaFX thread.
 */
public abstract class Sheet extends StackPane {
  private final Label title = new Label();
  private final VBox sheet = new VBox(title);

  @SuppressWarnings("this-escape")
  public Sheet(String id) {
    setId(id);
    getStyleClass().add("help-sheet");
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

  /** Sets the nodes below the title. */
  public final void content(Node... nodes) {
    sheet.getChildren().setAll(nodes);
    sheet.getChildren().addFirst(title);
  }

  /** Opens with a title and focuses a control. */
  public final void open(String head, Node first) {
    title.setText(head);
    setVisible(true);
    first.requestFocus();
  }

  public void close() {
    setVisible(false);
    getParent().requestFocus();
  }

  /** Adds a row with a label. */
  public static void row(GridPane grid, String name, Node control) {
    grid.addRow(grid.getRowCount(), Nodes.muted(name), control);
  }

  /** A horizontal line of nodes. */
  public static HBox line(Node... nodes) {
    HBox line = new HBox(nodes);
    line.getStyleClass().add("door");
    return line;
  }
}
