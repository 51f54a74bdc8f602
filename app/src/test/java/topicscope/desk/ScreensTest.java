package topicscope.desk;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.Optional;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.Labeled;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import javafx.scene.transform.Transform;
import javafx.stage.Popup;
import javafx.stage.Window;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import topicscope.export.PngExport;
import topicscope.kafka.ClusterConnection;
import topicscope.plot.RollingLineChart;
import topicscope.testing.SharedBroker;
import topicscope.testing.TestCluster;

/** Every screen as a picture in {@code target/screens}, and what a picture can be checked for. */
@ExtendWith(SharedBroker.class)
class ScreensTest {
  private static final Path SCREENS = Path.of("target", "screens");
  private static final List<KeyCode> TABS =
      List.of(KeyCode.DIGIT1, KeyCode.DIGIT2, KeyCode.DIGIT3, KeyCode.DIGIT4);

  private TestCluster cluster;

  @BeforeEach
  void useCluster(TestCluster shared) throws IOException {
    cluster = shared;
    Files.createDirectories(SCREENS);
  }

  @ParameterizedTest
  @CsvSource({"1024,640", "1280,720"})
  @DisplayName("all of the toolbar and the status line is in sight at small and usual sizes")
  void window_atSize_nothingCutOff(int width, int height) throws IOException {
    String topic = "screens-" + width;
    cluster.createTopic(topic, 1);
    cluster.send(topic, records());
    try (OpenWindow window = OpenWindow.on(cluster.connection())) {
      window.resize(width, height);
      window.pick(topic);
      window.awaitText("#status-counters", "200 received");
      for (KeyCode tab : TABS) {
        window.robot().type(tab);
        save(window, width + "x" + height + "-tab" + tab.getChar());
      }
      window.robot().press(KeyCode.CONTROL, KeyCode.SHIFT).type(KeyCode.L);
      window.robot().release(KeyCode.CONTROL, KeyCode.SHIFT).type(KeyCode.DIGIT1);
      save(window, width + "x" + height + "-dark");
      window.robot().press(KeyCode.CONTROL, KeyCode.SHIFT).type(KeyCode.L);
      window.robot().release(KeyCode.CONTROL, KeyCode.SHIFT);

      assertThat(cutOff(window, width)).isEmpty();
    }
  }

  @Test
  @DisplayName("several plots, an empty one among them, at 1024x640 and larger than the screen")
  void plots_severalStackedAndTiled_nothingCutOff() throws IOException {
    String topic = cluster.newTopic(1);
    String other = cluster.newTopic(1);
    String empty = cluster.newTopic(1);
    send(topic, records());
    send(other, IntStream.range(0, 240).mapToObj(i -> load(i)).toArray(String[]::new));
    try (OpenWindow window = OpenWindow.on(cluster.connection())) {
      window.resize(1024, 640);
      window.pick(topic);
      window.awaitText("#status-counters", "200 received");
      window.shortcut(KeyCode.T);
      window.awaitText("#plot-2 .topic", "no topic");
      window.pick(other);
      window.awaitText("#status-counters", "200 received");
      window.robot().type(KeyCode.F);
      save(window, "1024x640-two-plots");
      window.shortcut(KeyCode.T);
      window.awaitText("#plot-3 .topic", "no topic");
      window.pick(empty);
      window.awaitText("#plot-3 .message", "Waiting");
      window.robot().press(KeyCode.SHIFT);
      window.shortcut(KeyCode.T);
      window.robot().release(KeyCode.SHIFT);
      save(window, "1024x640-tiled");
      assertThat(cutOff(window, 1024)).isEmpty();

      window.robot().type(KeyCode.T);
      savePopup("topics");
      window.robot().type(KeyCode.ESCAPE);
      window.shortcut(KeyCode.K);
      savePopup("palette");
      window.robot().type(KeyCode.ESCAPE);
      window.robot().write("?");
      save(window, "1024x640-keys");
      window.robot().type(KeyCode.ESCAPE);
      saveLarge(window, "1440x900", 1440, 900, 1);
      saveLarge(window, "3840x2160", 1920, 1080, 2);
    }
  }

  @Test
  @DisplayName("the welcome, and a cluster that doesn't answer, each say what to do next")
  void window_withoutTopic_saysWhatToDo() throws IOException {
    try (OpenWindow window = new OpenWindow(ClusterConnection.to("localhost:1"))) {
      save(window, "welcome");
      window.robot().clickOn("#welcome-demo");
      window.awaitText("#message", "localhost:1");
      save(window, "nobody-there");
      window.robot().type(KeyCode.F1);
      save(window, "keys");
    }
  }

  private static void save(OpenWindow window, String name) throws IOException {
    PngExport.write(window.picture(), SCREENS.resolve(name + ".png"));
  }

  private static void savePopup(String name) throws IOException {
    await()
        .atMost(5, SECONDS)
        .until(() -> Window.getWindows().stream().anyMatch(Popup.class::isInstance));
    PngExport.write(
        OpenWindow.onFx(() ->
            Window.getWindows().stream()
                .filter(Popup.class::isInstance)
                .findFirst()
                .orElseThrow()
                .getScene()
                .snapshot(null)),
        SCREENS.resolve(name + ".png"));
  }

  /** The content in a scene that no screen here is large enough for. It is gone from the window. */
  private static void saveLarge(
      OpenWindow window, String name, double width, double height, double scale)
      throws IOException {
    WritableImage picture =
        OpenWindow.onFx(() -> {
          Parent content = window.content();
          Optional.ofNullable(content.getScene()).ifPresent(old -> old.setRoot(new Pane()));
          Scene large = new Scene(content, width, height);
          content.applyCss();
          content.layout();
          content.lookupAll("#chart").stream()
              .map(RollingLineChart.class::cast)
              .forEach(RollingLineChart::drawNow);
          SnapshotParameters parameters = new SnapshotParameters();
          parameters.setTransform(Transform.scale(scale, scale));
          large.snapshot(null);
          return content.snapshot(parameters, null);
        });
    PngExport.write(picture, SCREENS.resolve(name + ".png"));
  }

  /**
   * The ids of labels and buttons of toolbar and status line that lie partly outside the window.
   */
  private static List<String> cutOff(OpenWindow window, int width) {
    return OpenWindow.onFx(() -> {
      List<String> cutOff = new ArrayList<>();
      window
          .robot()
          .lookup(".toolbar .button, .toolbar .label, #status-line .label")
          .queryAllAs(Labeled.class)
          .forEach(labeled -> {
            var bounds = labeled.localToScene(labeled.getBoundsInLocal());
            if (bounds.getMinX() < 0 || bounds.getMaxX() > width) {
              cutOff.add(labeled.getId() + " " + labeled.getText());
            }
          });
      return cutOff;
    });
  }

  /** One record a second, the last one of now. */
  private void send(String topic, String... values) {
    long now = System.currentTimeMillis();
    try (var producer = cluster.producer(Map.of())) {
      for (int i = 0; i < values.length; i++) {
        long time = now - 1_000L * (values.length - 1 - i);
        var _ = producer.send(TestCluster.record(topic, 0, time, values[i]));
      }
      producer.flush();
    }
  }

  private static String load(int i) {
    return String.format(
        Locale.ROOT, "{\"load\":%.2f}", 2 + Math.sin(i / 9.0) + 0.4 * Math.sin(i * 1.7));
  }

  private static String[] records() {
    String[] records = new String[240];
    for (int i = 0; i < records.length; i++) {
      double angle = i / 12.0;
      records[i] =
          String.format(
              Locale.ROOT,
              "{\"host\":\"web-%d\",\"cpu\":%.2f,\"mem\":{\"used\":%.1f,\"free\":%.1f},\"temp\":%.2f}",
              i % 2,
              50 + 40 * Math.sin(angle),
              60 + 10 * Math.cos(angle / 3),
              40 - 10 * Math.cos(angle / 3),
              21 + Math.sin(angle * 2) * 3);
    }
    return records;
  }
}
