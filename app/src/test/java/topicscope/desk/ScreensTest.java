package topicscope.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.stage.Popup;
import javafx.stage.Window;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import topicscope.kafka.client.ClusterConnection;
import topicscope.testing.SharedBroker;
import topicscope.testing.TestCluster;

/** Pictures of every screen in {@code target/screens}, and the check for truncated texts. */
@ExtendWith(SharedBroker.class)
class ScreensTest {
  private static final int RECORDS = 240;

  private final TestCluster cluster;

  ScreensTest(TestCluster cluster) {
    this.cluster = cluster;
  }

  @Test
  @DisplayName(
      "nothing is cut off at 800x500, 1024x640, 1440x900 and 3840x2160, in light and dark, nor the"
          + " welcome at 480x320")
  void screens_allSizes_nothingCutOff() throws Exception {
    String topic = "web-load";
    cluster.createTopic(topic, 1);
    String other = "machine-room";
    cluster.createTopic(other, 1);
    String empty = "nothing-yet";
    cluster.createTopic(empty, 1);
    send(topic, ScreensTest::web);
    send(other, ScreensTest::load);
    cluster.commit("billing-service", topic, 10, "");
    try (OpenWindow window = new OpenWindow(ClusterConnection.to("localhost:1"));
        Screens screens = new Screens(window)) {
      window.resize(1024, 640);
      screens.take("welcome");
      screens.takeSmallest("welcome");
      window.robot().clickOn("#welcome-demo");
      window.awaitText("#message", "localhost:1");
      screens.takeSmall("nobody-there");
      window.connect(cluster.connection());
      window.pick(empty);
      window.awaitText("#message", "Waiting");
      screens.takeSmall("waiting");
      window.pick(topic, 200);
      window.awaitPainted();
      takeTabs(window, screens);
      takeSheets(window, screens);
      takePlots(window, screens, other, empty);

      assertThat(screens.cutOff()).isEmpty();
    }
  }

  private static void takeTabs(OpenWindow window, Screens screens) {
    screens.take("series");
    window.robot().type(KeyCode.DIGIT2);
    window.awaitNode("#tail .table-cell");
    screens.takeSmall("tail");
    window.robot().type(KeyCode.DIGIT3);
    screens.takeSmall("record-none");
    window.robot().type(KeyCode.L);
    window.robot().clickOn(".plot-surface");
    window.awaitNode("#inspector .json-entry");
    screens.take("record");
    window.robot().type(KeyCode.DIGIT4);
    window.awaitText("#decode-found", "JSON object");
    screens.takeSmall("format");
    window.robot().type(KeyCode.DIGIT5);
    screens.takeSmall("alerts-none");
    window.robot().type(KeyCode.A);
    await().until(() -> window.find("#alert-rule").isFocused());
    window.robot().write("80 for 2s").type(KeyCode.ENTER);
    window.awaitNode("cpu > 80 for 2s");
    screens.takeSmall("alerts");
    window.robot().type(KeyCode.ESCAPE);
    OpenWindow.runOnFx(() -> window.content().requestFocus());
    window.robot().type(KeyCode.DIGIT6);
    window.awaitText("#distribution-part", "in sight");
    screens.take("distribution");
    window.robot().clickOn("#measure-choose");
    takePopup(screens, "measures");
    window.robot().type(KeyCode.DIGIT7);
    window.awaitNode("#trigger-rule");
    screens.takeSmall("trigger-none");
    window.robot().type(KeyCode.K);
    window.awaitNode("#captures .capture-row");
    screens.takeSmall("trigger");
    OpenWindow.runOnFx(() -> window.pane().trigger().leave());
    window.robot().type(KeyCode.DIGIT1);
  }

  private static void takeSheets(OpenWindow window, Screens screens) {
    window.robot().type(KeyCode.E);
    screens.takeSmall("export");
    window.robot().type(KeyCode.ESCAPE);
    window.robot().type(KeyCode.S);
    screens.takeSmall("look-of-series");
    window.robot().type(KeyCode.ESCAPE);
    window.robot().type(KeyCode.P);
    screens.takeSmall("look-of-plot");
    window.robot().type(KeyCode.ESCAPE);
    window.keys(KeyCode.SHIFT, KeyCode.G);
    window.awaitNode("billing-service");
    screens.takeSmall("groups");
    window.robot().type(KeyCode.ESCAPE);
    window.robot().write("?");
    screens.take("keys");
    window.robot().type(KeyCode.ESCAPE);
    window.robot().type(KeyCode.T);
    takePopup(screens, "topics");
    window.shortcut(KeyCode.K);
    takePopup(screens, "palette");
    window.robot().type(KeyCode.B);
    takePopup(screens, "span");
    window.robot().type(KeyCode.U);
    takePopup(screens, "undecodable");
  }

  /** Takes a picture of the open popup, and closes it. */
  private static void takePopup(Screens screens, String name) {
    await()
        .until(() ->
            OpenWindow.onFx(() -> Window.getWindows().stream().anyMatch(Popup.class::isInstance)));
    Scene scene =
        OpenWindow.onFx(() ->
            Window.getWindows().stream()
                .filter(Popup.class::isInstance)
                .findFirst()
                .orElseThrow()
                .getScene());
    screens.takeOther(name, scene);
    OpenWindow.runOnFx(() -> scene.getWindow().hide());
  }

  private static void takePlots(OpenWindow window, Screens screens, String other, String empty) {
    window.robot().type(KeyCode.Y, KeyCode.L);
    window.shortcut(KeyCode.T);
    window.awaitText("#plot-2 .topic", "no topic");
    window.pick(other, 200);
    window.awaitPainted();
    screens.takeSmall("plots-stacked");
    window.keys(KeyCode.SHIFT, KeyCode.UP);
    window.robot().type(KeyCode.SPACE);
    screens.takeSmall("plots-held");
    window.robot().type(KeyCode.Y, KeyCode.F);
    window.shortcut(KeyCode.T);
    window.awaitText("#plot-3 .topic", "no topic");
    window.pick(empty);
    window.awaitText("#plot-3 .message", "Waiting");
    window.keys(KeyCode.SHIFT, KeyCode.CONTROL, KeyCode.T);
    screens.take("plots-tiled");
    window.beginTour();
    screens.takeSmall("first-steps");
  }

  /** Sends one record for each of the last seconds. */
  private void send(String topic, IntFunction<String> values) {
    long now = System.currentTimeMillis();
    cluster.send(
        IntStream.range(0, RECORDS)
            .mapToObj(i ->
                TestCluster.record(topic, 0, now - 1_000L * (RECORDS - 1 - i), values.apply(i))));
  }

  private static String load(int i) {
    return String.format(
        Locale.ROOT, "{\"load\":%.2f}", 2 + Math.sin(i / 9.0) + 0.4 * Math.sin(i * 1.7));
  }

  private static String web(int i) {
    double angle = i / 12.0;
    return String.format(
        Locale.ROOT,
        "{\"host\":\"web-%d\",\"cpu\":%.2f,\"mem\":{\"used\":%.1f,\"free\":%.1f},\"temp\":%.2f}",
        i % 2,
        50 + 40 * Math.sin(angle),
        60 + 10 * Math.cos(angle / 3),
        40 - 10 * Math.cos(angle / 3),
        21 + Math.sin(angle * 2) * 3);
  }
}
