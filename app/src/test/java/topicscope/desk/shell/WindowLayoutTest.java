package topicscope.desk.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;
import static topicscope.desk.OpenWindow.onFx;
import static topicscope.desk.OpenWindow.runOnFx;

import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import topicscope.desk.OpenWindow;
import topicscope.kafka.read.RawRecord;
import topicscope.testing.SharedBroker;
import topicscope.testing.TestCluster;
import topicscope.workspace.WorkspaceFile;

/** The parts of the window in sight, at any size. */
@ExtendWith(SharedBroker.class)
class WindowLayoutTest {
  private static final List<String> BUTTONS =
      List.of("#server", "#topic-picker", "#span", "#run", "#add-plot", "#export", "#more");

  private final TestCluster cluster;

  WindowLayoutTest(TestCluster cluster) {
    this.cluster = cluster;
  }

  @Test
  @DisplayName("a window that was closed is garbage once its stage shows another one")
  void closed_isGarbage() {
    WeakReference<Node> closed = closedWindow();
    try (OpenWindow _ = OpenWindow.on(cluster)) {
      await()
          .pollInterval(Duration.ofSeconds(1))
          .until(() -> {
            System.gc();
            return closed.refersTo(null);
          });
    }
  }

  private WeakReference<Node> closedWindow() {
    try (OpenWindow window = OpenWindow.reading(cluster, cluster.topicOf("1"), 1)) {
      return new WeakReference<>(window.content());
    }
  }

  @Test
  @DisplayName(
      "\\ folds the side panel and its digit shows it again; F11 leaves the plots alone on the"
          + " screen, and Escape brings the rest back")
  void fold_andPlotsAlone_andBack() {
    String topic = cluster.topicOf("{\"a\":1}");
    try (OpenWindow window = OpenWindow.reading(cluster, topic, 1)) {
      double before = onFx(() -> window.middle().getDividerPositions()[0]);
      Node side = window.find(".side-panel");
      Stage stage = onFx(() -> (Stage) side.getScene().getWindow());
      window.clickSeries("a");
      window.robot().write("\\");
      await().until(() -> onFx(() -> side.getScene() == null));
      assertThat(onFx(() -> window.pane().getWidth()))
          .isCloseTo(onFx(() -> window.content().getScene().getWidth()), within(4.0));
      assertThat(onFx(() -> stage.getScene().getFocusOwner())).isEqualTo(window.content());
      window.robot().type(KeyCode.DIGIT1);
      await().until(() -> onFx(() -> side.getScene() != null));
      assertThat(onFx(() -> window.middle().getDividerPositions()[0]))
          .isCloseTo(before, within(0.01));
      assertThat(onFx(() -> window.find("#series-table").isFocused())).isFalse();
      window.robot().type(KeyCode.DIGIT1);
      assertThat(onFx(() -> window.find("#series-table").isFocused())).isTrue();

      // The headless platform can't paint while a window changes its size.
      runOnFx(() -> {
        stage.setX(0);
        stage.setY(0);
      });
      window.awaitFrames(3);
      runOnFx(() -> {
        Rectangle2D screen = Screen.getPrimary().getBounds();
        stage.setWidth(screen.getWidth());
        stage.setHeight(screen.getHeight());
      });
      window.awaitFrames(3);
      window.robot().type(KeyCode.F11);
      await().until(() -> onFx(() -> stage.isFullScreen() && side.getScene() == null));
      assertThat(isSeen(window, "#topic-picker")).isFalse();
      assertThat(isSeen(window, "#status-line")).isFalse();
      window.awaitNotice("Only the plots");
      window.robot().type(KeyCode.ESCAPE);
      await().until(() -> onFx(() -> !stage.isFullScreen() && side.getScene() != null));
      assertThat(isSeen(window, "#topic-picker")).isTrue();
      window.robot().type(KeyCode.F11, KeyCode.F11);
      await().until(() -> onFx(() -> !stage.isFullScreen() && side.getScene() != null));
      assertThat(onFx(() -> stage.getMinWidth())).isGreaterThanOrEqualTo(640);
      assertThat(onFx(() -> stage.getMinHeight())).isGreaterThanOrEqualTo(400);
    }
  }

  @Test
  @DisplayName("a notice floats over the corner: the plot stays where it is")
  void notice_shown_plotStays() {
    String topic = cluster.topicOf("{\"a\":1}");
    try (OpenWindow window = OpenWindow.reading(cluster, topic, 1)) {
      Bounds before = onFx(() -> bounds(window.pane()));
      window.robot().type(KeyCode.V);
      window.keys(KeyCode.SHIFT, KeyCode.V);
      await().until(() -> window.notices().size() == 2);
      assertThat(onFx(() -> bounds(window.pane()))).isEqualTo(before);
      List<Bounds> notices =
          onFx(() ->
              window.robot().lookup(".footnote").queryAll().stream()
                  .map(WindowLayoutTest::bounds)
                  .toList());
      assertThat(notices.get(0).getMaxY()).isLessThan(notices.get(1).getMinY());
    }
  }

  @Test
  @DisplayName(
      "in a narrow toolbar the cluster becomes an icon, then the span goes, then the actions; what"
          + " goes is in the menu, and all is in sight at 800x500")
  void toolbar_narrow_collapses() {
    try (OpenWindow window = OpenWindow.on(cluster)) {
      for (String button : BUTTONS) {
        assertThat(end(window, button, 800)).as(button).isBetween(30.0, 800.0);
      }
      Labeled server = (Labeled) window.find("#server");
      int usual = menu(window, 800).size();

      int width = 800;
      while (end(window, "#span", width) > 0) {
        width -= 20;
      }
      assertThat(onFx(server::getContentDisplay)).isEqualTo(ContentDisplay.GRAPHIC_ONLY);
      assertThat(end(window, "#fit", width)).isBetween(30.0, (double) width);
      assertThat(menu(window, width)).contains("Show any span, or since a time").hasSize(usual + 3);
      while (end(window, "#fit", width) > 0) {
        width -= 20;
      }
      assertThat(menu(window, width)).contains("Fit all that is held", "Add a plot");
      for (String button : List.of("#server", "#topic-picker", "#more")) {
        assertThat(end(window, button, width)).as(button).isBetween(30.0, (double) width);
      }
      assertThat(menu(window, 1200)).hasSize(usual);
      assertThat(onFx(server::getContentDisplay)).isEqualTo(ContentDisplay.LEFT);
    }
  }

  @Test
  @DisplayName("four plots beside the side panel are whole at 800x500")
  void plots_smallWindow_areWhole() {
    String topic = cluster.topicOf("{\"a\":1}");
    try (OpenWindow window = OpenWindow.reading(cluster, topic, 1)) {
      for (int plots = 1; plots < 4; plots++) {
        window.addPlot();
      }
      window.keys(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.T);
      Bounds area =
          onFx(() -> {
            layOut(window, 800);
            return bounds(window.find(".plots-with-overview"));
          });
      List<Bounds> parts =
          onFx(() ->
              window.robot().lookup(".plot-title").queryAll().stream()
                  .flatMap(title -> ((HBox) title).getChildren().stream().filter(Node::isManaged))
                  .map(WindowLayoutTest::bounds)
                  .toList());
      assertThat(parts).hasSizeGreaterThan(12).allMatch(area::contains);
    }
  }

  @Test
  @DisplayName(
      "the folded panel, its width and the widths of the columns of tail and alerts are kept")
  void layout_kept(@TempDir Path folder) {
    String topic = cluster.topicOf("{\"a\":1}");
    WorkspaceFile file = WorkspaceFile.own(folder.resolve("workspace.json"));
    try (OpenWindow window = OpenWindow.on(cluster)) {
      window.keep(file);
      window.connect(cluster.connection());
      window.pick(topic, 1);
      window.robot().type(KeyCode.DIGIT2);
      window.awaitNode("#tail-table .table-cell");
      TableView<RawRecord> tail = window.robot().lookup("#tail-table").queryTableView();
      runOnFx(() -> {
        window.middle().setDividerPositions(0.5);
        tail.resizeColumn(tail.getVisibleLeafColumn(0), 40);
      });
      window.robot().type(KeyCode.DIGIT5);
      window.awaitVisible("#alert-events", true);
      TableView<?> alerts = window.robot().lookup("#alert-events").queryTableView();
      runOnFx(() -> assertThat(resize(alerts)).isTrue());
      window.robot().type(KeyCode.DIGIT2);
      window.robot().write("\\");
    }
    try (OpenWindow window = OpenWindow.on(cluster)) {
      window.keep(file);
      window.awaitAccount("1 received");
      assertThat(window.robot().lookup(".side-panel").tryQuery()).isEmpty();
      window.robot().write("\\");
      window.awaitNode("#tail-table .table-cell");
      await()
          .until(() ->
              onFx(() ->
                  ((TableView<?>) window.find("#tail-table")).getVisibleLeafColumn(0).getWidth()
                      > 110));
      await()
          .untilAsserted(() ->
              assertThat(onFx(() -> window.middle().getDividerPositions()[0]))
                  .isCloseTo(0.5, within(0.01)));
      window.robot().type(KeyCode.DIGIT5);
      window.awaitVisible("#alert-events", true);
      TableView<?> alerts = window.robot().lookup("#alert-events").queryTableView();
      await().until(() -> onFx(() -> alerts.getVisibleLeafColumn(0).getWidth()) == 98);
    }
  }

  private static <S> boolean resize(TableView<S> table) {
    return table.resizeColumn(table.getVisibleLeafColumn(0), 30);
  }

  private static void layOut(OpenWindow window, double width) {
    Parent content = window.content();
    content.resize(width, 500);
    content.applyCss();
    content.layout();
    content.layout();
  }

  /** Where a node ends at the right in a window of a width; 0 if it isn't seen. */
  private static double end(OpenWindow window, String id, double width) {
    return onFx(() -> {
      layOut(window, width);
      return isShown(window.find(id)) ? bounds(window.find(id)).getMaxX() : 0;
    });
  }

  private static List<String> menu(OpenWindow window, double width) {
    return onFx(() -> {
      layOut(window, width);
      return ((MenuButton) window.find("#more"))
          .getItems().stream().map(MenuItem::getText).filter(Objects::nonNull).toList();
    });
  }

  private static Bounds bounds(Node node) {
    return node.localToScene(node.getLayoutBounds());
  }

  private static boolean isSeen(OpenWindow window, String id) {
    return onFx(() -> isShown(window.find(id)));
  }

  private static boolean isShown(Node node) {
    return Stream.iterate(node, one -> one != null, Node::getParent).allMatch(Node::isVisible);
  }
}
