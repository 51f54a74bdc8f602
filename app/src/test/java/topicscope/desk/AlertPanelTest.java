package topicscope.desk;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static topicscope.desk.OpenWindow.onFx;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import topicscope.alert.AlertEvent;
import topicscope.alert.AlertRule;
import topicscope.plot.Threshold;
import topicscope.testing.SharedBroker;
import topicscope.testing.TestCluster;

@ExtendWith(SharedBroker.class)
class AlertPanelTest {
  private TestCluster cluster;

  @BeforeEach
  void useCluster(TestCluster shared) {
    cluster = shared;
  }

  @Test
  @DisplayName("a heart rate: its average beside it, a rule for too high, raised and cleared once")
  void heartRate_averageAndTooHigh() {
    String topic = cluster.newTopic(1);
    cluster.send(topic, "70", "72");
    try (OpenWindow window = OpenWindow.on(cluster.connection())) {
      window.pick(topic);
      window.awaitText("#status-counters", "2 received");

      window.robot().type(KeyCode.M);
      await()
          .atMost(5, SECONDS)
          .until(() -> window.robot().lookup("#transform-text").tryQuery().isPresent());
      replace(window, "#transform-text", "average(" + topic + ", 3)");
      await().atMost(5, SECONDS).until(() -> names(window).contains("average(" + topic + ", 3)"));

      window.robot().type(KeyCode.DIGIT5);
      replace(window, "#alert-rule", topic + " > high");
      window.awaitText("#alert-said", "a number is expected here\n  " + topic + " > high");
      Label said = window.robot().lookup("#alert-said").queryAs(Label.class);
      await().atMost(5, SECONDS).until(() -> onFx(() -> said.getHeight() >= said.prefHeight(-1)));
      replace(window, "#alert-rule", topic + " > 120");
      window.awaitText("#alert-said", "");
      cluster.send(topic, "130", "140");
      window.awaitText("#alert-notice", "Raised: " + topic + " > 120");
      assertThat(window.reading().analysis().alerts().states()).hasSize(1);
      cluster.send(topic, "80");
      window.awaitText("#alert-notice", "Cleared: " + topic + " > 120");
      assertThat(AlertSketch.thresholds(rules(window.plot())))
          .containsExactly(Threshold.of(120, topic + " > 120", topic));
      Reading reading = window.reading();
      assertThat(onFx(() -> new AlertSketch().spans(reading)))
          .hasSize(1)
          .allSatisfy(span -> assertThat(span.toMs()).isGreaterThan(span.fromMs()));

      await()
          .atMost(5, SECONDS)
          .untilAsserted(
              () -> assertThat(events(window)).containsExactly("CLEARED 80 0@4", "RAISED 130 0@2"));
    }
  }

  private static List<AlertRule> rules(Plot plot) {
    return onFx(plot::rules);
  }

  private static void replace(OpenWindow window, String id, String text) {
    window.robot().clickOn(id);
    window.robot().push(KeyCode.CONTROL, KeyCode.A);
    window.robot().write(text);
    window.robot().type(KeyCode.ENTER);
  }

  private static List<String> names(OpenWindow window) {
    return window.reading().series().all().stream().map(one -> one.name()).toList();
  }

  private static List<String> events(OpenWindow window) {
    return onFx(() -> {
      TableView<AlertEvent> table = window.robot().lookup("#alert-events").queryTableView();
      return table.getItems().stream()
          .map(
              event -> event.kind() + " " + AlertCells.value(event) + " " + AlertCells.place(event))
          .toList();
    });
  }
}
