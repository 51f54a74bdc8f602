package topicscope.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static topicscope.desk.OpenWindow.onFx;
import static topicscope.desk.OpenWindow.runOnFx;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.image.WritableImage;
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
  private final TestCluster cluster;

  DerivedSeriesTest(TestCluster cluster) {
    this.cluster = cluster;
  }

  @Test
  @DisplayName(
      "the menu of a series adds a band and a mean under its line, and takes them away again")
  void menu_band_addedAndRemoved() {
    String topic = cluster.newTopic(1);
    long start = System.currentTimeMillis() - 50_000;
    cluster.send(
        IntStream.range(0, 200)
            .mapToObj(i -> TestCluster.record(topic, 0, start + i * 250L, "" + i % 17)));
    try (OpenWindow window = OpenWindow.on(cluster)) {
      window.pick(topic);
      await().until(() -> window.seriesInTable().equals(List.of(topic)));

      menu(window, topic, "Add", "min–max band", "1 s");
      String band = "band(" + topic + ", 1s)";
      String mean = "mean(" + topic + ", 1s)";
      await().until(() -> window.seriesInTable().equals(List.of(topic, band, mean)));
      assertThat(onFx(() -> row(window, band).style().kind())).isEqualTo(TraceKind.BAND);
      await().until(() -> onFx(() -> row(window, band).figuresProperty().get().max()) == 16);
      assertThat(onFx(() -> row(window, mean).leftOutProperty().get())).isEmpty();
      cluster.send(Stream.of(TestCluster.record(topic, 0, start, "999")));
      await()
          .until(() ->
              onFx(() -> row(window, mean).leftOutProperty().get()).equals("left out: 1 too late"));
      WritableImage with = window.chart();

      menu(window, band, "Remove");
      await().until(() -> window.seriesInTable().equals(List.of(topic, mean)));
      await().until(() -> OpenWindow.differentPixels(with, window.chart()) > 500);
    }
  }

  /** Fires the entry at that path in the menu of the series. */
  private static void menu(OpenWindow window, String series, String... path) {
    Plot plot = window.plot();
    runOnFx(() -> {
      DerivedMenu menu = new DerivedMenu(plot, text -> {}, text -> {});
      List<MenuItem> items = menu.items(row(window, series).series());
      MenuItem found = new MenuItem();
      for (String wanted : path) {
        found =
            items.stream().filter(item -> wanted.equals(item.getText())).findFirst().orElseThrow();
        items = found instanceof Menu inner ? inner.getItems() : List.of();
      }
      found.fire();
    });
  }

  private static SeriesRow row(OpenWindow window, String name) {
    return window.seriesRows().stream()
        .filter(row -> row.series().name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
