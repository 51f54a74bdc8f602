package topicscope.desk.series;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import javafx.beans.binding.Bindings;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.geometry.Bounds;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import topicscope.alert.AlertState;
import topicscope.desk.widget.Nodes;
import topicscope.desk.widget.ShortNumbers;
import topicscope.plot.view.TraceStyle;
import topicscope.signal.Series;
import topicscope.signal.SeriesStatistics;
import topicscope.transform.TransformState;

/**
 * Legend and table of the series, with colours and statistics. Series can be filtered by name and
 * hidden.
 *
 * <p>Owned by the JavaFX thread.
 */
public final class SeriesPanel extends VBox {
  private static final double MENU_BELOW = 60;
  private static final double ROOM_FOR_ALL = 450;
  private static final double FIGURE_WIDTH = 76;

  private final ObservableList<SeriesRow> rows = FXCollections.observableArrayList();
  private final FilteredList<SeriesRow> matching = new FilteredList<>(rows);
  private final TableView<SeriesRow> table =
      Nodes.table("series-table", "Series with their figures", "No numbers yet", matching);
  private final Map<String, TraceStyle> styles;
  private final SeriesMenu menu;
  private final BiConsumer<String, TraceStyle> draw;
  private final ToIntFunction<Series> place;

  /**
   * An empty panel.
   *
   * @param styles the styles by series name; the panel updates the map
   * @param draw gets each changed style with the series name
   * @param place the place of a series among the default colours of the chart
   * @param highlight gets the selected series
   * @param menu the context menu of a series
   */
  public SeriesPanel(
      Map<String, TraceStyle> styles,
      BiConsumer<String, TraceStyle> draw,
      ToIntFunction<Series> place,
      Consumer<Optional<String>> highlight,
      SeriesMenu menu) {
    this.styles = styles;
    this.menu = menu;
    this.draw = draw;
    this.place = place;
    setId("series-panel");
    getStyleClass().add("series-panel");
    table.setRowFactory(view -> new SeriesTableRow());
    table.setOnContextMenuRequested(
        event -> openMenu(menu, event.getScreenX(), event.getScreenY()));
    table.setOnKeyPressed(event -> onKey(menu, event));
    table
        .getSelectionModel()
        .selectedItemProperty()
        .subscribe(row ->
            highlight.accept(Optional.ofNullable(row).map(chosen -> chosen.series().name())));
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
    table.getColumns().setAll(List.of(nameColumn(), lastColumn()));
    table.getColumns().add(figureColumn("min", SeriesStatistics::min));
    table.getColumns().add(figureColumn("max", SeriesStatistics::max));
    table.getColumns().add(whereThereIsRoom(figureColumn("mean", SeriesStatistics::mean)));
    table.getColumns().add(whereThereIsRoom(figureColumn("p95", SeriesStatistics::p95)));
    table
        .getColumns()
        .add(
            column(
                "/s", 58, row -> ShortNumbers.rate(row.figuresProperty().get().ratePerSecond())));
    getChildren().addAll(head(), table);
  }

  /** Removes all rows, for another topic. */
  public void clear() {
    rows.clear();
  }

  /** Shows these series, each in a row, and new statistics of some of them. */
  public void show(List<Series> series, Map<Series, SeriesStatistics> figures) {
    Set<Series> shown = new HashSet<>(series);
    for (int i = 0; i < rows.size(); i++) {
      if (!shown.contains(rows.get(i).series())) {
        replace(i, series);
      }
    }
    rows.removeIf(row -> !shown.contains(row.series()));
    series.stream().skip(rows.size()).forEach(one -> rows.add(newRow(one)));
    rows.forEach(row -> Optional.ofNullable(figures.get(row.series())).ifPresent(row::setFigures));
  }

  /** A series that was loaded again, with more of its past, takes the row of the one before. */
  private void replace(int index, List<Series> series) {
    SeriesRow before = rows.get(index);
    boolean selected = before.equals(table.getSelectionModel().getSelectedItem());
    series.stream()
        .filter(one -> one.name().equals(before.series().name()))
        .findFirst()
        .ifPresent(one -> {
          SeriesRow row = newRow(one);
          row.setFigures(before.figuresProperty().get());
          rows.set(index, row);
          if (selected) {
            table.getSelectionModel().select(row);
          }
        });
  }

  /** Shows the series that fit, and hides the others. */
  public void tick(Predicate<Series> shown) {
    rows.forEach(row -> row.shownProperty().set(shown.test(row.series())));
  }

  /** The series whose rows are in sight, if the panel is. */
  public Set<Series> inSight() {
    Set<Series> seen = new HashSet<>();
    if (table.lookup(".virtual-flow") instanceof VirtualFlow<?> flow
        && flow.getFirstVisibleCell() != null
        && flow.getLastVisibleCell() != null) {
      int end = Math.min(flow.getLastVisibleCell().getIndex() + 1, matching.size());
      for (int i = Math.max(0, flow.getFirstVisibleCell().getIndex()); i < end; i++) {
        seen.add(matching.get(i).series());
      }
    }
    return seen;
  }

  /** Shows the states of alerts. */
  public void showAlerts(List<AlertState> states) {
    Map<String, AlertState.Kind> worst = new HashMap<>();
    for (AlertState state : states) {
      worst.merge(
          state.series(), state.kind(), (one, other) -> one.compareTo(other) < 0 ? other : one);
    }
    rows.forEach(
        row -> row.setAlert(worst.getOrDefault(row.series().name(), AlertState.Kind.GOOD)));
  }

  /** Shows which samples derived series have left out. */
  public void showLeftOut(List<TransformState> made) {
    for (SeriesRow row : rows) {
      row.setLeftOut(
          made.stream()
              .filter(one -> one.series().filter(row.series()::equals).isPresent())
              .map(one -> one.counts().text())
              .findFirst()
              .orElse(""));
    }
  }

  /** The selected row, else the first; empty if there is none. */
  public Optional<SeriesRow> chosenRow() {
    return Optional.ofNullable(table.getSelectionModel().getSelectedItem())
        .or(() -> rows.stream().findFirst());
  }

  /** The name of the selected series, else of the first; empty if there is none. */
  public Optional<String> chosen() {
    return chosenRow().map(row -> row.series().name());
  }

  private SeriesRow newRow(Series series) {
    TraceStyle usual = menu.usualStyle(series);
    SeriesRow row =
        new SeriesRow(series, place.applyAsInt(series), styles.getOrDefault(series.name(), usual));
    row.styleProperty().subscribe(style -> draw(series.name(), style, usual));
    return row;
  }

  private void onKey(SeriesMenu menu, KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE) {
      table.getSelectionModel().clearSelection();
    } else if (event.getCode() == KeyCode.ENTER) {
      Bounds bounds = Nodes.onScreen(table);
      openMenu(menu, bounds.getCenterX(), bounds.getMinY() + MENU_BELOW);
      event.consume();
    }
  }

  private void openMenu(SeriesMenu menu, double x, double y) {
    Optional.ofNullable(table.getSelectionModel().getSelectedItem())
        .ifPresent(row -> menu.open(row, table, x, y));
  }

  private void draw(String name, TraceStyle style, TraceStyle usual) {
    if (style.equals(usual)) {
      styles.remove(name);
    } else {
      styles.put(name, style);
    }
    draw.accept(name, style);
  }

  private HBox head() {
    TextField filter = Nodes.field("series-filter", "Filter series by name", "Filter by name");
    filter
        .textProperty()
        .subscribe(text -> {
          String wanted = text.strip().toLowerCase(Locale.ROOT);
          matching.setPredicate(row ->
              (row.label() + " " + row.series().name()).toLowerCase(Locale.ROOT).contains(wanted));
        });
    Label count = Nodes.uncut(new Label());
    count.textProperty().bind(Bindings.size(rows).asString("%d series"));
    Button all = Nodes.button("series-all", "All", () -> show(true));
    return Nodes.row(
        "head", filter, all, Nodes.button("series-none", "None", () -> show(false)), count);
  }

  private void show(boolean shown) {
    matching.forEach(row -> row.shownProperty().set(shown));
  }

  private <T> TableColumn<SeriesRow, T> whereThereIsRoom(TableColumn<SeriesRow, T> column) {
    column.visibleProperty().bind(table.widthProperty().greaterThan(ROOM_FOR_ALL));
    return column;
  }

  private static TableColumn<SeriesRow, SeriesRow> nameColumn() {
    TableColumn<SeriesRow, SeriesRow> column = new TableColumn<>("series");
    column.setCellValueFactory(cell -> Bindings.createObjectBinding(cell::getValue));
    column.setCellFactory(view -> new SeriesNameCell());
    column.setPrefWidth(200);
    column.setMinWidth(100);
    return column;
  }

  private static TableColumn<SeriesRow, String> figureColumn(
      String title, ToDoubleFunction<SeriesStatistics> figure) {
    return column(
        title,
        58,
        row ->
            row.series().states().isPresent()
                ? ""
                : ShortNumbers.value(figure.applyAsDouble(row.figuresProperty().get())));
  }

  private static TableColumn<SeriesRow, String> lastColumn() {
    return column(
        "last",
        58,
        row -> {
          double last = row.figuresProperty().get().last();
          return row.series()
              .states()
              .map(names -> names.name(last))
              .orElseGet(() -> ShortNumbers.value(last));
        });
  }

  private static TableColumn<SeriesRow, String> column(
      String title, double width, Function<SeriesRow, String> text) {
    TableColumn<SeriesRow, String> column = new TableColumn<>(title);
    column.setCellValueFactory(
        cell -> cell.getValue().figuresProperty().map(figures -> text.apply(cell.getValue())));
    column.getStyleClass().add("figure");
    column.setPrefWidth(width);
    column.setMinWidth(46);
    // What is left is for the names.
    column.setMaxWidth(FIGURE_WIDTH);
    return column;
  }
}
