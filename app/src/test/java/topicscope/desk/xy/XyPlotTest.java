package topicscope.desk.xy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static topicscope.desk.OpenWindow.onFx;
import static topicscope.desk.OpenWindow.runOnFx;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Window;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import topicscope.desk.OpenWindow;
import topicscope.plot.xy.XyPicture;
import topicscope.plot.xy.XyView;
import topicscope.testing.SharedBroker;
import topicscope.testing.TestCluster;
import topicscope.workspace.TopicsFile;
import topicscope.workspace.WorkspaceFile;
import topicscope.workspace.XyState;

/** One series against another, in the window. */
@ExtendWith(SharedBroker.class)
class XyPlotTest {
  private static final int COUNT = 180;
  private static final int LAP = 90;
  private static final String PAIRS = "180 pairs within 500 ms, 0 samples without a partner";

  @TempDir private Path folder;
  private final TestCluster cluster;

  XyPlotTest(TestCluster cluster) {
    this.cluster = cluster;
  }

  /** A topic with a record for each of the last seconds: two laps of a circle. */
  private String circles() {
    String topic = cluster.newTopic(1);
    long now = System.currentTimeMillis();
    cluster.send(
        IntStream.range(0, COUNT)
            .mapToObj(i -> TestCluster.record(topic, 0, now - 1_000L * (COUNT - 1 - i), point(i))));
    return topic;
  }

  private static String point(int i) {
    double angle = 2 * Math.PI * i / LAP;
    return String.format(
        Locale.ROOT, "{\"cos\":%.6f,\"sin\":%.6f}", Math.cos(angle), Math.sin(angle));
  }

  private OpenWindow open() {
    OpenWindow window = OpenWindow.reading(cluster, circles(), COUNT);
    window.awaitPainted(2 * COUNT);
    return window;
  }

  private static void draw(OpenWindow window, long toleranceMs) {
    runOnFx(() -> window.pane().xy().choices().choose(new XyState("sin", "cos", toleranceMs)));
    window.awaitText("#xy-caption", " within ");
  }

  @Test
  @DisplayName(
      "by mouse: the menu of a series draws it against another one; sine against cosine is a circle"
          + " whose older part is fainter; the menu of the plot leads back")
  void menu_ofSeries_drawsCircle() {
    try (OpenWindow window = open()) {
      assertThat(onFx(() -> window.find("#xy-head").isVisible())).isFalse();
      // The first figures sort the table, whose rows then get other cells.
      await().until(() -> window.seriesInTable().contains("sin"));
      window.awaitFrames(20);
      window.clickSeries("sin");
      runOnFx(() -> askForMenu(window.seriesName("sin").orElseThrow()));
      fire(() -> contextMenu().getItems(), "xy-against-cos");

      window.awaitText("#xy-caption", PAIRS);
      assertThat(onFx(() -> window.find("#chart").isVisible())).isFalse();
      assertThat(window.text("#y-mode")).isIn("XY", "");
      assertThat(title(window, "#xy-y-title")).isEqualTo("sin");
      assertThat(title(window, "#xy-x-title")).isEqualTo("cos");
      assertCircle(window);
      assertThat(window.text("#xy-newest-values")).startsWith("x 0.99").contains(" · y -0.0697");
      assertThat(spoken(window))
          .startsWith("sin against cos: " + PAIRS + ". Newest: x 0.997564 · y -0.069756 at ");

      fire(() -> window.robot().lookup("#y-mode").<MenuButton>query().getItems(), "");
      window.awaitVisible("#chart", true);
      assertThat(onFx(() -> window.find("#xy").isVisible())).isFalse();
      assertThat(onFx(() -> window.find("#xy-head").isVisible())).isFalse();
    }
  }

  /** As a right click: the headless platform has no gesture that asks for a menu. */
  private static void askForMenu(Node node) {
    Bounds at = node.localToScreen(node.getBoundsInLocal());
    node.fireEvent(
        new ContextMenuEvent(
            ContextMenuEvent.CONTEXT_MENU_REQUESTED,
            5,
            5,
            at.getMinX() + 5,
            at.getMinY() + 5,
            false,
            null));
  }

  private static ContextMenu contextMenu() {
    return Window.getWindows().stream()
        .filter(ContextMenu.class::isInstance)
        .map(ContextMenu.class::cast)
        .findFirst()
        .orElseThrow();
  }

  /** Chooses the item of an id, also of a submenu; without an id, the first that isn't chosen. */
  private static void fire(Supplier<List<MenuItem>> items, String id) {
    await().ignoreExceptions().until(() -> onFx(() -> find(items.get(), id).isPresent()));
    runOnFx(() -> find(items.get(), id).orElseThrow().fire());
  }

  private static Optional<MenuItem> find(List<MenuItem> items, String id) {
    return items.stream()
        .flatMap(
            item -> item instanceof Menu menu ? menu.getItems().stream() : List.of(item).stream())
        .filter(item ->
            id.isEmpty()
                ? item instanceof RadioMenuItem radio && !radio.isSelected()
                : id.equals(item.getId()))
        .findFirst();
  }

  private static String title(OpenWindow window, String id) {
    return onFx(() -> ((Text) window.find(id)).getText());
  }

  private static String spoken(OpenWindow window) {
    return onFx(
        () -> (String) window.find("#xy").queryAccessibleAttribute(AccessibleAttribute.TEXT));
  }

  /** There is ink all around, more for the newer lap's end, and none in the middle. */
  private static void assertCircle(OpenWindow window) {
    runOnFx(() -> {
      XyPicture picture = ((XyView) window.find("#xy")).picture().orElseThrow();
      Image image = ((ImageView) window.find("#xy-image")).getImage();
      for (int i = LAP; i < COUNT; i++) {
        assertThat(alpha(picture, image, i, 1))
            .as("at pair %d", i)
            .isGreaterThan(i < 135 ? 170 : 245);
      }
      for (int i = 0; i < LAP; i++) {
        for (double radius : new double[] {0, 0.5, 0.9, 1.1}) {
          assertThat(alpha(picture, image, i, radius)).isZero();
        }
      }
    });
  }

  private static int alpha(XyPicture picture, Image image, int i, double radius) {
    double angle = 2 * Math.PI * i / LAP;
    double x = picture.xAxis().share(radius * Math.cos(angle)) * image.getWidth();
    double y = (1 - picture.yAxis().share(radius * Math.sin(angle))) * image.getHeight();
    return image.getPixelReader().getArgb((int) x, (int) y) >>> 24;
  }

  @Test
  @DisplayName(
      "by keys alone: the menu of the plot leads to it and Escape back; the menu of a row chooses"
          + " x")
  void keys_alone_leadThereAndBack() {
    try (OpenWindow window = open()) {
      runOnFx(() -> window.find("#y-mode").requestFocus());
      window.robot().type(KeyCode.SPACE);
      await().until(() -> onFx(() -> ((MenuButton) window.find("#y-mode")).isShowing()));
      window.robot().type(KeyCode.UP, KeyCode.ENTER);
      window.awaitText("#xy-caption", PAIRS);
      assertThat(onFx(() -> window.plot().lookProperty().get().xy()))
          .contains(new XyState("sin", "cos", 0));
      window.robot().type(KeyCode.ESCAPE);
      window.awaitVisible("#chart", true);

      window.clickSeries("cos");
      window.robot().type(KeyCode.ENTER);
      await().ignoreExceptions().until(() -> onFx(() -> contextMenu().isShowing()));
      for (int i = 0; i < 20 && !isFocused(window, "#xy-against"); i++) {
        window.robot().type(KeyCode.DOWN);
      }
      window.robot().type(KeyCode.RIGHT, KeyCode.ENTER);
      await()
          .until(() ->
              onFx(() -> window.plot().lookProperty().get().xy())
                  .equals(Optional.of(new XyState("cos", "sin", 0))));
      window.awaitVisible("#xy", true);
      // The first one leaves the table.
      window.robot().type(KeyCode.ESCAPE, KeyCode.ESCAPE);
      window.awaitVisible("#chart", true);
    }
  }

  private static boolean isFocused(OpenWindow window, String id) {
    return onFx(() -> window.robot().lookup(id).tryQuery().filter(Node::isFocused).isPresent());
  }

  @Test
  @DisplayName("the boxes above choose y, x and tolerance, and a button exchanges x and y")
  void boxes_choose() {
    try (OpenWindow window = open()) {
      draw(window, 0);
      window.robot().clickOn("#xy-swap");
      await().until(() -> title(window, "#xy-y-title").equals("cos"));
      runOnFx(() -> window.find("#xy-x").requestFocus());
      window.robot().type(KeyCode.UP);
      await().until(() -> title(window, "#xy-x-title").equals("cos"));
      runOnFx(() -> window.find("#xy-tolerance").requestFocus());
      window.robot().type(KeyCode.DOWN);
      window.awaitText("#xy-caption", "180 pairs within 1 ms");
      window.robot().clickOn("#xy-close");
      window.awaitVisible("#chart", true);
    }
  }

  @Test
  @DisplayName("new samples come into it; held it stays, zoomed it shows the stretch in sight")
  void samples_arriving_areShown() {
    try (OpenWindow window = open()) {
      draw(window, 0);
      cluster.send(window.reading().topic(), "{\"cos\":3,\"sin\":-4}");
      window.awaitText("#xy-caption", "181 pairs");
      window.awaitText("#xy-newest-values", "x 3 · y -4");
      window.robot().type(KeyCode.SPACE);
      await().until(() -> !onFx(() -> window.pane().chart().liveProperty().get()));
      cluster.send(window.reading().topic(), "{\"cos\":5,\"sin\":5}", "{\"cos\":5,\"sin\":6}");
      window.awaitAccount("183 received");
      window.awaitFrames(20);
      // A held window may end a little after its last sample.
      assertThat(window.text("#xy-caption")).doesNotStartWith("183");
      runOnFx(() -> window.pane().zoom(0.1));
      await().until(() -> window.text("#xy-caption").matches("[12]\\d pairs.*"));
      window.robot().type(KeyCode.L);
      window.awaitText("#xy-caption", "183 pairs");
    }
  }

  @Test
  @DisplayName("while the cursors are on it shows the samples between them")
  void cursors_on_samplesBetween() {
    try (OpenWindow window = open()) {
      window.robot().type(KeyCode.C);
      await().until(() -> onFx(() -> !window.pane().chart().betweenCursors().isEmpty()));
      draw(window, 0);
      await()
          .until(() ->
              window.text("#xy-caption").matches("(5|6)\\d pairs between the cursors within.*"));
      window.robot().type(KeyCode.C);
      window.awaitText("#xy-caption", "180 pairs");
    }
  }

  @Test
  @DisplayName("the pointer reads x, y and time of the pair that is near, else x and y")
  void pointer_readsPair() {
    try (OpenWindow window = open()) {
      draw(window, 0);
      window.awaitText("#xy-caption", PAIRS);
      window.robot().moveTo("#xy-newest");
      await()
          .until(() ->
              readout(window)
                  .matches(
                      "x {2}cos {2}0.99\\d+, y {2}sin {2}-0.069\\d+,"
                          + " .*\\d\\d:\\d\\d:\\d\\d\\.\\d\\d\\d"));
      window.robot().moveTo("#xy-image");
      await().until(() -> readout(window).endsWith("no pair here"));
      window.robot().moveTo("#xy-tolerance");
      window.awaitVisible("#xy-crosshair", false);
    }
  }

  private static String readout(OpenWindow window) {
    return onFx(() -> String.valueOf(window.find("#xy-readout").getAccessibleText()));
  }

  @Test
  @DisplayName(
      "it comes back with the workspace, with the topic, and when a closed plot is opened again")
  void choice_isKept() throws IOException {
    String topic = circles();
    WorkspaceFile workspace = WorkspaceFile.own(folder.resolve("workspace.json"));
    TopicsFile topics = new TopicsFile(folder.resolve("topics.json"));
    try (OpenWindow window = OpenWindow.on(cluster, topics)) {
      window.keep(workspace);
      window.pick(topic, COUNT);
      draw(window, 250);
    }
    try (OpenWindow window =
        OpenWindow.on(cluster, new TopicsFile(folder.resolve("topics.json")))) {
      window.pick(topic, COUNT);
      window.awaitText("#xy-caption", "180 pairs within 250 ms");
      String other = cluster.topicOf("1", "2");
      window.pick(other, 2);
      window.awaitVisible("#chart", true);
    }
    try (OpenWindow window = new OpenWindow(cluster.connection())) {
      assertThat(window.keep(WorkspaceFile.own(folder.resolve("workspace.json")))).isTrue();
      window.awaitText("#xy-caption", "180 pairs within 250 ms");
      window.addPlot();
      runOnFx(() -> window.desk().focusNext(-1));
      window.shortcut(KeyCode.W);
      window.awaitPlots(1);
      window.shortcut(KeyCode.Z);
      window.awaitPlots(2);
      await()
          .until(() ->
              onFx(() ->
                  window.desk().plots().stream()
                      .anyMatch(plot ->
                          plot.lookProperty()
                              .get()
                              .xy()
                              .equals(Optional.of(new XyState("sin", "cos", 250))))));
    }
  }

  @Test
  @DisplayName("with a single series there is none, and a series that is gone is waited for")
  void series_missing_isSaid() {
    String topic = cluster.topicOf("{\"a\":1}", "{\"a\":2}");
    try (OpenWindow window = OpenWindow.reading(cluster, topic, 2)) {
      await().until(() -> window.seriesInTable().contains("a"));
      assertThat(onFx(() -> XyMenu.items(window.plot(), window.seriesRows().getFirst().series())))
          .isEmpty();
      runOnFx(() -> window.pane().xy().choices().choose(new XyState("a", "b", 0)));
      window.awaitText("#xy-caption", "Waiting for a and b");
      cluster.send(topic, "{\"a\":3,\"b\":4}");
      window.awaitText("#xy-caption", "1 pair within");
      Node view = window.find("#xy");
      assertThat(onFx(view::isVisible)).isTrue();
    }
  }
}
