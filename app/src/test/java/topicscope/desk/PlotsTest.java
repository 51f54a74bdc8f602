package topicscope.desk;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static topicscope.desk.OpenWindow.onFx;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import topicscope.kafka.ClusterConnection;
import topicscope.plot.RollingLineChart;
import topicscope.signal.Series;
import topicscope.testing.SharedBroker;
import topicscope.testing.TestCluster;

@ExtendWith(SharedBroker.class)
class PlotsTest {
  private TestCluster cluster;

  @BeforeEach
  void useCluster(TestCluster shared) {
    cluster = shared;
  }

  @Test
  @DisplayName("a second plot shows another topic; a series of the first can stand in it too")
  void addPlot_anotherTopic_seriesShownInBoth() {
    String first = cluster.newTopic(1);
    String second = cluster.newTopic(1);
    cluster.send(first, "{\"cpu\":1,\"mem\":5}", "{\"cpu\":2,\"mem\":6}");
    cluster.send(second, "{\"temp\":20}", "{\"temp\":21}");
    try (OpenWindow window = OpenWindow.on(cluster.connection())) {
      window.pick(first);
      window.awaitText("#status-counters", "2 received");

      window.shortcut(KeyCode.T);
      await().atMost(5, SECONDS).until(() -> onFx(() -> window.desk().plots().size()) == 2);
      window.pick(second);
      await().atMost(10, SECONDS).until(() -> shown(window, 1).equals(List.of("temp")));
      assertThat(shown(window, 0)).containsExactly("cpu", "mem");
      await().atMost(5, SECONDS).until(() -> rows(window).equals(List.of("temp")));

      window.robot().clickOn("#plot-1 .plot-title");
      await().atMost(5, SECONDS).until(() -> rows(window).equals(List.of("cpu", "mem")));
      assertThat(window.text("#topic-picker")).isEqualTo(first);
      Node table = window.robot().lookup("#series-table").query();
      await()
          .atMost(5, SECONDS)
          .until(() -> window.robot().from(table).lookup("mem").tryQuery().isPresent());
      window.robot().clickOn(window.robot().from(table).lookup("mem").<Node>query());
      window.robot().type(KeyCode.ENTER);
      window.robot().clickOn("Show in plot 2 (" + second + ")");

      await()
          .atMost(10, SECONDS)
          .until(() -> shown(window, 1).equals(List.of("temp", first + ": mem")));
      window.shortcut(KeyCode.W);
      await().atMost(5, SECONDS).until(() -> onFx(() -> window.desk().plots().size()) == 1);
      assertThat(window.text("#topic-picker")).isEqualTo(second);
      cluster.send(first, "{\"cpu\":3,\"mem\":7}");
      await().atMost(10, SECONDS).until(() -> newest(window, 0, 1) == 7);
    }
  }

  @Test
  @DisplayName("two clusters side by side: each plot says whose topic it shows")
  void connect_secondPlotElsewhere_firstKeepsItsCluster() {
    String topic = cluster.newTopic(1);
    cluster.send(topic, "1", "2");
    try (OpenWindow window = OpenWindow.on(cluster.connection())) {
      window.pick(topic);
      window.awaitText("#status-counters", "2 received");
      window.shortcut(KeyCode.T);
      await().atMost(5, SECONDS).until(() -> onFx(() -> window.desk().plots().size()) == 2);

      onFx(() -> {
        window.desk().connect(ClusterConnection.to("localhost:1"));
        return window;
      });

      window.awaitText("#server", "localhost:1");
      window.awaitText("#plot-2 .message", "Can't reach localhost:1");
      window.robot().type(KeyCode.F6);
      window.awaitText("#server", cluster.bootstrapServers());
      window.awaitText("#status-counters", "2 received");
      assertThat(onFx(() -> window.desk().setup().plots()))
          .extracting(setup -> setup.topic().orElse("none"))
          .containsExactly(topic, "none");
    }
  }

  @Test
  @DisplayName("plots share one time axis: held, moved and back to live together; one crosshair")
  void sharedTime_actOnOne_bothFollow() {
    String first = cluster.newTopic(1);
    String second = cluster.newTopic(1);
    cluster.send(first, "1", "2", "3");
    cluster.send(second, "10", "20");
    try (OpenWindow window = OpenWindow.on(cluster.connection())) {
      window.pick(first);
      window.awaitText("#status-counters", "3 received");
      window.shortcut(KeyCode.T);
      await().atMost(5, SECONDS).until(() -> onFx(() -> window.desk().plots().size()) == 2);
      window.pick(second);
      window.awaitText("#status-counters", "2 received");
      assertThat(onFx(() -> window.desk().setup().plots()))
          .allMatch(plot -> plot.window().title().equals("last 5 min"));

      window.robot().type(KeyCode.F);
      await().atMost(5, SECONDS).until(() -> newestInSight(window).size() == 2);
      window.robot().moveTo("#plot-2 .plot-surface");
      await().atMost(5, SECONDS).until(() -> crosshairs(window) == 2);

      window.robot().type(KeyCode.SPACE);
      await().atMost(5, SECONDS).until(() -> held(window) == 2);
      window.robot().type(KeyCode.L);
      await().atMost(5, SECONDS).until(() -> held(window) == 0);

      window.robot().press(KeyCode.SHIFT);
      window.shortcut(KeyCode.A);
      window.robot().release(KeyCode.SHIFT);
      await().atMost(5, SECONDS).until(() -> !onFx(() -> window.desk().linkedProperty().get()));
      window.robot().type(KeyCode.SPACE);
      await().atMost(5, SECONDS).until(() -> held(window) == 1);
    }
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

  private static List<String> rows(OpenWindow window) {
    return onFx(() -> {
      TableView<SeriesRow> table = window.robot().lookup("#series-table").queryTableView();
      return table.getItems().stream().map(row -> row.series().name()).toList();
    });
  }
}
