package topicscope.desk;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static topicscope.desk.OpenWindow.differentPixels;
import static topicscope.desk.OpenWindow.onFx;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.TableView;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import topicscope.testing.SharedBroker;
import topicscope.testing.TestCluster;

@ExtendWith(SharedBroker.class)
class SeriesPanelTest {
  private TestCluster cluster;

  @BeforeEach
  void useCluster(TestCluster shared) {
    cluster = shared;
  }

  @Test
  @DisplayName("each series has a row with its figures; the filter narrows the rows")
  void rows_seriesWithFigures() {
    String topic = cluster.newTopic(1);
    cluster.send(topic, "{\"cpu\":10,\"mem\":{\"used\":1}}", "{\"cpu\":30,\"mem\":{\"used\":2}}");
    try (OpenWindow window = OpenWindow.on(cluster.connection())) {
      window.pick(topic);

      await().atMost(10, SECONDS).until(() -> cells(window, 0).equals(List.of("cpu", "mem.used")));
      assertThat(cells(window, 1)).containsExactly("30", "2");
      assertThat(cells(window, 2)).containsExactly("10", "1");
      assertThat(cells(window, 4)).containsExactly("20", "1.5");

      window.robot().clickOn("#series-filter").write("mem");
      await().atMost(5, SECONDS).until(() -> cells(window, 0).equals(List.of("mem.used")));
    }
  }

  @Test
  @DisplayName("a click on a series brings its trace to the fore; Escape lets all be alike again")
  void clickSeries_highlighted_escapeEnds() {
    String topic = cluster.newTopic(1);
    cluster.send(topic, "{\"cpu\":10,\"mem\":40}", "{\"cpu\":30,\"mem\":20}");
    try (OpenWindow window = OpenWindow.on(cluster.connection())) {
      window.pick(topic);
      await().atMost(10, SECONDS).until(() -> cells(window, 0).size() == 2);
      window.awaitStill("#chart");
      WritableImage alike = window.chart();

      Node table = window.robot().lookup("#series-table").query();
      window.robot().clickOn(window.robot().from(table).lookup("mem").<Node>query());
      await().atMost(5, SECONDS).until(() -> differentPixels(alike, window.chart()) > 200);

      window.robot().type(KeyCode.ESCAPE);
      await().atMost(5, SECONDS).until(() -> differentPixels(alike, window.chart()) < 50);
    }
  }

  private static List<String> cells(OpenWindow window, int column) {
    return onFx(() -> {
      TableView<SeriesRow> table = window.robot().lookup("#series-table").queryTableView();
      return table.getItems().stream()
          .map(row ->
              column == 0
                  ? row.series().name()
                  : String.valueOf(table.getColumns().get(column).getCellData(row)))
          .toList();
    });
  }
}
