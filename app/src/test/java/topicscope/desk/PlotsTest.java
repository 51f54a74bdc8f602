package topicscope.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static topicscope.desk.OpenWindow.onFx;

import com.sun.javafx.scene.input.DragboardHelper;
import com.sun.javafx.tk.TKClipboard;
import com.sun.javafx.tk.Toolkit;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.image.WritableImage;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.PickResult;
import javafx.scene.input.TransferMode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import topicscope.desk.model.WindowSpan;
import topicscope.desk.series.SeriesDrag;
import topicscope.kafka.client.ClusterConnection;
import topicscope.plot.RollingLineChart;
import topicscope.plot.paint.TraceKind;
import topicscope.plot.view.TraceStyle;
import topicscope.signal.Series;
import topicscope.testing.SharedBroker;
import topicscope.testing.TestCluster;
import topicscope.transform.Transform;

@ExtendWith(SharedBroker.class)
class PlotsTest {
  private final TestCluster cluster;

  PlotsTest(TestCluster cluster) {
    this.cluster = cluster;
  }

  @Test
  @DisplayName("a second plot shows another topic; a series of the first can stand in it too")
  void addPlot_anotherTopic_seriesShownInBoth() {
    String first = cluster.topicOf("{\"cpu\":1,\"mem\":5}", "{\"cpu\":2,\"mem\":6}");
    String second = cluster.topicOf("{\"temp\":20}", "{\"temp\":21}");
    try (OpenWindow window = OpenWindow.reading(cluster, first, 2)) {

      window.addPlot();
      window.pick(second);
      await().until(() -> shown(window, 1).equals(List.of("temp")));
      assertThat(shown(window, 0)).containsExactly("cpu", "mem");
      await().until(() -> window.seriesInTable().equals(List.of("temp")));

      window.robot().clickOn("#plot-1 .plot-title");
      await().until(() -> window.seriesInTable().equals(List.of("cpu", "mem")));
      assertThat(window.text("#topic-picker")).isEqualTo(first);
      window.clickSeries("mem");
      window.robot().type(KeyCode.ENTER);
      window.robot().clickOn("Show in plot 2 (" + second + ")");

      await().until(() -> shown(window, 1).equals(List.of("temp", first + ": mem")));
      window.shortcut(KeyCode.W);
      window.awaitPlots(1);
      assertThat(window.text("#topic-picker")).isEqualTo(second);
      cluster.send(first, "{\"cpu\":3,\"mem\":7}");
      await().until(() -> newest(window, 0, 1) == 7);
    }
  }

  @Test
  @DisplayName("a series dropped on another plot is shown there, and can be taken away again")
  void dropSeries_onOtherPlot_shownThenRemoved() {
    String first = cluster.topicOf("{\"cpu\":1,\"mem\":5}");
    String second = cluster.topicOf("{\"temp\":20}");
    try (OpenWindow window = OpenWindow.reading(cluster, first, 1)) {
      window.addPlot();
      window.pick(second);
      await().until(() -> window.seriesInTable().equals(List.of("temp")));
      window.robot().clickOn("#plot-1 .plot-title");
      await().until(() -> window.seriesInTable().equals(List.of("cpu", "mem")));

      onFx(() -> drop(window, "mem", "#plot-2"));
      String guest = first + ": mem";
      await().until(() -> shown(window, 1).equals(List.of("temp", guest)));
      assertThat(onFx(() -> drop(window, "cpu", "#plot-1")))
          .as("its own plot takes none")
          .isFalse();

      window.robot().clickOn("#plot-2 .plot-title");
      await().until(() -> window.seriesInTable().equals(List.of("temp", guest)));
      window.clickSeries(guest);
      window.robot().type(KeyCode.ENTER);
      window.robot().clickOn("Remove from this plot");
      await().until(() -> window.seriesInTable().equals(List.of("temp")));
      assertThat(shown(window, 1)).containsExactly("temp");
    }
  }

  @Test
  @DisplayName(
      "a derived series is in a new plot with two clicks, and drops on another plot, in its style")
  void derived_inNewPlot_drawnInItsStyle() {
    String topic = cluster.newTopic(1);
    long start = System.currentTimeMillis() - 60_000;
    cluster.send(
        IntStream.range(0, 200)
            .mapToObj(i -> TestCluster.record(topic, 0, start + i * 250L, "" + i % 17)));
    String count = "count(" + topic + ", 1s)";
    String guest = topic + ": " + count;
    try (OpenWindow window = OpenWindow.reading(cluster, topic, 200)) {
      onFx(() -> {
        window.plot().add(Transform.parse(count));
        return true;
      });
      await().until(() -> window.seriesInTable().equals(List.of(topic, count)));

      window.clickSeries(count);
      window.robot().type(KeyCode.ENTER);
      window.robot().clickOn("Show in a new plot");

      window.awaitPlots(2);
      await().until(() -> shown(window, 1).equals(List.of(guest)));
      assertDrawnAsBars(window, guest, 1);
      assertThat(onFx(() -> series(window, 1).getFirst().buffer().size())).isGreaterThan(45);

      window.addPlot();
      window.robot().clickOn("#plot-1 .plot-title");
      await().until(() -> window.seriesInTable().equals(List.of(topic, count)));
      onFx(() -> drop(window, count, "#plot-3"));
      await().until(() -> shown(window, 2).equals(List.of(guest)));
      assertDrawnAsBars(window, guest, 2);
    }
  }

  /** Bars are no line: another picture. */
  private static void assertDrawnAsBars(OpenWindow window, String series, int plot) {
    String chart = "#plot-" + (plot + 1) + " #chart";
    Map<String, TraceStyle> styles = window.desk().plots().get(plot).styles();
    await().until(() -> onFx(() -> series(window, plot).getFirst().buffer().size()) > 45);
    // The pane shows the chart at its next refresh.
    await()
        .until(() ->
            onFx(() -> window.robot().lookup(chart).queryAs(RollingLineChart.class).inSight())
                .stream()
                .anyMatch(part -> part.series().name().equals(series)));
    await().until(() -> onFx(() -> window.robot().lookup(chart).query().isVisible()));
    WritableImage bars = window.paintedPictureOf(chart);
    onFx(() -> styles.put(series, TraceStyle.LINE));
    WritableImage line = window.paintedPictureOf(chart);
    assertThat(OpenWindow.differentPixels(bars, line)).isGreaterThan(500);
    onFx(() -> styles.put(series, TraceStyle.LINE.withKind(TraceKind.BARS)));
  }

  @Test
  @DisplayName("two series of one name are told apart, and so are ticks")
  void guest_sameName_namedWithTopic() {
    String first = cluster.topicOf("1", "2");
    try (OpenWindow window = OpenWindow.reading(cluster, first, 2)) {
      window.addPlot();
      window.pick(first);
      await().until(() -> shown(window, 1).equals(List.of(first)));

      onFx(() -> drop(window, first, "#plot-1"));
      String guest = first + " · 2";
      await().until(() -> shown(window, 0).equals(List.of(first, guest)));
      window.robot().clickOn("#plot-1 .plot-title");
      await().until(() -> window.seriesInTable().equals(List.of(first, guest)));

      window.clickSeries(guest);
      window.robot().type(KeyCode.ENTER);
      window.robot().clickOn("Remove from this plot");
      await().until(() -> shown(window, 0).equals(List.of(first)));
    }
  }

  /**
   * Fires the events of dragging a series over a plot and dropping it there; the headless platform
   * has no drag and drop. Returns whether the plot accepted it.
   */
  private static boolean drop(OpenWindow window, String series, String plot) {
    Dragboard board = DragboardHelper.createDragboard(clipboard());
    board.setContent(Map.of(SeriesDrag.format(), series));
    Node target = window.find(plot);
    DragEvent over = event(DragEvent.DRAG_OVER, board, target);
    target.fireEvent(over);
    if (!over.isConsumed() && !over.isAccepted()) {
      return false;
    }
    target.fireEvent(event(DragEvent.DRAG_DROPPED, board, target));
    target.fireEvent(event(DragEvent.DRAG_EXITED, board, target));
    return true;
  }

  /** A clipboard of this process that reports its transfer modes, as a platform clipboard does. */
  private static TKClipboard clipboard() {
    TKClipboard local = Toolkit.getToolkit().createLocalClipboard();
    return (TKClipboard)
        Proxy.newProxyInstance(
            TKClipboard.class.getClassLoader(),
            new Class<?>[] {TKClipboard.class},
            (proxy, method, arguments) ->
                method.getName().equals("getTransferModes")
                    ? EnumSet.of(TransferMode.COPY)
                    : method.invoke(local, arguments));
  }

  private static DragEvent event(EventType<DragEvent> type, Dragboard board, Node target) {
    return new DragEvent(
        type, board, 9, 9, 9, 9, TransferMode.COPY, target, target, new PickResult(target, 9, 9));
  }

  @Test
  @DisplayName("two clusters side by side: each plot says whose topic it shows")
  void connect_secondPlotElsewhere_firstKeepsItsCluster() {
    String topic = cluster.topicOf("1", "2");
    try (OpenWindow window = OpenWindow.reading(cluster, topic, 2)) {
      window.addPlot();

      window.connect(ClusterConnection.to("localhost:1"));

      window.awaitText("#server", "localhost:1");
      window.awaitText("#plot-2 .message", "Can't reach localhost:1");
      window.robot().type(KeyCode.F6);
      window.awaitText("#server", cluster.bootstrapServers());
      window.awaitAccount("2 received");
      assertThat(onFx(() -> window.desk().setup().plots()))
          .extracting(setup -> setup.topic().orElse("none"))
          .containsExactly(topic, "none");
    }
  }

  @Test
  @DisplayName("plots share one time axis: held, moved and back to live together; one crosshair")
  void sharedTime_actOnOne_bothFollow() {
    String first = cluster.topicOf("1", "2", "3");
    String second = cluster.topicOf("10", "20");
    try (OpenWindow window = OpenWindow.reading(cluster, first, 3)) {
      window.addPlot();
      window.pick(second, 2);
      assertThat(onFx(() -> window.desk().setup().plots()))
          .allMatch(plot -> plot.window().title().equals("Last 200 points"));
      window.robot().type(KeyCode.SPACE);
      await().until(() -> held(window) == 2);
      window.robot().type(KeyCode.L);
      await().until(() -> held(window) == 0);

      onFx(() -> {
        window.plot().windowProperty().set(WindowSpan.ofSpan(Duration.ofMinutes(5)));
        return window;
      });
      window.robot().type(KeyCode.F);
      await().until(() -> newestInSight(window).size() == 2);
      window.robot().moveTo("#plot-2 .plot-surface");
      await().until(() -> crosshairs(window) == 2);
      // The table of the focused plot has the values also while another plot is pointed at.
      window.robot().moveTo("#plot-1 .plot-surface");
      await().until(() -> crosshairs(window) == 2);
      await().until(() -> onFx(() -> heads(window)).stream().anyMatch(at -> at.startsWith("at ")));

      window.robot().type(KeyCode.SPACE);
      await().until(() -> held(window) == 2);
      window.robot().type(KeyCode.L);
      await().until(() -> held(window) == 0);

      window.keys(KeyCode.SHIFT, KeyCode.CONTROL, KeyCode.A);
      await().until(() -> !onFx(() -> window.desk().linkedProperty().get()));
      window.robot().type(KeyCode.SPACE);
      await().until(() -> held(window) == 1);
    }
  }

  private static List<String> heads(OpenWindow window) {
    return window
        .robot()
        .lookup("#series-table .column-header .label")
        .queryAllAs(Labeled.class)
        .stream()
        .map(Labeled::getText)
        .toList();
  }

  private static List<Long> newestInSight(OpenWindow window) {
    return onFx(() ->
        window.robot().lookup("#chart").queryAllAs(RollingLineChart.class).stream()
            .flatMap(chart -> chart.newestDrawnTime().stream().boxed())
            .toList());
  }

  private static long held(OpenWindow window) {
    return visible(window, "#back-to-live");
  }

  private static long crosshairs(OpenWindow window) {
    return visible(window, "#crosshair");
  }

  private static long visible(OpenWindow window, String id) {
    return onFx(
        () -> window.robot().lookup(id).queryAll().stream().filter(Node::isVisible).count());
  }

  private static List<String> shown(OpenWindow window, int plot) {
    return onFx(() -> series(window, plot).stream().map(Series::name).toList());
  }

  private static double newest(OpenWindow window, int plot, int series) {
    return onFx(() -> series(window, plot).get(series).buffer().statistics().last());
  }

  private static List<Series> series(OpenWindow window, int plot) {
    return window.desk().plots().get(plot).seriesProperty().get().all();
  }
}
