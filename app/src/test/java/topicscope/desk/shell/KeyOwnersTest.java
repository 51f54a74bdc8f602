package topicscope.desk.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static topicscope.desk.OpenWindow.onFx;
import static topicscope.desk.OpenWindow.runOnFx;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Control;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Slider;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxToolkit;
import topicscope.desk.OpenWindow;
import topicscope.desk.widget.Command;
import topicscope.desk.widget.Commands;
import topicscope.desk.widget.KeyOwner;
import topicscope.testing.SharedBroker;
import topicscope.testing.TestCluster;

/** The table of who owns which key, held against every control of every panel. */
@ExtendWith(SharedBroker.class)
class KeyOwnersTest {
  private static final List<String> PANELS =
      List.of("series", "tail", "record", "format", "alerts", "distribution");

  /** Those that open something or press what is focused. */
  private static final Set<KeyCode> PRESSING = EnumSet.of(KeyCode.ENTER, KeyCode.SPACE);

  private final TestCluster cluster;

  KeyOwnersTest(TestCluster cluster) {
    this.cluster = cluster;
  }

  @Test
  @DisplayName(
      "in every panel each control keeps its keys from the plot; a letter is a command from all of"
          + " them but a field")
  void controls_everyPanel_keepTheirKeys() {
    String topic = cluster.topicOf("{\"a\":1,\"b\":2}", "{\"a\":2,\"b\":3}");
    Set<KeyOwner> met = EnumSet.noneOf(KeyOwner.class);
    try (OpenWindow window = OpenWindow.reading(cluster, topic, 2)) {
      window.robot().clickOn(".plot-surface");
      for (int i = 0; i < PANELS.size(); i++) {
        int panel = i;
        window.robot().type(KeyCode.getKeyCode(Integer.toString(i + 1)));
        for (Control control : controls(window, i == 0 ? ".main-window" : ".side-panel")) {
          if (!onFx(() -> isShown(control))) {
            // Another form of the record is shown now.
            continue;
          }
          Optional<KeyOwner> owner = onFx(() -> KeyOwner.of(control));
          String where = PANELS.get(i) + ", " + control;
          assertThat(owner).as(where).isPresent();
          met.add(owner.get());
          for (KeyCode key : owner.get().keys()) {
            if (!PRESSING.contains(key) && !opens(control)) {
              assertThat(movesPlot(window, panel, control, key)).as(where + ", " + key).isFalse();
            }
          }
          boolean field = owner.get() == KeyOwner.TEXT_FIELD;
          assertThat(movesPlot(window, panel, control, KeyCode.PAGE_UP))
              .as(where + ", Page Up")
              .isEqualTo(!field && !owner.get().keys().contains(KeyCode.PAGE_UP));
          assertThat(runsCommand(window, control)).as(where + ", Y").isEqualTo(!field);
          runOnFx(control::requestFocus);
          window.robot().type(KeyCode.ESCAPE);
          assertThat(onFx(() -> control.getScene().getFocusOwner()))
              .as(where + ", Escape")
              .isEqualTo(onFx(() -> window.find(".main-window")));
        }
      }
    }
    assertThat(met)
        .contains(
            KeyOwner.TEXT_FIELD,
            KeyOwner.ROWS,
            KeyOwner.BOX,
            KeyOwner.MENU,
            KeyOwner.TOGGLE,
            KeyOwner.BUTTON,
            KeyOwner.TABS);
  }

  @Test
  @DisplayName(
      "a field keeps what edits, also what is typed with AltGr and undone with Ctrl+Z; a slider"
          + " keeps the arrows; a sheet keeps all")
  void owner_fieldSliderSheet_keep() throws Exception {
    List<String> ran = new ArrayList<>();
    Commands commands = new Commands();
    Stream.of("Left", "Shortcut+Z", "Shortcut+T", "Shortcut+Shift+A", "F6", "T")
        .forEach(key -> commands.add(Command.of(key, key, () -> ran.add(key))));
    commands.add(Command.typed("\\", "\\", () -> ran.add("\\")));
    FxToolkit.registerPrimaryStage();
    FxToolkit.setupStage(stage -> {
      TextField field = new TextField();
      Slider slider = new Slider();
      CheckBox box = new CheckBox();
      StackPane sheet = new StackPane(box);
      sheet.getStyleClass().add(Commands.TAKES_KEYS);
      Scene scene = new Scene(new StackPane(field, slider, sheet));
      stage.setScene(scene);
      stage.show();
      commands.listenTo(scene, () -> ran.add("Esc"));
      for (Node node : List.of(field, slider, box)) {
        node.requestFocus();
        press(node, KeyCode.LEFT, false, false);
        press(node, KeyCode.T, false, false);
        press(node, KeyCode.Z, false, true);
        press(node, KeyCode.T, false, true);
        press(node, KeyCode.A, true, true);
        press(node, KeyCode.F6, false, false);
        Event.fireEvent(
            node,
            new KeyEvent(
                KeyEvent.KEY_TYPED, "\\", "", KeyCode.UNDEFINED, false, true, true, false));
        press(node, KeyCode.ESCAPE, false, false);
      }
    });
    runOnFx(() -> {});
    FxToolkit.cleanupStages();
    assertThat(ran)
        .containsExactly(
            "Shortcut+T",
            "Shortcut+Shift+A",
            "F6",
            "Esc",
            "T",
            "Shortcut+Z",
            "Shortcut+T",
            "Shortcut+Shift+A",
            "F6",
            "\\",
            "Esc");
  }

  /** The controls of the window that can be reached, from top to bottom. */
  private static List<Control> controls(OpenWindow window, String part) {
    return onFx(() -> seen(window.find(part)));
  }

  private static List<Control> seen(Node part) {
    return part.lookupAll("*").stream()
        .filter(node -> node instanceof Control && node.isFocusTraversable() && !node.isDisabled())
        .filter(KeyOwnersTest::isShown)
        .map(Control.class::cast)
        .toList();
  }

  private static boolean isShown(Node node) {
    return Stream.iterate(node, one -> one != null, Node::getParent).allMatch(Node::isVisible);
  }

  private static boolean opens(Control control) {
    return control instanceof MenuButton
        || (control.getId() != null
            && (control.getId().startsWith("decode-") || control.getId().equals("topic-picker")));
  }

  /** Whether a key, pressed in a control, changes what the plot shows. */
  private static boolean movesPlot(OpenWindow window, int panel, Control control, KeyCode key) {
    runOnFx(() -> {
      // The keys of the tabs choose another one.
      ((TabPane) window.find(".side-panel")).getSelectionModel().select(panel);
      window.pane().chart().setYAuto();
      window.pane().chart().backToLive();
      control.requestFocus();
    });
    runOnFx(() -> press(control, key, false, false));
    return onFx(() ->
        !window.pane().chart().yAutoProperty().get()
            || !window.pane().chart().liveProperty().get());
  }

  /** Whether a letter, pressed in a control, runs its command: y follows the traces again. */
  private static boolean runsCommand(OpenWindow window, Control control) {
    runOnFx(() -> {
      window.pane().chart().zoomY(1.5);
      control.requestFocus();
    });
    runOnFx(() -> press(control, KeyCode.Y, false, false));
    return onFx(() -> window.pane().chart().yAutoProperty().get());
  }

  private static void press(Node node, KeyCode key, boolean shift, boolean shortcut) {
    Event.fireEvent(
        node, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, shift, shortcut, false, false));
  }
}
