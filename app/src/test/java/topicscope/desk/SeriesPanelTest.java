package topicscope.desk;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static topicscope.desk.OpenWindow.onFx;

import java.util.List;
import javafx.scene.control.TableView;
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
