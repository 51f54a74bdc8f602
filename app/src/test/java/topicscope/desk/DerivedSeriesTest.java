package topicscope.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static topicscope.desk.OpenWindow.onFx;

import java.util.List;
import java.util.Map;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.image.WritableImage;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import topicscope.desk.model.Plot;
import topicscope.desk.series.DerivedMenu;
import topicscope.desk.series.SeriesRow;
import topicscope.plot.paint.TraceKind;
import topicscope.testing.SharedBroker;
import topicscope.testing.TestCluster;

@ExtendWith(SharedBroker.class)
class DerivedSeriesTest {
  private TestCluster cluster;

  @BeforeEach
  void useCluster(TestCluster shared) {
    cluster = shared;
  }

  @Test
  @DisplayName(
      "the menu of a series adds a band and a mean under its line, and takes them away again")
  void menu_band_addedAndRemoved() {
    String topic = cluster.newTopic(1);
    long start = System.currentTimeMillis() - 50_000;
    try (KafkaProducer<byte[], byte[]> producer = cluster.producer(Map.of())) {
      for (int i = 0; i < 200; i++) {
        var _ = producer.send(TestCluster.record(topic, 0, start + i * 250L, "" + i % 17));
      }
    }
    try (OpenWindow window = OpenWindow.on(cluster.connection())) {
      window.pick(topic);
      await().until(() -> names(window).equals(List.of(topic)));

      menu(window, topic, "Add", "min–max band", "1 s");
      String band = "band(" + topic + ", 1s)";
      String mean = "mean(" + topic + ", 1s)";
      await().until(() -> names(window).equals(List.of(topic, band, mean)));
      assertThat(onFx(() -> row(window, band).style().kind())).isEqualTo(TraceKind.BAND);
      assertThat(onFx(() -> row(window, band).figuresProperty().get().max())).isEqualTo(16);
      assertThat(onFx(() -> row(window, mean).leftOutProperty().get())).isEmpty();
      try (KafkaProducer<byte[], byte[]> producer = cluster.producer(Map.of())) {
        var _ = producer.send(TestCluster.record(topic, 0, start, "999"));
      }
      await()
          .until(() ->
              onFx(() -> row(window, mean).leftOutProperty().get()).equals("left out: 1 too late"));
      WritableImage with = window.chart();

      menu(window, band, "Remove");
      await().until(() -> names(window).equals(List.of(topic, mean)));
      await().until(() -> OpenWindow.differentPixels(with, window.chart()) > 500);
    }
  }

  /** Fires the entry at that path in the menu of the series. */
  private static void menu(OpenWindow window, String series, String... path) {
    Plot plot = window.plot();
    onFx(() -> {
      DerivedMenu menu = new DerivedMenu(plot, text -> {}, text -> {});
      List<MenuItem> items = menu.items(row(window, series).series());
      MenuItem found = new MenuItem();
      for (String wanted : path) {
        found =
            items.stream().filter(item -> wanted.equals(item.getText())).findFirst().orElseThrow();
        items = found instanceof Menu inner ? inner.getItems() : List.of();
      }
      found.fire();
      return found;
    });
  }

  private static SeriesRow row(OpenWindow window, String name) {
    return rows(window).stream()
        .filter(row -> row.series().name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> names(OpenWindow window) {
    return onFx(() -> rows(window).stream().map(row -> row.series().name()).toList());
  }

  private static List<SeriesRow> rows(OpenWindow window) {
    TableView<SeriesRow> table = window.robot().lookup("#series-table").queryTableView();
    return table.getItems();
  }
}
