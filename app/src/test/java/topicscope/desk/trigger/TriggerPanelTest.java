package topicscope.desk.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;
import static topicscope.desk.OpenWindow.onFx;
import static topicscope.desk.OpenWindow.runOnFx;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import topicscope.alert.AlertRule;
import topicscope.chart.ValueRange;
import topicscope.desk.OpenWindow;
import topicscope.testing.SharedBroker;
import topicscope.testing.TestCluster;
import topicscope.trigger.Capture;
import topicscope.trigger.CaptureLine;
import topicscope.trigger.CaptureSettings;
import topicscope.trigger.KeptCapture;
import topicscope.workspace.WorkspaceFile;

/** The trigger and its captures, in the window. */
@ExtendWith(SharedBroker.class)
class TriggerPanelTest {
  private static final int COUNT = 180;

  private final TestCluster cluster;
  private final String topic;
  private final long begin = System.currentTimeMillis() - 60_000;

  TriggerPanelTest(TestCluster cluster) {
    this.cluster = cluster;
    this.topic = cluster.newTopic(1);
    send(0, COUNT, 10);
  }

  /** Records of which one comes every 100 ms. */
  private void send(int from, int to, int value) {
    cluster.send(
        IntStream.range(from, to)
            .mapToObj(
                i -> TestCluster.record(topic, 0, begin + i * 100L, "{\"v\":" + value + "}")));
  }

  /** A window with the panel open; a capture shows 2 s, half of it before the trigger. */
  private OpenWindow open() {
    OpenWindow window = OpenWindow.reading(cluster, topic, COUNT);
    window.awaitPainted(COUNT);
    window.robot().type(KeyCode.DIGIT7);
    window.awaitNode("#trigger-rule");
    runOnFx(() ->
        trigger(window)
            .set("v > 50", new CaptureSettings(CaptureSettings.Mode.NORMAL, 2_000, 0.5, 0, false)));
    window.awaitText("#trigger-span", "2s");
    return window;
  }

  @Test
  @DisplayName(
      "an armed trigger fires on what comes, holds the picture at it while reading goes on, and"
          + " waits for the next")
  void trigger_fires_capturedAndHeld() {
    try (OpenWindow window = open()) {
      window.robot().clickOn("#trigger-arm");
      window.awaitText("#trigger-state", "armed");
      send(COUNT, COUNT + 40, 90);
      await().until(() -> captures(window).size() == 1);
      window.awaitText("#trigger-state", "waiting");

      Capture first = captures(window).getFirst().capture();
      assertThat(first.atMs()).isCloseTo(begin + 17_950.0, within(1.0));
      assertThat(first.spans())
          .singleElement()
          .satisfies(span -> {
            assertThat(span.first()).isEqualTo(170);
            assertThat(span.last()).isEqualTo(189);
          });
      assertThat(onFx(() -> window.pane().chart().liveProperty().get())).isFalse();
      ValueRange sight = onFx(() -> window.pane().chart().timeInSight().orElseThrow());
      assertThat(sight.low()).isCloseTo(first.fromMs(), within(200.0));
      assertThat(sight.high()).isCloseTo(first.toMs(), within(200.0));
      assertThat(window.text("#captures .list-cell .text-bold")).contains(":");

      send(COUNT + 40, COUNT + 80, 10);
      send(COUNT + 80, COUNT + 120, 70);
      await().until(() -> captures(window).size() == 2);
      assertThat(window.reading().reader().counters().received()).isEqualTo(COUNT + 120);

      window.robot().clickOn("#trigger-arm");
      window.awaitText("#trigger-state", "off");
      assertThat(onFx(() -> window.pane().chart().liveProperty().get())).isTrue();
    }
  }

  @Test
  @DisplayName("Single holds one capture and stops; Auto rolls on")
  void modes_singleAndAuto() {
    try (OpenWindow window = open()) {
      window.keys(KeyCode.SHIFT, KeyCode.J);
      window.awaitText("#trigger-state", "armed");
      send(COUNT, COUNT + 40, 90);
      window.awaitText("#trigger-state", "held");
      send(COUNT + 40, COUNT + 80, 10);
      send(COUNT + 80, COUNT + 120, 90);
      window.awaitPainted(COUNT + 120);
      assertThat(captures(window)).hasSize(1);

      runOnFx(() -> mode(window).setValue(CaptureSettings.Mode.AUTO));
      window.robot().clickOn("#trigger-arm");
      window.robot().clickOn("#trigger-arm");
      window.awaitText("#trigger-state", "armed");
      send(COUNT + 120, COUNT + 160, 10);
      send(COUNT + 160, COUNT + 200, 90);
      await().until(() -> captures(window).size() == 2);
      await().until(() -> onFx(() -> window.pane().chart().liveProperty().get()));
      window.awaitText("#trigger-state", "armed");
    }
  }

  @Test
  @DisplayName("by keyboard alone: capture, step through captures, name one, delete it")
  void keyboard_everything() {
    try (OpenWindow window = open()) {
      window.robot().type(KeyCode.K);
      await().until(() -> captures(window).size() == 1);
      send(COUNT, COUNT + 30, 20);
      window.awaitPainted(COUNT + 30);
      window.robot().type(KeyCode.K);
      await().until(() -> captures(window).size() == 2);
      List<KeptCapture> all = captures(window);
      await().until(() -> shown(window).equals(all.getFirst().capture()));
      window.robot().write(",");
      await().until(() -> shown(window).equals(all.get(1).capture()));
      window.robot().write(".");
      await().until(() -> shown(window).equals(all.getFirst().capture()));

      window.robot().type(KeyCode.DIGIT7);
      window.robot().clickOn("#capture-name").write("the dip").type(KeyCode.ENTER);
      await().until(() -> captures(window).getFirst().name().equals("the dip"));
      window.robot().clickOn("#capture-copy");
      assertThat(onFx(() -> Clipboard.getSystemClipboard().getString()))
          .isEqualTo(CaptureLine.of(all.getFirst().capture()));

      runOnFx(() -> list(window).requestFocus());
      window.robot().type(KeyCode.DELETE);
      await().until(() -> captures(window).size() == 1);
    }
  }

  @Test
  @DisplayName("captures are overlaid aligned at the trigger, and one stays under the live picture")
  void overlay_andReference_areDrawn() {
    try (OpenWindow window = open()) {
      for (int i = 0; i < 3; i++) {
        window.robot().type(KeyCode.K);
        int made = i + 1;
        await().until(() -> captures(window).size() == made);
        send(COUNT + 40 * i, COUNT + 40 * (i + 1), 20 + 10 * i);
        window.awaitPainted(COUNT + 40L * (i + 1));
      }
      runOnFx(() -> trigger(window).show(captures(window).getFirst().capture()));
      window.robot().clickOn("#capture-overlay");
      await().until(() -> ghosts(window, ".ghost-trace") == 2);

      window.robot().clickOn("#capture-reference");
      await().until(() -> ghosts(window, ".reference-trace") == 1);
      window.robot().clickOn("#capture-overlay");
      await().until(() -> ghosts(window, ".ghost-trace") == 0);
      runOnFx(() -> window.pane().chart().backToLive());
      send(COUNT + 120, COUNT + 160, 60);
      window.awaitPainted(COUNT + 160);
      assertThat(ghosts(window, ".reference-trace")).isEqualTo(1);
      window.robot().clickOn("#capture-reference");
      await().until(() -> ghosts(window, ".reference-trace") == 0);
    }
  }

  private static int ghosts(OpenWindow window, String style) {
    return onFx(() -> window.pane().chart().lookupAll(style).size());
  }

  @Test
  @DisplayName("the keys < and > go through all places at which the trigger fires")
  void search_keys_goThroughPlaces() {
    try (OpenWindow window = open()) {
      for (int i = 0; i < 3; i++) {
        send(COUNT + 40 * i, COUNT + 40 * i + 20, 90);
        send(COUNT + 40 * i + 20, COUNT + 40 * (i + 1), 10);
      }
      window.awaitPainted(COUNT + 120);
      for (int edge : List.of(COUNT + 80, COUNT + 40, COUNT)) {
        window.robot().write("<");
        await().until(() -> isShown(window, edge));
      }
      window.robot().write("<");
      window.awaitText("#trigger-said", "doesn't fire earlier");
      window.robot().write(">");
      await().until(() -> isShown(window, COUNT + 40));
      assertThat(captures(window)).isEmpty();
    }
  }

  private boolean isShown(OpenWindow window, int edge) {
    double at = begin + edge * 100.0 - 50;
    return onFx(
        () -> trigger(window).shown().filter(one -> Math.abs(one.atMs() - at) < 1).isPresent());
  }

  @Test
  @DisplayName("the level is dragged at its handle, and the trigger goes on with it")
  void level_dragged_isTheRule() {
    try (OpenWindow window = open()) {
      runOnFx(() -> trigger(window).set("v > 10.2", trigger(window).setup().settings()));
      window.robot().clickOn("#trigger-arm");
      window.awaitText("#trigger-state", "armed");
      await().until(() -> onFx(() -> window.find("#level-handle").isVisible()));
      window.robot().drag("#level-handle").dropBy(0, -60);
      await().until(() -> level(window) > 10.25);
      await()
          .until(() ->
              onFx(() -> window.text("#trigger-rule").equals(trigger(window).setup().rule())));
      window.awaitText("#trigger-state", "armed");
    }
  }

  private static double level(OpenWindow window) {
    return onFx(() -> AlertRule.parse(trigger(window).setup().rule()).level().orElseThrow());
  }

  @Test
  @DisplayName("what is no trigger or no time is said where it is written")
  void mistakes_areSaid() {
    try (OpenWindow window = open()) {
      window.type("#trigger-rule", "v >");
      window.robot().type(KeyCode.ENTER);
      window.awaitText("#trigger-said", "a number is expected");
      window.awaitText("#trigger-state", "off");
      window.type("#trigger-span", "soon");
      window.robot().type(KeyCode.ENTER);
      window.awaitText("#trigger-said", "no duration above zero");
      // It stays while the panel shows what is new.
      runOnFx(() -> ((TriggerPanel) window.find("#trigger-said").getParent()).refresh());
      assertThat(window.text("#trigger-said")).contains("no duration above zero");
    }
  }

  @Test
  @DisplayName("trigger and captures are in what is kept of the plot, and come back")
  void setup_nextStart_same(@TempDir Path folder) {
    Path file = folder.resolve("workspace.json");
    Capture kept;
    try (OpenWindow window = open()) {
      window.keep(WorkspaceFile.own(file));
      window.robot().type(KeyCode.K);
      await().until(() -> captures(window).size() == 1);
      kept = captures(window).getFirst().capture();
      runOnFx(() ->
          trigger(window).rename(captures(window).getFirst().capture(), "the dip", "as before"));
    }
    try (OpenWindow window = OpenWindow.on(cluster)) {
      window.keep(WorkspaceFile.own(file));
      await().until(() -> captures(window).size() == 1);
      KeptCapture found = captures(window).getFirst();
      assertThat(found.name()).isEqualTo("the dip");
      assertThat(found.note()).isEqualTo("as before");
      assertThat(CaptureLine.of(found.capture())).isEqualTo(CaptureLine.of(kept));
      assertThat(onFx(() -> trigger(window).setup().rule())).isEqualTo("v > 50");
      assertThat(onFx(() -> trigger(window).setup().settings().spanMs())).isEqualTo(2_000);
    }
  }

  @Test
  @DisplayName(
      "the line of a capture is pasted: its topic is read, its records are loaded and shown")
  void paste_lineOfAnotherTopic_isLoadedAndShown() {
    Capture early;
    try (OpenWindow window = open()) {
      window.robot().type(KeyCode.K);
      await().until(() -> captures(window).size() == 1);
      early = captures(window).getFirst().capture();
    }
    send(COUNT, 3 * COUNT, 30);
    String other = cluster.topicOf("1", "2");
    try (OpenWindow window = OpenWindow.reading(cluster, other, 2)) {
      runOnFx(() ->
          Clipboard.getSystemClipboard()
              .setContent(Map.of(DataFormat.PLAIN_TEXT, CaptureLine.of(early))));
      window.shortcut(KeyCode.V);
      await()
          .until(() ->
              onFx(() ->
                  window
                      .pane()
                      .chart()
                      .timeInSight()
                      .filter(time -> Math.abs(time.low() - early.fromMs()) < 200)
                      .isPresent()));
    }
  }

  @Test
  @DisplayName("of a capture whose records are partly deleted, the offsets that are gone are named")
  void show_partlyDeleted_namesOffsets() {
    Capture early;
    try (OpenWindow window = open()) {
      window.robot().type(KeyCode.K);
      await().until(() -> captures(window).size() == 1);
      early = captures(window).getFirst().capture();
    }
    cluster.deleteBefore(topic, COUNT - 10);
    send(COUNT, COUNT + 20, 30);
    try (OpenWindow window = OpenWindow.reading(cluster, topic, 30)) {
      window.robot().type(KeyCode.DIGIT7);
      window.awaitNode("#trigger-rule");
      runOnFx(() -> trigger(window).take(early));
      window.awaitText("#trigger-said", "Not there any more: of partition 0 the offsets ");
      assertThat(window.text("#trigger-said")).endsWith(" to 169");
    }
  }

  private static TriggerControl trigger(OpenWindow window) {
    return window.pane().trigger();
  }

  private static List<KeptCapture> captures(OpenWindow window) {
    return onFx(() -> trigger(window).setup().captures());
  }

  private static Capture shown(OpenWindow window) {
    return onFx(() -> trigger(window).shown().orElseThrow());
  }

  private static ListView<?> list(OpenWindow window) {
    return (ListView<?>) window.find("#captures");
  }

  @SuppressWarnings("unchecked")
  private static ComboBox<CaptureSettings.Mode> mode(OpenWindow window) {
    return (ComboBox<CaptureSettings.Mode>) window.find("#trigger-mode");
  }
}
