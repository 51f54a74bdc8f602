package topicscope.desk;

import java.util.Locale;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.TableRow;
import javafx.scene.control.ToggleGroup;
import topicscope.plot.TraceKind;

/** A row of the series panel with its menu: the kind of trace, and the axis at the right. */
final class SeriesTableRow extends TableRow<SeriesRow> {
  @Override
  protected void updateItem(SeriesRow row, boolean empty) {
    super.updateItem(row, empty);
    setContextMenu(empty ? null : menu(row));
  }

  private static ContextMenu menu(SeriesRow row) {
    Menu kinds = new Menu("Draw as");
    ToggleGroup kindGroup = new ToggleGroup();
    for (TraceKind kind : TraceKind.values()) {
      RadioMenuItem item = new RadioMenuItem(kind.name().toLowerCase(Locale.ROOT));
      item.setToggleGroup(kindGroup);
      item.setSelected(row.kindProperty().get() == kind);
      item.setOnAction(event -> row.kindProperty().set(kind));
      kinds.getItems().add(item);
    }
    CheckMenuItem right = new CheckMenuItem("Axis at the right");
    right.setSelected(row.rightProperty().get());
    right.setOnAction(event -> row.rightProperty().set(right.isSelected()));
    return new ContextMenu(kinds, right);
  }
}
