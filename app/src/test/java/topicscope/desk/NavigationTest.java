package topicscope.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static topicscope.desk.OpenWindow.differentPixels;
import static topicscope.desk.OpenWindow.onFx;

import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.geometry.VerticalDirection;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextArea;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import topicscope.testing.SharedBroker;
import topicscope.testing.TestCluster;

@ExtendWith(SharedBroker.class)
class NavigationTest {
  private final TestCluster cluster;

  NavigationTest(TestCluster cluster) {
    this.cluster = cluster;
  }

  @Test
  @DisplayName("Space holds the picture while samples arrive; L returns to live")
  void space_holdsPicture_liveResumes() {
    String topic = cluster.topicOf("10", "20", "15");
    try (OpenWindow window = OpenWindow.reading(cluster, topic, 3)) {
      window.awaitPainted(3);

      window.robot().type(KeyCode.SPACE);
      window.awaitVisible("#back-to-live", true);
      WritableImage held = settled(window);
      cluster.send(topic, "17", "18");
      window.awaitAccount("5 received");
      // A chart that doesn't hold starts to paint in the next frame.
      window.awaitFrames(10);
      assertThat(differentPixels(held, plot(window))).isZero();

      window.robot().type(KeyCode.L);
      window.awaitVisible("#back-to-live", false);
      await().until(() -> differentPixels(held, plot(window)) > 0);
    }
  }

  /** The plot when nothing on it moves any more, such as a button that fades in. */
  private static WritableImage settled(OpenWindow window) {
    AtomicReference<WritableImage> last = new AtomicReference<>(painted(window));
    await()
        .until(() -> {
          window.awaitFrames(10);
          WritableImage before = last.getAndSet(plot(window));
          return differentPixels(before, last.get()) == 0;
        });
    return last.get();
  }

  @Test
  @DisplayName(
      "the wheel zooms, dragging moves, and Back to live appears as soon as the view isn't live")
  void wheelAndDrag_leaveThePresent() {
    try (OpenWindow window = OpenWindow.on(cluster)) {
      showSaw(window);
      WritableImage before = painted(window);

      window.robot().moveTo(".plot-surface").scroll(5, VerticalDirection.UP);
      window.awaitVisible("#back-to-live", true);
      await().until(() -> differentPixels(before, plot(window)) > 0);

      WritableImage zoomed = painted(window);
      window.robot().moveTo(".plot-surface").press(MouseButton.PRIMARY);
      window.robot().moveBy(-30, 0).moveBy(-33, 0).release(MouseButton.PRIMARY);
      await().until(() -> differentPixels(zoomed, plot(window)) > 0);

      window.robot().clickOn("#back-to-live");
      window.awaitVisible("#back-to-live", false);
    }
  }

  @Test
  @DisplayName("the pointer reads the exact value; a click shows the record behind it")
  void pointAndClick_exactValueAndRecord() {
    String topic = cluster.topicOf("{\"big\":9007199254740993}");
    try (OpenWindow window = OpenWindow.reading(cluster, topic, 1)) {
      window.awaitPainted(1);

      window.robot().moveTo(".plot-surface");
      await()
          .until(() ->
              onFx(() ->
                  window
                      .robot()
                      .lookup("#crosshair-readout .label")
                      .queryAllAs(Labeled.class)
                      .stream()
                      .anyMatch(l -> l.getText().contains("9,007,199,254,740,993"))));

      window.robot().clickOn(".plot-surface");
      window.robot().type(KeyCode.DIGIT3);
      window.awaitNode("#inspector-value");
      await()
          .until(() ->
              onFx(() ->
                  window
                      .robot()
                      .lookup("#inspector-value")
                      .queryAs(TextArea.class)
                      .getText()
                      .contains("9007199254740993")));
    }
  }

  @Test
  @DisplayName(
      "a click on a sample selects its series and opens the record; one beside it only fills the"
          + " tab, whose title says so")
  void click_onSample_opensRecord_besideItFillsOnly() {
    String topic = cluster.topicOf("{\"a\":0,\"b\":10}", "{\"a\":0,\"b\":10}");
    try (OpenWindow window = OpenWindow.reading(cluster, topic, 2)) {
      window.awaitPainted(4);
      await().until(() -> window.seriesInTable().size() == 2);
      Bounds plot = onScreen(window, ".plot-surface");
      // In the middle of a window of 200 points there is no sample.
      window.robot().clickOn(plot.getCenterX(), plot.getCenterY());
      await().until(() -> onFx(() -> tab(window, "tab-record").getText()).equals("Record •"));
      assertThat(onFx(() -> tab(window, "tab-series").isSelected())).isTrue();

      Point2D sample =
          onFx(() -> {
            double y = window.pane().chart().getYAxis().getDisplayPosition(10);
            return new Point2D(plot.getMaxX() - 3, plot.getMinY() + y);
          });
      window.robot().clickOn(sample);
      await().until(() -> onFx(() -> tab(window, "tab-record").isSelected()));
      assertThat(onFx(() -> tab(window, "tab-record").getText())).isEqualTo("Record");
      assertThat(onFx(() -> window.pane().series().chosen())).hasValue("b");
    }
  }

  private static Tab tab(OpenWindow window, String id) {
    return window.robot().lookup(".side-panel").<TabPane>query().getTabs().stream()
        .filter(tab -> id.equals(tab.getId()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  @DisplayName("the readout beside the pointer is fully visible in each corner of the plot")
  void point_inCorners_readoutInsidePlot() {
    try (OpenWindow window = OpenWindow.on(cluster)) {
      showSaw(window);
      for (int corner = 0; corner < 4; corner++) {
        Bounds plot = onScreen(window, ".plot-surface");
        Point2D point =
            new Point2D(
                corner % 2 == 0 ? plot.getMinX() + 4 : plot.getMaxX() - 4,
                corner < 2 ? plot.getMinY() + 4 : plot.getMaxY() - 4);
        window.robot().moveTo(point);
        await()
            .until(() ->
                onFx(() -> window.find("#crosshair").isVisible())
                    && isBeside(onScreen(window, "#crosshair-readout"), point)
                    && plot.contains(onScreen(window, "#crosshair-readout")));
      }
    }
  }

  @Test
  @DisplayName("by keyboard alone: two cursors, and y zoomed and reset")
  void keys_cursorsAndY() {
    try (OpenWindow window = OpenWindow.on(cluster)) {
      showSaw(window);
      WritableImage before = painted(window);

      window.robot().type(KeyCode.C);
      window.awaitVisible("#cursor-panel", true);
      WritableImage placed = painted(window);
      window.keys(KeyCode.SHIFT, KeyCode.LEFT);
      await().until(() -> differentPixels(placed, plot(window)) > 0);
      window.robot().type(KeyCode.C);
      window.awaitVisible("#cursor-panel", false);

      window.keys(KeyCode.SHIFT, KeyCode.UP);
      await().until(() -> differentPixels(before, plot(window)) > 0);
      window.awaitVisible("#auto-y", true);
      window.robot().type(KeyCode.Y);
      await().until(() -> differentPixels(before, plot(window)) == 0);
      window.awaitVisible("#auto-y", false);

      window.keys(KeyCode.SHIFT, KeyCode.DOWN);
      window.awaitVisible("#auto-y", true);
      window.robot().clickOn("#auto-y");
      await().until(() -> differentPixels(before, plot(window)) == 0);
    }
  }

  /** Shows a topic with 200 records. */
  private void showSaw(OpenWindow window) {
    String topic = cluster.topicOf(saw());
    window.pick(topic, 200);
    window.awaitPainted(200);
  }

  private static Bounds onScreen(OpenWindow window, String id) {
    return onFx(() -> {
      Node node = window.find(id);
      return node.localToScreen(node.getLayoutBounds());
    });
  }

  /** Beside the line at the pointer, at the height where it covers the least. */
  private static boolean isBeside(Bounds readout, Point2D point) {
    return readout.getMinX() - point.getX() < 40 && point.getX() - readout.getMaxX() < 40;
  }

  private static String[] saw() {
    return IntStream.range(0, 200).mapToObj(i -> Integer.toString(i % 17)).toArray(String[]::new);
  }

  private static WritableImage painted(OpenWindow window) {
    return window.paintedPictureOf(".plot-surface");
  }

  private static WritableImage plot(OpenWindow window) {
    return window.pictureOf(".plot-surface");
  }
}
