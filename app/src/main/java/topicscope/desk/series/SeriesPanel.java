package topicscope.desk.series;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import topicscope.alert.AlertState;
import topicscope.desk.figures.FiguresRequest;
import topicscope.desk.figures.SeriesFigures;
import topicscope.desk.model.Plot;
import topicscope.desk.model.PlotLook;
import topicscope.desk.series.name.RowGrouping;
import topicscope.desk.series.name.SharedNames;
import topicscope.desk.widget.Command;
import topicscope.desk.widget.Hint;
import topicscope.desk.widget.IconButton;
import topicscope.desk.widget.Nodes;
import topicscope.plot.RollingLineChart;
import topicscope.plot.view.TraceStyle;
import topicscope.signal.Series;
import topicscope.transform.TransformState;
import topicscope.workspace.TableState;

/**
 * Legend and table of the series, with colours and statistics; or up to four of them as large
 * numbers. Series can be filtered by name, sorted, grouped and hidden.
 *
 * <p>Owned by the JavaFX thread.
 */
public final class SeriesPanel extends VBox implements LineActions {
  private static final double MENU_BELOW = 60;
  private static final Comparator<SeriesRow> AS_THEY_CAME = (_, _) -> 0;

  private final Plot plot;
  private final RollingLineChart chart;
  private final SeriesMenu menu;
  private final SeriesRows rows;
  private final SeriesLines lines = new SeriesLines();
  private final TableView<SeriesLine> table =
      Nodes.table("series-table", "Series with their figures", "No numbers yet", lines.all());
  private final BigNumbers big = new BigNumbers();
  private final SeriesColumns columns;
  private final PointedValues pointed;
  private final TableMenu choices = new TableMenu(this::state, this::change);
  private final SeriesFilter filter = new SeriesFilter(this::arrange);
  private final IconButton bigButton =
      new IconButton("series-big", Feather.MAXIMIZE_2, "Big numbers (N)", this::toggleBig);
  private Optional<ContextMenu> open = Optional.empty();
  private Optional<String> chosenAgain = Optional.empty();
  private Optional<TableState> applied = Optional.empty();
  private boolean arranging;
  private long askedForAllAt;

  /**
   * An empty panel.
   *
   * @param chart the chart of the plot; it gets each changed style and the selected series
   * @param menu the context menu of a series
   */
  public SeriesPanel(Plot plot, RollingLineChart chart, SeriesMenu menu) {
    this.plot = plot;
    this.chart = chart;
    this.menu = menu;
    rows = new SeriesRows(plot, chart, menu::usualStyle, this::draw);
    setId("series-panel");
    getStyleClass().add("series-panel");
    columns =
        new SeriesColumns(
            table, this, () -> Platform.runLater(this::sorted), choices.contextMenu());
    columns.setOnWidth(width -> change(state -> state.withWidth(width)));
    pointed = new PointedValues(chart, columns, table, this::inSight);
    chart.setOnPointed(pointed::show);
    table.setRowFactory(view -> new SeriesTableRow(this));
    table.setOnContextMenuRequested(event -> openMenu(event.getScreenX(), event.getScreenY()));
    table.setOnKeyPressed(this::onKey);
    table.addEventFilter(MouseEvent.ANY, lines::onMouse);
    table
        .getSelectionModel()
        .selectedItemProperty()
        .subscribe(line -> {
          if (!arranging) {
            highlight();
          }
        });
    StackPane body = new StackPane(table, big);
    VBox.setVgrow(body, Priority.ALWAYS);
    big.setVisible(false);
    getChildren().addAll(head(), body);
    plot.topicProperty().subscribe(filter::clear);
    plot.lookProperty().map(PlotLook::table).subscribe(this::apply);
  }

  /** Removes all rows, for another topic. */
  public void clear() {
    rows.clear();
    lines.clear();
    big.clear();
    columns.forget();
    showCount();
  }

  /** Shows these series, each in a row, and new figures of some of them. */
  public void show(SeriesFigures figures) {
    boolean other = rows.show(figures, this::chooseAgain);
    if (other || isSortDue()) {
      arrange();
      chosenAgain.ifPresent(this::choose);
      chosenAgain = Optional.empty();
    }
    columns.hold(inSight());
    pointed.hold(inSight());
    pointed.refresh();
    if (big.isVisible()) {
      showBig();
    }
  }

  /** Shows the values at the pointer; called a few times a second while the panel is in sight. */
  public void refresh() {
    pointed.refresh();
  }

  private void chooseAgain(SeriesRow before, Series longer) {
    if (before.equals(table.getSelectionModel().getSelectedItem())) {
      chosenAgain = Optional.of(longer.name());
    }
  }

  /** Shows the series that fit, and hides the others. */
  public void tick(Predicate<Series> fitting) {
    rows.shown()
        .together(
            () -> rows.all().forEach(row -> row.shownProperty().set(fitting.test(row.series()))));
  }

  /** The figures that the panel shows; called while it is in sight. */
  public FiguresRequest wanted() {
    List<SeriesRow> seen = big.isVisible() ? big.rows() : inSight();
    List<SeriesRow> counted = seen;
    if (isSortedByFigures()
        && System.nanoTime() - askedForAllAt > SeriesLines.BETWEEN_MOVES_NANOS) {
      // The order needs all of them.
      askedForAllAt = System.nanoTime();
      counted = rows.all();
    }
    boolean curves = big.isVisible() || columns.showsCurves();
    return FiguresRequest.of(
        series(counted), curves ? series(seen) : List.of(), chart.inSight(), state().held());
  }

  private static List<Series> series(List<SeriesRow> of) {
    return of.stream().map(SeriesRow::series).toList();
  }

  private boolean isSortedByFigures() {
    return columns.order().flatMap(SeriesOrder::figure).isPresent();
  }

  private boolean isSortDue() {
    return isSortedByFigures() && lines.mayMove() && open.filter(ContextMenu::isShowing).isEmpty();
  }

  /** The rows in sight. */
  private List<SeriesRow> inSight() {
    List<SeriesRow> seen = new ArrayList<>();
    if (table.lookup(".virtual-flow") instanceof VirtualFlow<?> flow
        && flow.getFirstVisibleCell() != null
        && flow.getLastVisibleCell() != null) {
      int end = Math.min(flow.getLastVisibleCell().getIndex() + 1, lines.all().size());
      for (int i = Math.max(0, flow.getFirstVisibleCell().getIndex()); i < end; i++) {
        if (lines.all().get(i) instanceof SeriesRow row) {
          seen.add(row);
        }
      }
    }
    return seen;
  }

  /** Filters, groups and sorts the rows; the selection stays. */
  private void arrange() {
    RowGrouping grouping = RowGrouping.of(state().group());
    SharedNames names =
        new SharedNames(rows.all().stream().map(SeriesRow::label).toList(), grouping);
    rows.all().forEach(row -> row.setParts(names.parts(row.label())));
    SeriesLine selected = table.getSelectionModel().getSelectedItem();
    arranging = true;
    boolean moved =
        lines.arrange(
            rows.all(),
            filter.text(),
            grouping,
            columns
                .order()
                .map(order -> order.comparator(columns.isDescending()))
                .orElse(AS_THEY_CAME));
    if (moved && selected != null) {
      table.getSelectionModel().clearSelection();
      int index = lines.all().indexOf(selected);
      if (index >= 0) {
        table.getSelectionModel().select(index);
      }
    }
    arranging = false;
    if (moved) {
      highlight();
    }
    columns.prefer(lines.all());
    showCount();
  }

  private void showCount() {
    table.setPlaceholder(filter.show(lines.matching().size(), rows.all().size()));
  }

  private void sorted() {
    askedForAllAt = System.nanoTime() - SeriesLines.BETWEEN_MOVES_NANOS;
    String order = columns.order().map(SeriesOrder::id).orElse("");
    change(state -> state.withSort(order, columns.isDescending()));
  }

  private TableState state() {
    return plot.lookProperty().get().table();
  }

  private void change(UnaryOperator<TableState> change) {
    PlotLook now = plot.lookProperty().get();
    plot.lookProperty().set(now.withTable(change.apply(now.table())));
  }

  private void apply(TableState state) {
    if (applied.filter(state::equals).isPresent()) {
      return;
    }
    applied = Optional.of(state);
    columns.apply(state);
    table.setVisible(!state.big());
    big.setVisible(state.big());
    bigButton.show(
        state.big() ? Feather.LIST : Feather.MAXIMIZE_2,
        state.big() ? "Back to the table (N)" : "Big numbers (N)");
    arrange();
    showBig();
  }

  private void showBig() {
    if (big.isVisible()) {
      big.show(rows.drawn());
    } else {
      big.clear();
    }
  }

  /** Whether it names every line of the plot with its colour, as a legend does. */
  public boolean isLegend() {
    return filter.text().isEmpty() && (!big.isVisible() || rows.drawn().size() <= BigNumbers.MAX);
  }

  /** Shows large numbers instead of the table, or the table again. */
  public void toggleBig() {
    change(state -> state.withBig(!state.big()));
  }

  /** Shows only the chosen series; the second time, those from before again. */
  public void only() {
    chosenRow().ifPresent(this::only);
  }

  /** Shows all series but the chosen one; the second time, those from before again. */
  public void allBut() {
    chosenRow().ifPresent(this::allBut);
  }

  @Override
  public void only(SeriesRow row) {
    rows.shown().only(row);
  }

  @Override
  public void allBut(SeriesRow row) {
    rows.shown().allBut(row);
  }

  @Override
  public void fold(SeriesGroup group) {
    group.fold(!group.isFolded());
    arrange();
    table.refresh();
  }

  @Override
  public void show(SeriesGroup group, boolean visible) {
    rows.shown().show(group.rowsProperty().get(), visible);
  }

  /** Selects the row of a series, if there is one, and scrolls to it. */
  public void choose(String series) {
    lines.all().stream()
        .filter(line -> line instanceof SeriesRow row && row.series().name().equals(series))
        .findFirst()
        .ifPresent(line -> {
          table.getSelectionModel().clearSelection();
          table.getSelectionModel().select(line);
          if (line instanceof SeriesRow row && !inSight().contains(row)) {
            table.scrollTo(line);
          }
        });
  }

  /** Shows the states of alerts. */
  public void showAlerts(List<AlertState> states) {
    rows.showAlerts(states);
  }

  /** Shows which samples derived series have left out. */
  public void showLeftOut(List<TransformState> made) {
    rows.showLeftOut(made);
  }

  /** The row of a series; empty if there is none. */
  public Optional<SeriesRow> row(String series) {
    return rows.row(series);
  }

  /** The selected row, else the first; empty if there is none. */
  public Optional<SeriesRow> chosenRow() {
    return selectedRow().or(() -> lines.matching().stream().findFirst());
  }

  /** The name of the selected series, else of the first; empty if there is none. */
  public Optional<String> chosen() {
    return chosenRow().map(row -> row.series().name());
  }

  /** The name of the selected series; empty if none is. */
  public Optional<String> selected() {
    return selectedRow().map(row -> row.series().name());
  }

  private Optional<SeriesRow> selectedRow() {
    return table.getSelectionModel().getSelectedItem() instanceof SeriesRow row
        ? Optional.of(row)
        : Optional.empty();
  }

  private void highlight() {
    chart.highlight(selectedRow().map(row -> row.series().name()));
  }

  private void draw(Map<String, TraceStyle> styles) {
    chart.setStyles(styles);
    lines.count();
    if (big.isVisible()) {
      showBig();
    }
  }

  private void onKey(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE) {
      table.getSelectionModel().clearSelection();
    } else if (event.getCode() == KeyCode.SPACE) {
      selectedRow().ifPresent(row -> row.shownProperty().set(!row.shownProperty().get()));
      event.consume();
    } else if (event.getCode() == KeyCode.ENTER) {
      if (table.getSelectionModel().getSelectedItem() instanceof SeriesGroup group) {
        fold(group);
      } else {
        Bounds bounds = Nodes.onScreen(table);
        openMenu(bounds.getCenterX(), bounds.getMinY() + MENU_BELOW);
      }
      event.consume();
    }
  }

  private void openMenu(double x, double y) {
    selectedRow()
        .ifPresent(row ->
            open =
                Optional.of(
                    menu.open(
                        row,
                        table,
                        x,
                        y,
                        List.of(
                            Nodes.item("Show only this, or all again", "O", () -> only(row)),
                            Nodes.item(
                                "Hide only this, or show all again",
                                Command.keyText("Shift+O"),
                                () -> allBut(row))))));
  }

  private HBox head() {
    MenuButton more = Nodes.named("series-choices", new MenuButton(), "button-icon", "flat");
    more.setGraphic(new FontIcon(Feather.LAYERS));
    Hint.set(more, "Group the rows; statistics of the span in sight or of all");
    more.setAccessibleText("Groups and statistics");
    more.getItems().setAll(choices.items());
    more.setOnShowing(event -> more.getItems().setAll(choices.items()));
    Button all = Nodes.button("series-all", "All", () -> rows.shown().show(lines.matching(), true));
    Hint.set(all, "Show all series that match");
    Button none =
        Nodes.button("series-none", "None", () -> rows.shown().show(lines.matching(), false));
    Hint.set(none, "Hide all series that match");
    return Nodes.row("head", filter.field(), filter.count(), all, none, more, bigButton);
  }
}
