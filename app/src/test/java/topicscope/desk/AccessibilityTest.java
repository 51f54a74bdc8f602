package topicscope.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static topicscope.desk.OpenWindow.onFx;
import static topicscope.desk.OpenWindow.runOnFx;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import topicscope.testing.SharedBroker;
import topicscope.testing.TestCluster;

@ExtendWith(SharedBroker.class)
class AccessibilityTest {
  private static final List<KeyCode> TABS =
      List.of(
          KeyCode.DIGIT1,
          KeyCode.DIGIT2,
          KeyCode.DIGIT3,
          KeyCode.DIGIT4,
          KeyCode.DIGIT5,
          KeyCode.DIGIT6);

  private static final int MAX_STOPS = 20;

  private final TestCluster cluster;

  AccessibilityTest(TestCluster cluster) {
    this.cluster = cluster;
  }

  @Test
  @DisplayName(
      "every control that can be reached has a name for screen readers, and every text in sight a"
          + " contrast of 4.5 in both themes")
  void controls_allScreens_haveNames() {
    String topic = cluster.topicOf("{\"a\":1,\"b\":2,\"c\":{\"d\":true,\"e\":\"f\"}}");
    try (OpenWindow window = new OpenWindow(cluster.connection())) {
      check(window, "welcome");
      window.robot().clickOn("#welcome-demo");
      window.pick(topic, 1);
      window.robot().type(KeyCode.P);
      check(window, "look of a plot");
      window.robot().type(KeyCode.ESCAPE, KeyCode.S);
      check(window, "look of a series");
      window.robot().type(KeyCode.ESCAPE, KeyCode.E);
      check(window, "export");
      window.robot().type(KeyCode.ESCAPE);
      window.shortcut(KeyCode.S);
      check(window, "save the workspace");
      window.robot().type(KeyCode.ESCAPE);
      window.shortcut(KeyCode.T);
      window.beginTour();
      assertThat(onFx(() -> window.find("#tour-2").getAccessibleText()))
          .startsWith("First step 2")
          .contains("not done yet");
      runOnFx(() -> window.desk().focusNext(1));
      for (KeyCode tab : TABS) {
        window.robot().type(tab);
        if (tab == KeyCode.DIGIT2) {
          window.awaitNode("#tail-table .table-cell");
          window.robot().type(KeyCode.DIGIT2, KeyCode.DOWN);
        }
        check(window, "tab " + tab.getChar());
        window.robot().type(KeyCode.ESCAPE);
      }
      window.robot().type(KeyCode.A).write("b > 1").type(KeyCode.ENTER, KeyCode.ESCAPE);
      check(window, "a rule");
      window.robot().type(KeyCode.T);
      check(window, "topics");
      window.robot().type(KeyCode.ESCAPE, KeyCode.B);
      check(window, "span");
      window.robot().type(KeyCode.ESCAPE, KeyCode.M);
      check(window, "transform");
      window.robot().type(KeyCode.ESCAPE);
      window.shortcut(KeyCode.K);
      check(window, "palette");
      window.robot().type(KeyCode.ESCAPE);
      window.robot().write("?");
      check(window, "help");
      window.robot().type(KeyCode.ESCAPE);
      window.shortcut(KeyCode.O);
      await().until(() -> onFx(() -> Window.getWindows().size()) == 2);
      check(window, "connections");
    }
  }

  @Test
  @DisplayName("Tab goes through the window as one reads it: toolbar, plots, panel, status line")
  void tab_window_readingOrder() {
    String topic = cluster.topicOf("{\"a\":1}");
    try (OpenWindow window = OpenWindow.reading(cluster, topic, 1)) {
      List<Node> round = new ArrayList<>();
      do {
        window.robot().type(KeyCode.TAB);
        round.add(focused(window));
      } while (round.indexOf(round.getLast()) == round.size() - 1);
      assertThat(round)
          .extracting(Node::getId)
          .containsSubsequence(
              "server",
              "topic-picker",
              "span",
              "run",
              "export",
              "more",
              "chart",
              "side-panel",
              "series-filter",
              "series-all",
              "series-table",
              "status-counters");
    }
  }

  @Test
  @DisplayName("Tab and Shift+Tab cycle inside a sheet; after Escape, keys control the plot again")
  void tab_inSheet_staysInside() {
    try (OpenWindow window = OpenWindow.on(cluster)) {
      window.robot().type(KeyCode.P);
      Node first = focused(window);
      List<Node> round = new ArrayList<>(List.of(first));
      window.robot().type(KeyCode.TAB);
      while (!focused(window).equals(first) && round.size() < MAX_STOPS) {
        round.add(focused(window));
        window.robot().type(KeyCode.TAB);
      }
      assertThat(round)
          .extracting(Node::getId)
          .startsWith("plot-look-title")
          .endsWith("plot-look-apply", "plot-look-close");

      window.keys(KeyCode.SHIFT, KeyCode.TAB);
      assertThat(focused(window).getId()).isEqualTo("plot-look-close");
      window.robot().type(KeyCode.ESCAPE);
      assertThat(focused(window)).isEqualTo(window.content());
    }
  }

  private static Node focused(OpenWindow window) {
    return onFx(() -> window.content().getScene().getFocusOwner());
  }

  /** In light and dark, and in all windows. */
  private static void check(OpenWindow window, String screen) {
    assertThat(nameless()).as(screen).isEmpty();
    for (int theme = 0; theme < 2; theme++) {
      assertThat(
              onFx(() ->
                  Window.getWindows().stream()
                      .flatMap(one -> {
                        Parent root = one.getScene().getRoot();
                        root.applyCss();
                        return Contrast.weakTexts(root).stream();
                      })
                      .distinct()
                      .toList()))
          .as(screen)
          .isEmpty();
      runOnFx(window::toggleTheme);
    }
  }

  private static List<String> nameless() {
    return onFx(() -> {
      List<String> found = new ArrayList<>();
      Window.getWindows().forEach(window -> look(window.getScene().getRoot(), found));
      return found;
    });
  }

  private static void look(Node node, List<String> found) {
    if (!node.isVisible()) {
      return;
    }
    if (node instanceof Control control && control.isFocusTraversable() && !hasName(control)) {
      found.add(control.getClass().getSimpleName() + " " + control.getId());
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> look(child, found));
    }
  }

  private static boolean hasName(Control control) {
    String text = control.getAccessibleText();
    return (text != null && !text.isBlank())
        || (control instanceof Labeled labeled
            && labeled.getText() != null
            && !labeled.getText().isBlank());
  }
}
