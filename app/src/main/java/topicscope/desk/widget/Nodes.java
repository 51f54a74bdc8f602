package topicscope.desk.widget;

import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.layout.Region;
import javafx.stage.Popup;
import javafx.stage.PopupWindow;

/** Factory methods for nodes that many panels build alike. */
public final class Nodes {
  private Nodes() {}

  /** A button whose text is never cut; an underscore marks its mnemonic. */
  public static Button button(String id, String text, Runnable action) {
    Button button = new Button(text);
    button.setId(id);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(event -> action.run());
    return button;
  }

  /** A label in a muted colour whose text is never cut. */
  public static Label muted(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("text-muted");
    label.setMinWidth(Region.USE_PREF_SIZE);
    return label;
  }

  /** A popup with one node; Escape or a click elsewhere closes it. */
  public static Popup popup(Node content, PopupWindow.AnchorLocation anchor) {
    Popup popup = new Popup();
    popup.setAutoHide(true);
    popup.setHideOnEscape(true);
    popup.setAnchorLocation(anchor);
    popup.getContent().add(content);
    return popup;
  }

  /** A table column of texts that can't be sorted. */
  public static <T> TableColumn<T, String> column(
      String title, double width, double minWidth, Function<T, String> text) {
    TableColumn<T, String> column = new TableColumn<>(title);
    column.setCellValueFactory(
        cell -> Bindings.createStringBinding(() -> text.apply(cell.getValue())));
    column.setPrefWidth(width);
    column.setMinWidth(minWidth);
    column.setSortable(false);
    return column;
  }
}
