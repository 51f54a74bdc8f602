package topicscope.desk.series;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import topicscope.desk.series.name.RowGrouping;
import topicscope.desk.widget.Nodes;
import topicscope.workspace.TableState;

/** The choices for the table as a whole: groups, statistics, widths. */
final class TableMenu {
  private final Supplier<TableState> state;
  private final Consumer<UnaryOperator<TableState>> change;

  TableMenu(Supplier<TableState> state, Consumer<UnaryOperator<TableState>> change) {
    this.state = state;
    this.change = change;
  }

  /** A context menu with the choices as they are when it opens. */
  ContextMenu contextMenu() {
    ContextMenu menu = new ContextMenu(items().toArray(MenuItem[]::new));
    menu.getStyleClass().add("table-choices");
    menu.setOnShowing(event -> menu.getItems().setAll(items()));
    return menu;
  }

  List<MenuItem> items() {
    TableState now = state.get();
    List<MenuItem> items = new ArrayList<>();
    ToggleGroup statistics = new ToggleGroup();
    items.add(
        radio(
            "Statistics of the span in sight", statistics, !now.held(), it -> it.withHeld(false)));
    items.add(
        radio("Statistics of all samples held", statistics, now.held(), it -> it.withHeld(true)));
    items.add(new SeparatorMenuItem());
    ToggleGroup groups = new ToggleGroup();
    for (RowGrouping one : RowGrouping.values()) {
      items.add(
          radio(
              one.title(), groups, now.group().equals(one.text()), it -> it.withGroup(one.text())));
    }
    items.add(new SeparatorMenuItem());
    MenuItem order = item("Order of appearance", it -> it.withSort("", false));
    order.setDisable(now.sort().isEmpty());
    MenuItem widths = item("Widths as the content needs", TableState::withoutWidths);
    widths.setDisable(now.widths().isEmpty());
    items.add(order);
    items.add(widths);
    return items;
  }

  private MenuItem item(String title, UnaryOperator<TableState> chosen) {
    return Nodes.item(title, () -> change.accept(chosen));
  }

  private RadioMenuItem radio(
      String title, ToggleGroup group, boolean selected, UnaryOperator<TableState> chosen) {
    RadioMenuItem item = new RadioMenuItem(title);
    item.setToggleGroup(group);
    item.setSelected(selected);
    item.setOnAction(event -> change.accept(chosen));
    return item;
  }
}
