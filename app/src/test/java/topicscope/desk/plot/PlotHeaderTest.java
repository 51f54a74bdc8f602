package topicscope.desk.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static topicscope.desk.OpenWindow.differentPixels;
import static topicscope.desk.OpenWindow.onFx;
import static topicscope.desk.OpenWindow.runOnFx;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import topicscope.desk.OpenWindow;
import topicscope.desk.widget.Nodes;
import topicscope.export.Picture;
import topicscope.testing.SharedBroker;
import topicscope.testing.TestCluster;

@ExtendWith(SharedBroker.class)
class PlotHeaderTest {
  private final TestCluster cluster;

  PlotHeaderTest(TestCluster cluster) {
    this.cluster = cluster;
  }

  @Test
  @DisplayName("the age of the data counts on while nothing comes, and what is beside it stays put")
  void age_countsOn_titleStays() {
    String topic = cluster.topicOf("1", "2");
    try (OpenWindow window = OpenWindow.reading(cluster, topic, 2)) {
      cluster.send(topic, "3");
      window.awaitText("#plot-state", ".");
      assertThat(window.text(".topic")).isEqualTo(topic);
      Map<String, Double> places = new HashMap<>();
      long start = System.nanoTime();
      await()
          .until(() -> {
            String state = look(window, places);
            // A busy machine may skip some.
            return Double.parseDouble(state.replaceAll("[^0-9.]", "")) >= 3;
          });
      assertThat(places).hasSizeBetween(1, 3 + (int) ((System.nanoTime() - start) / 450_000_000));

      cluster.send(topic, "4");

      await().until(() -> look(window, places).startsWith("0."));
      assertThat(places.values())
          .as("title beside %s", places)
          .containsOnly(places.values().iterator().next());
    }
  }

  /** The state; where the title stands beside an age, unless a word such as IDLE takes its room. */
  private static String look(OpenWindow window, Map<String, Double> places) {
    return onFx(() -> {
      String state = window.text("#plot-state");
      if (state.matches("[0-9.]+ s")) {
        places.put(state, titleX(window));
      }
      return state;
    });
  }

  @Test
  @DisplayName("old data have their age and the word IDLE, also right after they are loaded")
  void age_oldData_idle() {
    String topic = cluster.newTopic(1);
    long threeDays = System.currentTimeMillis() - 3 * 86_400_000L - 1_000;
    cluster.send(Stream.of(TestCluster.record(topic, 0, threeDays, "1")));
    try (OpenWindow window = OpenWindow.reading(cluster, topic, 1)) {
      window.awaitText("#plot-state", "IDLE 3 d");
      assertThat(window.text("#status-state")).startsWith("IDLE");
      assertThat(window.text("#status-rate")).isEqualTo("0/s");
      assertThat(window.text("#status-latency")).isEqualTo("–");
    }
  }

  @Test
  @DisplayName(
      "title, topic and unit stand in the header and not above the chart; nodes can be added")
  void title_inHeader_notInChart() {
    String topic = cluster.topicOf("21 %", "22 %");
    try (OpenWindow window = OpenWindow.reading(cluster, topic, 2)) {
      window.awaitPainted(2);
      window.awaitText(".plot-unit", "%");
      window.robot().type(KeyCode.P);
      window.type("#plot-look-title", "Host 7");
      window.robot().type(KeyCode.ENTER);

      window.awaitText(".topic", "Host 7");
      Node heading = onFx(() -> window.pane().chart().lookup(".chart-title"));
      assertThat(onFx(() -> heading.getOpacity())).isZero();
      assertThat(onFx(() -> heading.getLayoutBounds().getHeight())).isZero();

      WritableImage before = window.paintedPictureOf("#chart");
      AtomicReference<WritableImage> picture = new AtomicReference<>();
      runOnFx(() ->
          window
              .pane()
              .whilePictured(
                  () -> picture.set(Picture.of(window.pane().chart(), 1, Optional.empty()))));
      assertThat(differentPixels(before, picture.get())).as("the title is in it").isPositive();
      assertThat(differentPixels(before, window.paintedPictureOf("#chart"))).isZero();

      runOnFx(() -> window.pane().header().add(Nodes.named("chip", new Label("3 lanes"))));
      await().until(() -> isInside(window, "#chip"));
    }
  }

  private static boolean isInside(OpenWindow window, String id) {
    return onFx(() -> {
      Node header = window.find(".plot-title");
      Node chip = window.find(id);
      double end = chip.localToScene(chip.getLayoutBounds()).getMaxX();
      return end > header.localToScene(header.getLayoutBounds()).getCenterX()
          && end <= header.localToScene(header.getLayoutBounds()).getMaxX();
    });
  }

  private static double titleX(OpenWindow window) {
    return onFx(() -> {
      Node title = window.find(".topic");
      return title.localToScene(title.getLayoutBounds()).getMinX();
    });
  }
}
