package topicscope.desk.series;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import topicscope.desk.widget.ColumnWidths;
import topicscope.desk.widget.Hint;
import topicscope.desk.widget.Nodes;
import topicscope.desk.widget.SteadyWidth;
import topicscope.workspace.TableState;

/**
 * The columns of the table of series: name, course and figures. A click on a head sorts. Owned by
 * the JavaFX thread.
 */
final class SeriesColumns {
  private static final PseudoClass AT_POINTER = PseudoClass.getPseudoClass("at-pointer");
  private static final double CURVE_WIDTH = 56;
  private static final double NAME_MIN_WIDTH = 96;
  private static final double ARROW = 16;
  private static final double PADDING = 12;
  private static final double BESIDE_NAME = 60;
  private static final double INDENT = 18;

  private final TableView<SeriesLine> table;
  private final Map<SeriesOrder, TableColumn<SeriesLine, ?>> columns =
      new EnumMap<>(SeriesOrder.class);
  private final Map<SeriesOrder, Label> heads = new EnumMap<>(SeriesOrder.class);
  private final TableColumn<SeriesLine, SeriesLine> curve;
  private final Label lastHead = head(SeriesOrder.LAST.title(), SeriesOrder.LAST.about());
  private final ColumnWidths<SeriesLine> widths;
  private boolean applying;

  /**
   * @param sorted called when the user has sorted
   * @param menu the menu of the heads
   */
  SeriesColumns(
      TableView<SeriesLine> table, LineActions actions, Runnable sorted, ContextMenu menu) {
    this.table = table;
    TableColumn<SeriesLine, SeriesLine> name = new TableColumn<>();
    name.setCellValueFactory(cell -> new SimpleObjectProperty<>(cell.getValue()));
    name.setCellFactory(view -> new SeriesNameCell(actions));
    name.setMinWidth(NAME_MIN_WIDTH);
    columns.put(SeriesOrder.SERIES, name);
    curve = new TableColumn<>();
    curve.setId("curve");
    curve.setGraphic(head("", "The span in sight"));
    curve.setCellValueFactory(cell -> new SimpleObjectProperty<>(cell.getValue()));
    curve.setCellFactory(view -> new SparklineCell());
    curve.setPrefWidth(CURVE_WIDTH);
    curve.setMinWidth(0);
    curve.setSortable(false);
    for (SeriesOrder order : SeriesOrder.values()) {
      if (order.figure().isPresent()) {
        columns.put(order, figure(order));
      }
    }
    columns.forEach((order, column) -> {
      column.setId(order.id());
      Label head = order == SeriesOrder.LAST ? lastHead : head(order.title(), order.about());
      heads.put(order, head);
      column.setGraphic(head);
      column.setContextMenu(menu);
    });
    curve.setContextMenu(menu);
    List<TableColumn<SeriesLine, ?>> all = new ArrayList<>(columns.values());
    all.add(1, curve);
    table.getColumns().setAll(all);
    widths = new ColumnWidths<>(table, name, byImportance());
    // The rows are arranged by the panel; the toolkit keeps the signs in the heads.
    table.setSortPolicy(view -> {
      if (!applying) {
        sorted.run();
      }
      return true;
    });
  }

  private List<TableColumn<SeriesLine, ?>> byImportance() {
    List<TableColumn<SeriesLine, ?>> optional = new ArrayList<>();
    optional.add(columns.get(SeriesOrder.LAST));
    optional.add(curve);
    optional.add(columns.get(SeriesOrder.MIN));
    optional.add(columns.get(SeriesOrder.MAX));
    optional.add(columns.get(SeriesOrder.MEAN));
    optional.add(columns.get(SeriesOrder.RATE));
    optional.add(columns.get(SeriesOrder.P95));
    return optional;
  }

  /** Sets a listener for widths set by hand. */
  void setOnWidth(Consumer<TableState.Width> chosen) {
    widths.setOnChosen((column, width) -> chosen.accept(new TableState.Width(column, width)));
  }

  /** The column that the table is sorted by. */
  Optional<SeriesOrder> order() {
    return table.getSortOrder().stream()
        .findFirst()
        .flatMap(column -> SeriesOrder.of(String.valueOf(column.getId())));
  }

  boolean isDescending() {
    return table.getSortOrder().stream()
        .findFirst()
        .filter(column -> column.getSortType() == TableColumn.SortType.DESCENDING)
        .isPresent();
  }

  boolean showsCurves() {
    return curve.isVisible();
  }

  /** Arranges the columns as they were kept. */
  void apply(TableState state) {
    applying = true;
    List<TableColumn<SeriesLine, ?>> wanted = new ArrayList<>();
    SeriesOrder.of(state.sort()).map(columns::get).ifPresent(wanted::add);
    wanted.forEach(column ->
        column.setSortType(
            state.descending() ? TableColumn.SortType.DESCENDING : TableColumn.SortType.ASCENDING));
    if (!table.getSortOrder().equals(wanted)) {
      table.getSortOrder().setAll(wanted);
    }
    applying = false;
    for (TableColumn<SeriesLine, ?> column : table.getColumns()) {
      widths.choose(column.getId(), state.width(column.getId()));
    }
    String of = state.held() ? "of all samples held" : "of the span in sight";
    heads.forEach((order, head) -> {
      boolean statistics = order != SeriesOrder.SERIES && order != SeriesOrder.LAST;
      Hint.set(
          head,
          order.about()
              + (statistics ? " " + of : "")
              + ".\nClick: sort; the third click: the order of appearance."
              + (statistics ? "\nRight-click: choose what the statistics are of." : ""));
    });
  }

  /** Gives the columns the widths that these rows need. */
  void hold(List<SeriesRow> rows) {
    columns.forEach((order, column) -> {
      if (order.figure().isPresent()) {
        if (column.getGraphic() instanceof Label head) {
          widths.need(order.id(), SteadyWidth.of(head, order.title()) + ARROW);
        }
        widths.hold(order.id(), rows.stream().map(row -> row.text(order)));
      }
    });
  }

  /**
   * Shows a time in the head of the column of last values, which then has the values of that time,
   * and the room of the course beside it; empty for the last values.
   */
  void showTime(Optional<String> time) {
    lastHead.setText(time.orElse(SeriesOrder.LAST.title()));
    lastHead.pseudoClassStateChanged(AT_POINTER, time.isPresent());
    widths.borrow(SeriesOrder.LAST.id(), curve.getId(), time.isPresent());
  }

  /** The two columns together should have room for a time and for these values. */
  void holdPointed(String time, Stream<String> values) {
    String last = SeriesOrder.LAST.id();
    double beside = curve.isVisible() ? CURVE_WIDTH : 0;
    widths.need(last, SteadyWidth.of(lastHead, time) + ARROW - beside);
    values
        .max(Comparator.comparingInt(String::length))
        .ifPresent(longest -> widths.need(last, widths.measure(longest) + PADDING - beside));
  }

  /** The name column should have room for the longest of these lines, within reason. */
  void prefer(List<SeriesLine> lines) {
    double longest =
        Math.max(
            longest(lines.stream().filter(SeriesRow.class::isInstance)),
            longest(lines.stream().filter(SeriesGroup.class::isInstance)));
    double widest = Math.max(NAME_MIN_WIDTH + 40, table.getWidth() * 0.45);
    widths.prefer(Math.clamp(longest, NAME_MIN_WIDTH, widest));
  }

  /** The width of the longest of these lines. */
  private double longest(Stream<SeriesLine> lines) {
    return lines
        .max(Comparator.comparingInt(line -> text(line).length()))
        .map(line -> widths.measure(text(line)) + beside(line))
        .orElse(0.0);
  }

  private static String text(SeriesLine line) {
    return switch (line) {
      case SeriesRow row -> row.partsProperty().get().text() + row.series().unit();
      case SeriesGroup group -> group.name() + " (100 of 100)";
    };
  }

  private static double beside(SeriesLine line) {
    return line instanceof SeriesRow row && !row.inGroupProperty().get()
        ? BESIDE_NAME
        : BESIDE_NAME + INDENT;
  }

  /** Forgets what contents have needed. */
  void forget() {
    widths.forget();
  }

  private static Label head(String title, String explanation) {
    Label head = Nodes.uncut(new Label(title));
    Hint.set(head, explanation);
    return head;
  }

  private static TableColumn<SeriesLine, String> figure(SeriesOrder order) {
    TableColumn<SeriesLine, String> column = new TableColumn<>();
    column.setCellValueFactory(cell -> texts(order, cell.getValue()));
    column.setCellFactory(view -> new FigureCell());
    column.getStyleClass().add("figure");
    column.setMinWidth(36);
    column.setPrefWidth(58);
    return column;
  }

  private static ObservableValue<String> texts(SeriesOrder order, SeriesLine line) {
    if (!(line instanceof SeriesRow row)) {
      return new SimpleStringProperty("");
    }
    ObservableValue<String> figure = row.figuresProperty().map(figures -> row.text(order));
    return order == SeriesOrder.LAST
        ? row.pointedProperty()
            .flatMap(there -> there.isEmpty() ? figure : new SimpleStringProperty(there))
        : figure;
  }
}
