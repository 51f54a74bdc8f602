package topicscope.desk.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static topicscope.desk.OpenWindow.onFx;
import static topicscope.desk.OpenWindow.runOnFx;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import topicscope.alert.AlertRule;
import topicscope.decode.choice.DecodeChoice;
import topicscope.decode.choice.Grouping;
import topicscope.desk.OpenWindow;
import topicscope.desk.figures.Sparkline;
import topicscope.desk.model.PlotLook;
import topicscope.desk.widget.Hint;
import topicscope.export.PngExport;
import topicscope.signal.SeriesStatistics;
import topicscope.testing.SharedBroker;
import topicscope.testing.TestCluster;
import topicscope.workspace.TableState;
import topicscope.workspace.WorkspaceFile;

/** The table of series as a legend: widths, order, groups, what is shown. */
@ExtendWith(SharedBroker.class)
class SeriesTableTest {
  private static final String THREE =
      "{\"small\":%d,\"memory\":{\"used_bytes\":10333382485,\"used_percent\":%d}}";

  private final TestCluster cluster;

  SeriesTableTest(TestCluster cluster) {
    this.cluster = cluster;
  }

  @Test
  @DisplayName(
      "figures are as wide as their content and the name takes the rest; a width set by hand stays"
          + " in the kept workspace")
  void widths_contentAndRest_keptByHand(@TempDir Path folder) throws IOException {
    String topic = cluster.topicOf(THREE.formatted(3, 41), THREE.formatted(1, 42));
    WorkspaceFile file = WorkspaceFile.own(folder.resolve("workspace.json"));
    try (OpenWindow window = OpenWindow.on(cluster)) {
      window.keep(file);
      window.connect(cluster.connection());
      window.pick(topic, 2);
      awaitOrder(window, "small", "memory.used_bytes", "memory.used_percent");
      await().until(() -> onFx(() -> cell(window, "10,333,382,485").getWidth() > 90));

      for (double width : new double[] {300, 388, 750}) {
        resize(window, width);
        await().until(() -> Math.abs(onFx(() -> totalWidth(window)) - width) < 5);
        boolean wide = width > 700;
        assertThat(onFx(() -> cutFigures(window))).isEmpty();
        assertThat(onFx(() -> column(window, "last").isVisible())).isTrue();
        assertThat(onFx(() -> column(window, "mean").isVisible())).isEqualTo(wide);
        assertThat(onFx(() -> column(window, "series").getWidth())).isGreaterThan(wide ? 150 : 90);
        save(window, "table-3-" + (int) width);
      }
      assertThat(
              onFx(() ->
                  window.seriesName("memory.used_bytes").orElseThrow().lookupAll(".text-muted")))
          .anyMatch(label -> label instanceof Labeled text && text.getText().equals("memory."));

      double before = onFx(() -> column(window, "last").getWidth());
      runOnFx(() -> assertThat(table(window).resizeColumn(column(window, "last"), 40.0)).isTrue());
      assertThat(onFx(() -> column(window, "last").getWidth())).isEqualTo(before + 40);
      assertThat(onFx(() -> state(window).width("last"))).hasValue(before + 40);
    }
    try (OpenWindow window = OpenWindow.on(cluster)) {
      window.keep(file);
      awaitOrder(window, "small", "memory.used_bytes", "memory.used_percent");
      assertThat(onFx(() -> state(window).width("last"))).isPresent();
    }
  }

  @Test
  @DisplayName("a head sorts up, then down, and the third click returns to the order of appearance")
  void clickHead_sortsUpThenDownThenNot() {
    String topic = cluster.topicOf("{\"b2\":5,\"b10\":1,\"a\":3}", "{\"b2\":1,\"b10\":2,\"a\":9}");
    try (OpenWindow window = OpenWindow.reading(cluster, topic, 2)) {
      awaitOrder(window, "b2", "b10", "a");
      await()
          .until(() ->
              onFx(() -> window.seriesRows().getFirst().figuresProperty().get().count() == 2));

      clickHead(window, "last");
      awaitOrder(window, "b2", "b10", "a");
      await().until(() -> onFx(() -> state(window).sort()).equals("last"));
      clickHead(window, "last");
      awaitOrder(window, "a", "b10", "b2");
      assertThat(onFx(() -> state(window).descending())).isTrue();
      window.clickSeries("b10");
      clickHead(window, "last");
      awaitOrder(window, "b2", "b10", "a");
      assertThat(onFx(() -> state(window).sort())).isEmpty();
      assertThat(onFx(() -> window.pane().series().chosen())).as("stays selected").hasValue("b10");

      clickHead(window, "series");
      awaitOrder(window, "a", "b2", "b10");
    }
  }

  @Test
  @DisplayName("rows are grouped by field or by host; heads fold, count, and show all or none")
  void groups_foldCountAndTick() {
    String topic =
        cluster.topicOf(
            IntStream.range(0, 6)
                .mapToObj(i ->
                    "{\"host\":\"web-%d\",\"cpu\":%d,\"mem\":%d}".formatted(i % 3, 20 + i, 50 + i))
                .toArray(String[]::new));
    try (OpenWindow window = OpenWindow.on(cluster)) {
      window.pick(topic);
      await().until(() -> !window.seriesInTable().isEmpty());
      runOnFx(() -> {
        DecodeChoice choice = window.reading().choice();
        window
            .plot()
            .decode(
                new DecodeChoice(
                    choice.format(),
                    choice.time(),
                    Grouping.parse("field:host"),
                    choice.numericStrings(),
                    choice.schema(),
                    choice.states()));
      });
      await().until(() -> window.seriesInTable().size() == 6);

      change(window, "field");
      assertThat(onFx(() -> lines(window))).startsWith("cpu (3)").contains("mem (3)");
      change(window, "group");
      await().until(() -> onFx(() -> lines(window)).getFirst().endsWith("web-0 (2)"));
      window.awaitFrames(2);
      save(window, "table-grouped");

      window.robot().clickOn(onFx(() -> lines(window)).getFirst().replaceAll(" \\(.*", ""));
      await().until(() -> window.seriesInTable().size() == 4);
      window.robot().clickOn("#series-none");
      await().until(() -> onFx(() -> hidden(window)).size() == 6);
      runOnFx(() -> {
        SeriesGroup group = (SeriesGroup) table(window).getItems().getFirst();
        window.pane().series().show(group, true);
      });
      assertThat(onFx(() -> hidden(window))).hasSize(4);
    }
  }

  @Test
  @DisplayName(
      "a double click shows a series alone, and another one all as before; Alt and a click on the"
          + " tick hide it alone")
  void doubleClick_alone_thenAsBefore() {
    String topic = cluster.topicOf("{\"a\":1,\"b\":2,\"c\":3}", "{\"a\":1,\"b\":2,\"c\":3}");
    try (OpenWindow window = OpenWindow.reading(cluster, topic, 2)) {
      awaitOrder(window, "a", "b", "c");
      runOnFx(() -> window.seriesRows().get(2).shownProperty().set(false));

      doubleClick(window, "b");
      await().until(() -> onFx(() -> hidden(window)).equals(Set.of("a", "c")));
      await().until(() -> onFx(() -> window.pane().chart().inSight().size()) == 1);
      doubleClick(window, "b");
      await().until(() -> onFx(() -> hidden(window)).equals(Set.of("c")));

      Node tick =
          onFx(() ->
              window.robot().lookup("#series-table .check-box").<Node>queryAll().stream()
                  .filter(box -> "Show a".equals(box.getAccessibleText()))
                  .findFirst()
                  .orElseThrow());
      runOnFx(() -> fire(tick, MouseEvent.MOUSE_PRESSED, 1, true));
      await().until(() -> onFx(() -> hidden(window)).equals(Set.of("a")));
      runOnFx(() -> fire(tick, MouseEvent.MOUSE_PRESSED, 1, true));
      await().until(() -> onFx(() -> hidden(window)).equals(Set.of("c")));

      window.clickSeries("a");
      runOnFx(() -> window.robot().lookup(".main-window").query().requestFocus());
      window.robot().type(KeyCode.O);
      await().until(() -> onFx(() -> hidden(window)).equals(Set.of("b", "c")));
      window.robot().type(KeyCode.O);
      await().until(() -> onFx(() -> hidden(window)).equals(Set.of("c")));
    }
  }

  @Test
  @DisplayName(
      "statistics and small curves are those of the span in sight; all samples held are a choice")
  void statistics_ofSpanInSight_orHeld() {
    String topic =
        cluster.topicOf(
            IntStream.range(0, 200).mapToObj(i -> "{\"saw\":" + i + "}").toArray(String[]::new));
    try (OpenWindow window = OpenWindow.reading(cluster, topic, 200)) {
      window.awaitPainted(200);
      await().until(() -> onFx(() -> figures(window).min() == 0 && figures(window).count() == 200));
      await().until(() -> onFx(() -> curve(window).size()) > 0);
      double whole = onFx(() -> curve(window).lowest());

      runOnFx(() -> window.pane().chart().zoom(0.25, window.pane().chart().getWidth()));
      await().until(() -> onFx(() -> figures(window).min() > 100 && figures(window).count() < 100));
      assertThat(onFx(() -> figures(window).last())).isEqualTo(199);
      await().until(() -> onFx(() -> curve(window).lowest()) > whole);

      runOnFx(() -> change(window, state -> state.withHeld(true)));
      await().until(() -> onFx(() -> figures(window).min() == 0 && figures(window).count() == 200));
      assertThat(onFx(() -> Hint.of((Label) column(window, "max").getGraphic())))
          .contains("of all samples held");
    }
  }

  @Test
  @DisplayName("behind another tab no curve is computed")
  void curve_behindAnotherTab_none() {
    String topic = cluster.topicOf("{\"a\":1}", "{\"a\":2}");
    try (OpenWindow window = OpenWindow.reading(cluster, topic, 2)) {
      await().until(() -> onFx(() -> curve(window).highest()) == 2);
      window.robot().type(KeyCode.DIGIT2);
      cluster.send(topic, "{\"a\":9}");
      await().until(() -> window.reading().reader().counters().received() == 3);
      window.awaitFrames(40);
      assertThat(onFx(() -> curve(window).highest())).isEqualTo(2);

      window.robot().type(KeyCode.DIGIT1);
      await().until(() -> onFx(() -> curve(window).highest()) == 9);
    }
  }

  @Test
  @DisplayName("N shows the last values as large numbers, red while an alert is raised, and back")
  void bigNumbers_shownAndRed() {
    String topic = cluster.topicOf("70", "131");
    try (OpenWindow window = OpenWindow.reading(cluster, topic, 2)) {
      await().until(() -> onFx(() -> figures(window).count() == 2));
      window.robot().type(KeyCode.N);
      window.awaitText("#big-numbers .big-value", "131");
      assertThat(onFx(() -> big(window).getFont().getSize())).isGreaterThanOrEqualTo(72);
      window.awaitFrames(3);
      save(window, "big-1");

      runOnFx(() -> window.plot().add(AlertRule.parse("\"" + topic + "\" > 120")));
      cluster.send(topic, "140");
      window.awaitText("#big-numbers .big-value", "140");
      await()
          .until(() ->
              onFx(() ->
                  big(window).getParent().getPseudoClassStates().stream()
                      .anyMatch(state -> state.getPseudoClassName().equals("raised"))));
      window.awaitFrames(3);
      save(window, "big-1-raised");

      window.robot().clickOn("#series-big");
      await().until(() -> onFx(() -> table(window).isVisible()));
      assertThat(onFx(() -> state(window).big())).isFalse();
    }
  }

  @Test
  @DisplayName(
      "while the pointer is in the plot, the values there stand in place of the last ones, exact,"
          + " under their time; no column moves, and a hidden table reads nothing")
  void pointer_inPlot_valuesInTable() {
    String topic =
        cluster.topicOf(
            IntStream.range(0, 11)
                .mapToObj(i ->
                    "{\"big\":%d,\"load\":%s%s}"
                        .formatted(
                            9_007_199_254_740_993L + i, 0.1 + i, i < 9 ? "" : ",\"rare\":" + i))
                .toArray(String[]::new));
    try (OpenWindow window = OpenWindow.reading(cluster, topic, 11)) {
      awaitOrder(window, "big", "load", "rare");
      window.awaitPainted(24);
      await().until(() -> onFx(() -> !cell(window, "10.1").getStyleClass().isEmpty()));
      window.awaitFrames(30);
      List<Double> widths = onFx(() -> widths(window));
      assertThat(onFx(() -> head(window).getText())).isEqualTo("last");

      window.robot().moveTo(".plot-surface");
      await().until(() -> onFx(() -> pointed(window)).size() == 3);
      List<String> values = onFx(() -> pointed(window));
      assertThat(values.get(0)).matches("9,007,199,254,740,99[789]");
      assertThat(values.get(1)).matches("[456]\\.1");
      assertThat(values.get(2)).as("begins later").isEqualTo("–");
      assertThat(onFx(() -> !cell(window, values.getFirst()).getStyleClass().isEmpty())).isTrue();
      assertThat(onFx(() -> cutFigures(window))).isEmpty();
      assertThat(onFx(() -> head(window).getText())).matches("at \\d\\d:\\d\\d:\\d\\d\\.\\d");
      assertThat(onFx(() -> widths(window))).isEqualTo(widths);
      save(window, "table-at-pointer");

      window.robot().type(KeyCode.DIGIT2);
      await().until(() -> onFx(() -> pointed(window)).isEmpty());
      window.robot().moveBy(-20, 0);
      assertThat(onFx(() -> pointed(window))).isEmpty();
      window.robot().type(KeyCode.DIGIT1);
      await().until(() -> onFx(() -> pointed(window)).size() == 3);
      // So soon that no figures are computed anew.
      window.robot().type(KeyCode.DIGIT2);
      window.robot().moveBy(20, 0);
      window.robot().type(KeyCode.DIGIT1);
      await().until(() -> onFx(() -> pointed(window)).size() == 3);

      window.robot().moveTo("#series-filter");
      await().until(() -> onFx(() -> head(window).getText()).equals("last"));
      assertThat(onFx(() -> pointed(window))).isEmpty();
      assertThat(onFx(() -> widths(window))).isEqualTo(widths);
    }
  }

  @Test
  @DisplayName("a filter without a match says so and can be cleared")
  void filter_noMatch_saysSo() {
    String topic = cluster.topicOf("{\"cpu\":10}");
    try (OpenWindow window = OpenWindow.reading(cluster, topic, 1)) {
      awaitOrder(window, "cpu");
      window.robot().clickOn("#series-filter").write("2");
      window.awaitText("#series-no-match", "No series matches '2'");
      await().until(() -> onFx(() -> window.find("#series-no-match").getScene() != null));

      window.robot().clickOn("#series-no-match-clear");
      awaitOrder(window, "cpu");
      assertThat(
              onFx(
                  () -> window.robot().lookup("#series-filter").queryAs(TextField.class).getText()))
          .isEmpty();
    }
  }

  @Test
  @DisplayName("the legend is hidden while the table is in sight, and never lists hidden series")
  void legend_besideTable_hidden() {
    String topic = cluster.topicOf("{\"a\":1,\"b\":2,\"c\":3}", "{\"a\":1,\"b\":2,\"c\":3}");
    try (OpenWindow window = OpenWindow.reading(cluster, topic, 2)) {
      awaitOrder(window, "a", "b", "c");
      await().until(() -> !onFx(() -> window.pane().chart().isLegendVisible()));
      runOnFx(() -> window.seriesRows().get(1).shownProperty().set(false));

      window.robot().type(KeyCode.DIGIT2);
      await().until(() -> onFx(() -> window.pane().chart().isLegendVisible()));
      await().until(() -> onFx(() -> legend(window)).equals(List.of("a", "c")));
    }
  }

  @Test
  @DisplayName("1,000 series: sorted by a figure, and all hidden and shown at once")
  void manySeries_sortedAndHidden() {
    String topic =
        cluster.topicOf(
            Stream.of(1, 2)
                .map(round ->
                    IntStream.range(0, 1000)
                        .mapToObj(i -> "\"sensor_%03d\":%d".formatted(i, (i * 7919 + round) % 1009))
                        .collect(Collectors.joining(",", "{", "}")))
                .toArray(String[]::new));
    try (OpenWindow window = OpenWindow.reading(cluster, topic, 2)) {
      await().until(() -> window.seriesInTable().size() == 1000);
      window.awaitFrames(30);
      save(window, "table-1000");
      clickHead(window, "max");
      await().until(() -> onFx(() -> state(window).sort()).equals("max"));
      clickHead(window, "max");
      await()
          .until(() ->
              onFx(() -> window.seriesRows().getFirst().figuresProperty().get().max()) > 1000);
      runOnFx(() -> window.robot().lookup("#series-none").queryButton().fire());
      runOnFx(() -> window.robot().lookup("#series-all").queryButton().fire());
      assertThat(onFx(() -> hidden(window))).isEmpty();
    }
  }

  /** Fires the second press; a busy machine makes two clicks of a double click. */
  private static void doubleClick(OpenWindow window, String series) {
    await().until(() -> onFx(() -> window.seriesName(series).isPresent()));
    runOnFx(() -> fire(window.seriesName(series).orElseThrow(), MouseEvent.MOUSE_PRESSED, 2));
  }

  /** Fires the events of a click; on the headless platform any button asks for a menu. */
  private static void clickHead(OpenWindow window, String id) {
    runOnFx(() -> {
      Node head = column(window, id).getGraphic();
      fire(head, MouseEvent.MOUSE_PRESSED, 1);
      fire(head, MouseEvent.MOUSE_RELEASED, 1);
    });
  }

  private static void fire(Node node, EventType<MouseEvent> type, int clicks) {
    fire(node, type, clicks, false);
  }

  private static void fire(Node node, EventType<MouseEvent> type, int clicks, boolean alt) {
    boolean down = type == MouseEvent.MOUSE_PRESSED;
    node.fireEvent(
        new MouseEvent(
            type,
            0,
            0,
            0,
            0,
            MouseButton.PRIMARY,
            clicks,
            false,
            false,
            alt,
            false,
            down,
            false,
            false,
            true,
            false,
            true,
            null));
  }

  /** Makes the panel so wide, by the divider. */
  private static void resize(OpenWindow window, double width) {
    runOnFx(() -> {
      ((Region) window.robot().lookup(".side-panel").query()).setMinWidth(200);
      window.middle().getScene().getWindow().setWidth(1300);
    });
    window.awaitFrames(2);
    runOnFx(
        () -> window.middle().setDividerPositions(1 - (width + 4) / window.middle().getWidth()));
  }

  private static void save(OpenWindow window, String name) {
    runOnFx(() -> {
      Region panel = (Region) window.find("#series-panel");
      try {
        PngExport.write(
            panel.snapshot(null, null),
            Files.createDirectories(Path.of("target", "screens")).resolve(name + ".png"));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
  }

  private static List<String> legend(OpenWindow window) {
    return window.pane().chart().lookupAll(".chart-legend-item").stream()
        .filter(Node::isVisible)
        .map(item -> ((Labeled) item).getText())
        .toList();
  }

  private static Labeled big(OpenWindow window) {
    return (Labeled) window.robot().lookup("#big-numbers .big-value").query();
  }

  private static SeriesStatistics figures(OpenWindow window) {
    return window.seriesRows().stream()
        .findFirst()
        .map(row -> row.figuresProperty().get())
        .orElse(SeriesStatistics.NONE);
  }

  private static Sparkline curve(OpenWindow window) {
    return window.seriesRows().stream()
        .findFirst()
        .map(row -> row.curveProperty().get())
        .orElse(Sparkline.EMPTY);
  }

  private static Set<String> hidden(OpenWindow window) {
    return window.plot().styles().entrySet().stream()
        .filter(entry -> !entry.getValue().visible())
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private static void change(OpenWindow window, String group) {
    runOnFx(() -> change(window, state -> state.withGroup(group)));
  }

  private static void change(OpenWindow window, UnaryOperator<TableState> change) {
    ObjectProperty<PlotLook> look = window.plot().lookProperty();
    look.set(look.get().withTable(change.apply(look.get().table())));
  }

  private static List<String> lines(OpenWindow window) {
    return table(window).getItems().stream()
        .filter(SeriesGroup.class::isInstance)
        .map(SeriesGroup.class::cast)
        .map(group ->
            String.format(Locale.ROOT, "%s (%d)", group.name(), group.rowsProperty().get().size()))
        .toList();
  }

  private static void awaitOrder(OpenWindow window, String... names) {
    await().until(() -> window.seriesInTable().equals(List.of(names)));
  }

  private static TableState state(OpenWindow window) {
    return window.plot().lookProperty().get().table();
  }

  private static Label head(OpenWindow window) {
    return (Label) column(window, "last").getGraphic();
  }

  /** The values at the pointer, of the rows that have one. */
  private static List<String> pointed(OpenWindow window) {
    return window.seriesRows().stream()
        .map(row -> row.pointedProperty().get())
        .filter(text -> !text.isEmpty())
        .toList();
  }

  /** The widths of the columns; the small curve lends its room to the values at the pointer. */
  private static List<Double> widths(OpenWindow window) {
    List<Double> widths = new ArrayList<>();
    for (TableColumn<SeriesLine, ?> column : table(window).getVisibleLeafColumns()) {
      boolean afterCurve = "last".equals(column.getId());
      double before = afterCurve ? widths.removeLast() : 0;
      widths.add(before + column.getWidth());
    }
    return widths;
  }

  private static double totalWidth(OpenWindow window) {
    return table(window).getVisibleLeafColumns().stream().mapToDouble(TableColumn::getWidth).sum();
  }

  /** The texts of figures and heads that don't fit. */
  private static List<String> cutFigures(OpenWindow window) {
    return window
        .robot()
        .lookup("#series-table .figure .label, #series-table .table-cell.figure")
        .<Node>queryAll()
        .stream()
        .filter(
            node -> node instanceof Labeled label && label.isVisible() && label.isTextTruncated())
        .map(node -> ((Labeled) node).getText())
        .toList();
  }

  private static Region cell(OpenWindow window, String text) {
    return window
        .robot()
        .lookup("#series-table .table-cell")
        .<Region>queryAllAs(Region.class)
        .stream()
        .filter(cell -> cell instanceof Labeled label && text.equals(label.getText()))
        .findFirst()
        .orElseGet(Region::new);
  }

  private static TableColumn<SeriesLine, ?> column(OpenWindow window, String id) {
    return table(window).getColumns().stream()
        .filter(column -> id.equals(column.getId()))
        .findFirst()
        .orElseThrow();
  }

  private static TableView<SeriesLine> table(OpenWindow window) {
    return window.robot().lookup("#series-table").queryTableView();
  }
}
