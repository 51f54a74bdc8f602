package topicscope.desk.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static topicscope.desk.OpenWindow.onFx;
import static topicscope.desk.OpenWindow.runOnFx;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import topicscope.desk.OpenWindow;
import topicscope.desk.widget.Hint;
import topicscope.plot.view.TraceStyle;
import topicscope.testing.SharedBroker;
import topicscope.testing.TestCluster;

@ExtendWith(SharedBroker.class)
class StatusLineTest {
  private static final List<String> COLUMNS =
      List.of("#status-rate", "#status-lag", "#status-counters", "#status-latency");

  private final TestCluster cluster;

  StatusLineTest(TestCluster cluster) {
    this.cluster = cluster;
  }

  @Test
  @DisplayName("the account is short while all are decoded, else whole; the tooltip has the sum")
  void account_shortOrWhole() {
    String topic = cluster.topicOf("1", "2");
    try (OpenWindow window = OpenWindow.reading(cluster, topic, 2)) {
      window.awaitText("#status-counters", "all 2 decoded");
      assertThat(window.text("#status-lag")).isEqualTo("0 behind");
      assertThat(tooltip(window, "#status-counters"))
          .startsWith(
              "2 received = 2 decoded + 0 undecodable + 0 tombstones + 0 without a number.");

      cluster.send(Stream.of(TestCluster.record(topic, 0, null, null)));
      cluster.send(topic, "hello");

      window.awaitText("#status-counters", "2 of 4 decoded · 1 undecodable · 1 tombstone");
      assertThat(tooltip(window, "#status-details")).contains("passively").contains("MB");
      window.robot().clickOn("#status-details");
      window.awaitVisible(".details", true);
    }
  }

  @Test
  @DisplayName("figures don't wander while their numbers change; at 800 px state, rate and account")
  void columns_numbersChange_stayInPlace() {
    String topic = cluster.topicOf("1");
    try (OpenWindow window = OpenWindow.reading(cluster, topic, 1)) {
      window.resize(1200, 600);
      sendUntilLatency(window, topic);
      List<Double> before = left(window);
      for (int i = 0; i < 20; i++) {
        cluster.send(topic, "5");
        window.awaitFrames(4);
        assertThat(left(window).getLast()).isEqualTo(before.getLast());
      }

      window.resize(800, 500);
      cluster.send(topic, "hello", "you");
      window.awaitText("#status-counters", " · 2 undecodable");
      window.awaitFrames(2);
      assertThat(onFx(() -> window.find("#status-line").getLayoutBounds().getWidth()))
          .isLessThanOrEqualTo(800);
      for (String id : List.of("#status-state", "#status-rate", "#status-counters")) {
        assertThat(onFx(() -> isWhole(window, id))).as(id).isTrue();
      }
      // With the second half of the state's text for the tooltip.
      assertThat(window.text("#status-state")).startsWith("LIVE");
    }
  }

  @Test
  @DisplayName("a producer's clock that is ahead is named instead of a latency of 0")
  void latency_futureTimestamps_named() throws Exception {
    String topic = cluster.topicOf("1");
    try (OpenWindow window = OpenWindow.reading(cluster, topic, 1);
        KafkaProducer<byte[], byte[]> producer = cluster.producer(Map.of())) {
      await()
          .until(() -> {
            send(producer, topic, Duration.ofMinutes(5));
            return window.text("#status-latency").equals("producer's clock 5:00 ahead");
          });
      window.awaitText("#plot-state", "0.");
    }
  }

  @Test
  @DisplayName("a producer's clock that is behind is named after some seconds")
  void latency_oldOnArrival_named() throws Exception {
    String topic = cluster.topicOf("1");
    try (OpenWindow window = OpenWindow.reading(cluster, topic, 1);
        KafkaProducer<byte[], byte[]> producer = cluster.producer(Map.of())) {
      await()
          .until(() -> {
            send(producer, topic, Duration.ofMinutes(-5));
            return window.text("#status-latency").equals("producer's clock 5:00 behind");
          });
      window.awaitText("#plot-state", "0.");
    }
  }

  @Test
  @DisplayName("with nothing but a derived series in the plot the latency is still that of records")
  void latency_derivedAlone_ofRecords() {
    String topic = cluster.topicOf("1");
    try (OpenWindow window = OpenWindow.reading(cluster, topic, 1)) {
      window.robot().type(KeyCode.M);
      window.type("#transform-text", "mean(" + topic + ", 1s)");
      window.robot().type(KeyCode.ENTER);
      await().until(() -> window.seriesInTable().size() == 2);
      runOnFx(() -> {
        window.plot().styles().put(topic, TraceStyle.LINE.withVisible(false));
        window.pane().chart().setStyle(topic, TraceStyle.LINE.withVisible(false));
      });
      sendUntilLatency(window, topic);
      assertThat(window.text("#status-latency")).matches("\\d{1,3} ms");
    }
  }

  private void sendUntilLatency(OpenWindow window, String topic) {
    await()
        .until(() -> {
          cluster.send(topic, "3");
          return window.text("#status-latency").endsWith(" ms");
        });
  }

  private static void send(KafkaProducer<byte[], byte[]> producer, String topic, Duration ahead)
      throws Exception {
    long time = System.currentTimeMillis() + ahead.toMillis();
    producer.send(TestCluster.record(topic, 0, time, "3")).get();
  }

  private static List<Double> left(OpenWindow window) {
    return onFx(() ->
        COLUMNS.stream()
            .map(window::find)
            .map(node -> node.localToScene(node.getLayoutBounds()).getMinX())
            .toList());
  }

  private static boolean isWhole(OpenWindow window, String id) {
    Labeled label = (Labeled) window.find(id);
    return label.getParent().isVisible() && !label.isTextTruncated();
  }

  private static String tooltip(OpenWindow window, String id) {
    Node node = window.find(id);
    return onFx(() -> Hint.of((Control) node));
  }
}
