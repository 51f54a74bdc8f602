package topicscope.desk.widget;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * A layer over the window with a title and a form. Closed at first; Escape closes it. Tab and
 * Shift+Tab go round inside it. After it the focus is back where it was. Its nodes join the scene
 * when it is first opened.
 *
 * <p>Owned by the JavaFX thread.
 */
public abstract class Sheet extends StackPane {
  private final Label title = new Label();
  private final VBox sheet = new VBox(title);
  private final Region end = new Region();
  private Optional<Node> before = Optional.empty();

  @SuppressWarnings("this-escape")
  public Sheet(String id) {
    setId(id);
    getStyleClass().add("help-sheet");
    title.getStyleClass().add("title-3");
    sheet.getStyleClass().add("sheet");
    sheet.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    end.setManaged(false);
    addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
    setVisible(false);
  }

  /** Sets the nodes below the title. */
  public final void content(Node... nodes) {
    sheet.getChildren().setAll(nodes);
    sheet.getChildren().addFirst(title);
  }

  /** Opens with a title and focuses a control; what a field is filled with is selected. */
  public final void open(String head, Node first) {
    title.setText(head);
    if (!isVisible()) {
      before = Optional.ofNullable(getScene().getFocusOwner());
    }
    if (getChildren().isEmpty()) {
      getChildren().addAll(sheet, end);
    }
    setVisible(true);
    first.requestFocus();
    if (first instanceof TextInputControl field) {
      field.selectAll();
    }
  }

  public void close() {
    setVisible(false);
    Node window = getParent();
    before.filter(this::isThere).orElse(window).requestFocus();
    before = Optional.empty();
  }

  private boolean isThere(Node node) {
    return getScene().equals(node.getScene()) && !node.isDisabled() && Nodes.isShown(node);
  }

  private void onKey(KeyEvent event) {
    switch (event.getCode()) {
      case ESCAPE -> close();
      case TAB -> traverse(event.isShiftDown());
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void traverse(boolean back) {
    TraversalDirection direction = back ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT;
    getScene().getFocusOwner().requestFocusTraversal(direction);
    if (!isFocusWithin()) {
      (back ? end : sheet).requestFocusTraversal(direction);
    }
  }

  /** Adds a row with a label. */
  public static void row(GridPane grid, String name, Node control) {
    grid.addRow(grid.getRowCount(), Nodes.muted(name), control);
  }

  /** A horizontal line of nodes. */
  public static HBox line(Node... nodes) {
    return Nodes.row("door", nodes);
  }
}
