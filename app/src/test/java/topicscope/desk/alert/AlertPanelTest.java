package topicscope.desk.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static topicscope.desk.OpenWindow.onFx;
import static topicscope.desk.OpenWindow.runOnFx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import topicscope.alert.AlertEvent;
import topicscope.alert.AlertRule;
import topicscope.desk.OpenWindow;
import topicscope.desk.model.Plot;
import topicscope.kafka.client.ClusterConnection;
import topicscope.plot.overlay.Threshold;
import topicscope.reading.Reading;
import topicscope.testing.SharedBroker;
import topicscope.testing.TestCluster;

@ExtendWith(SharedBroker.class)
class AlertPanelTest {
  private final TestCluster cluster;
  @TempDir private Path folder;

  AlertPanelTest(TestCluster cluster) {
    this.cluster = cluster;
  }

  @Test
  @DisplayName("a heart rate: its average beside it, a rule for too high, raised and cleared once")
  void heartRate_averageAndTooHigh() throws IOException {
    String topic = cluster.topicOf("70", "72");
    try (OpenWindow window = OpenWindow.reading(cluster, topic, 2)) {

      window.robot().type(KeyCode.M);
      replace(window, "#transform-text", "average(" + topic + ", 3)");
      await().until(() -> window.seriesNames().contains("average(" + topic + ", 3)"));

      window.robot().type(KeyCode.DIGIT5);
      replace(window, "#alert-rule", topic + " > high");
      window.awaitText("#alert-said", "a number is expected here\n  " + topic + " > high");
      Label said = window.robot().lookup("#alert-said").queryAs(Label.class);
      await().until(() -> onFx(() -> said.getHeight() >= said.prefHeight(-1)));
      replace(window, "#alert-rule", topic + " > 120");
      await().until(() -> window.text("#alert-said").isEmpty());
      cluster.send(topic, "130", "140");
      window.awaitText("#alert-notice", "Raised: " + topic + " > 120");
      await().until(() -> alertTab(window).equals("Alerts 1"));
      window.awaitText("#plot-alert", "ALERT 1");
      window.awaitVisible("#plot-alert", true);
      assertThat(window.title()).isEqualTo("ALERT " + topic + " – Topicscope");
      window.savePicture("alert-raised");
      assertThat(window.reading().analysis().alerts().states()).hasSize(1);
      cluster.send(topic, "80");
      window.awaitText("#alert-notice", "Cleared: " + topic + " > 120");
      await().until(() -> alertTab(window).equals("Alerts"));
      window.awaitVisible("#plot-alert", false);
      assertThat(window.title()).isEqualTo("Topicscope");
      assertThat(AlertOverlay.thresholds(rules(window.plot()), window.reading().series()::find))
          .containsExactly(Threshold.of(120, topic + " > 120", topic));
      Reading reading = window.reading();
      assertThat(onFx(() -> new AlertOverlay().spans(reading)))
          .hasSize(1)
          .allSatisfy(span -> assertThat(span.toMs()).isGreaterThan(span.fromMs()));

      await()
          .untilAsserted(
              () -> assertThat(events(window)).containsExactly("CLEARED 80 0@4", "RAISED 130 0@2"));
    }
  }

  @Test
  @DisplayName(
      "minimised, events go to a command and a topic; the log is exported; rules are a cluster's"
          + " own")
  void minimised_eventsAreSent_logIsExported() throws IOException {
    String topic = cluster.newTopic(1);
    String events = cluster.newTopic(1);
    cluster.send(topic, "70");
    Path heard = folder.resolve("heard.jsonl");
    try (OpenWindow window = OpenWindow.reading(cluster, topic, 1)) {
      window.robot().type(KeyCode.DIGIT5);
      replace(window, "#alert-rule", topic + " > 120 until 100");
      runOnFx(() -> {
        window.robot().lookup("#alert-command").queryTextInputControl().setText("cat >> " + heard);
        window.robot().lookup("#alert-topic").queryTextInputControl().setText(events);
      });
      window.robot().clickOn("#alert-goals-set");
      window.awaitText("#alert-said", "Events are sent from now on.");

      window.minimise(true);
      cluster.send(topic, "130", "110", "90");
      await().until(() -> lines(heard).size() == 2);
      assertThat(lines(heard).getFirst()).contains("\"raised\"").contains("130");
      assertThat(cluster.values(events, 2))
          .satisfiesExactly(
              raised -> assertThat(raised).contains("raised"),
              cleared -> assertThat(cleared).contains("cleared"));
      window.minimise(false);

      Path log = folder.resolve("log.csv");
      window.robot().clickOn("#alert-export");
      window.awaitVisible("#path-sheet", true);
      assertThat(proposal(window)).endsWith("alerts-" + topic + ".csv");
      Files.writeString(log, "mine");
      window.fill("#path-file", log);
      window.robot().clickOn("#path-go");
      window.awaitText("#path-said", "log.csv is there already.");
      assertThat(log).hasContent("mine");
      window.robot().clickOn("#path-replace");
      window.awaitText("#alert-said", "2 events written to " + log);
      assertThat(Files.readString(log)).contains("RAISED").contains("CLEARED");
      window.savePicture("alerts");

      assertThat(rules(window.plot())).hasSize(1);
      runOnFx(() -> {
        window.desk().connect(ClusterConnection.to("localhost:1"));
        window.desk().pick(topic);
      });
      assertThat(rules(window.plot())).isEmpty();
      runOnFx(() -> {
        window.desk().connect(cluster.connection());
        window.desk().pick(topic);
      });
      assertThat(rules(window.plot())).hasSize(1);
    }
  }

  private static String proposal(OpenWindow window) {
    return onFx(() -> window.robot().lookup("#path-file").queryTextInputControl().getText());
  }

  @Test
  @DisplayName("a new event moves neither the selection nor the view of the log of events")
  void newEvent_selectionAndViewStay() {
    String topic = cluster.topicOf("70");
    try (OpenWindow window = OpenWindow.reading(cluster, topic, 1)) {
      window.robot().type(KeyCode.DIGIT5);
      replace(window, "#alert-rule", topic + " > 120");
      await().until(() -> rules(window.plot()).size() == 1);
      cluster.send(
          topic,
          Collections.nCopies(30, List.of("130", "90")).stream()
              .flatMap(List::stream)
              .toArray(String[]::new));
      await().until(() -> events(window).size() == 60);
      TableView<AlertEvent> table = window.robot().lookup("#alert-events").queryTableView();
      AlertEvent chosen = onFx(() -> table.getItems().get(42));
      runOnFx(() -> {
        table.getSelectionModel().select(chosen);
        table.scrollTo(40);
      });
      AlertEvent first = onFx(() -> table.getItems().get(40));
      await().until(() -> first.equals(firstInView(table)));

      for (int shown = 62; shown < 70; shown += 2) {
        int expected = shown;
        cluster.send(topic, "130", "90");
        await().until(() -> events(window).size() == expected);
        window.awaitFrames(2);
      }

      assertThat(onFx(() -> table.getSelectionModel().getSelectedItem())).isEqualTo(chosen);
      assertThat(firstInView(table)).isEqualTo(first);
    }
  }

  private static String alertTab(OpenWindow window) {
    return onFx(() -> {
      TabPane tabs = window.robot().lookup(".side-panel").queryAs(TabPane.class);
      return tabs.getTabs().stream()
          .filter(tab -> tab.getId().equals("tab-alerts"))
          .findFirst()
          .orElseThrow()
          .getText();
    });
  }

  private static Object firstInView(TableView<AlertEvent> table) {
    return onFx(() ->
        table.lookupAll(".table-row-cell").stream()
            .map(row -> (TableRow<?>) row)
            .filter(row -> row.isVisible() && row.getLayoutY() + row.getHeight() > 0)
            .min(Comparator.comparingDouble(Node::getLayoutY))
            .<Object>map(TableRow::getItem)
            .orElseThrow());
  }

  @Test
  @DisplayName("a rule written the moment after a topic was picked is taken")
  void add_topicJustPicked_taken() {
    String topic = cluster.topicOf("70");
    try (OpenWindow window = OpenWindow.on(cluster)) {
      await().until(() -> window.knows(topic));
      window.robot().type(KeyCode.DIGIT5);
      window.awaitNode("#alert-rule");
      TextField rule = window.robot().lookup("#alert-rule").queryAs(TextField.class);
      // Another tab is in front, and this one shows nothing new.
      window.robot().type(KeyCode.DIGIT3);
      runOnFx(() -> {
        window.desk().pick(topic);
        rule.setText(topic + " > 1");
        rule.fireEvent(new ActionEvent());
      });
      assertThat(window.text("#alert-said")).isEmpty();
      assertThat(rules(window.plot())).containsExactly(AlertRule.parse(topic + " > 1"));
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.exists(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static List<AlertRule> rules(Plot plot) {
    return onFx(plot::rules);
  }

  private static void replace(OpenWindow window, String id, String text) {
    window.type(id, text);
    window.robot().type(KeyCode.ENTER);
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
