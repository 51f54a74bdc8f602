package topicscope.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static topicscope.desk.OpenWindow.onFx;

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
      List.of(KeyCode.DIGIT1, KeyCode.DIGIT2, KeyCode.DIGIT3, KeyCode.DIGIT4, KeyCode.DIGIT5);

  private static final int MAX_STOPS = 20;

  private final TestCluster cluster;

  AccessibilityTest(TestCluster cluster) {
    this.cluster = cluster;
  }

  @Test
  @DisplayName("every control that can be reached has a name for screen readers")
  void controls_allScreens_haveNames() {
    String topic = cluster.topicOf("{\"a\":1,\"b\":2}");
    try (OpenWindow window = new OpenWindow(cluster.connection())) {
      assertThat(nameless()).isEmpty();
      window.robot().clickOn("#welcome-demo");
      window.pick(topic, 1);
      window.robot().type(KeyCode.P);
      assertThat(nameless()).as("look of a plot").isEmpty();
      window.robot().type(KeyCode.ESCAPE, KeyCode.S);
      assertThat(nameless()).as("look of a series").isEmpty();
      window.robot().type(KeyCode.ESCAPE);
      window.shortcut(KeyCode.T);
      window.beginTour();
      assertThat(onFx(() -> window.find("#tour-2").getAccessibleText()))
          .startsWith("First step 2")
          .contains("not done yet");
      for (KeyCode tab : TABS) {
        window.robot().type(tab);
        assertThat(nameless()).as("tab %s", tab.getChar()).isEmpty();
      }
      window.robot().type(KeyCode.T);
      assertThat(nameless()).as("topics").isEmpty();
      window.robot().type(KeyCode.ESCAPE);
      window.shortcut(KeyCode.K);
      assertThat(nameless()).as("palette").isEmpty();
      window.robot().type(KeyCode.ESCAPE);
      window.robot().write("?");
      assertThat(nameless()).as("help").isEmpty();
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
