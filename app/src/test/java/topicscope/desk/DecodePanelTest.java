package topicscope.desk;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static topicscope.desk.OpenWindow.onFx;

import java.util.List;
import javafx.scene.control.ComboBox;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import topicscope.signal.Series;
import topicscope.testing.SharedBroker;
import topicscope.testing.TestCluster;

@ExtendWith(SharedBroker.class)
class DecodePanelTest {
  private TestCluster cluster;

  @BeforeEach
  void useCluster(TestCluster shared) {
    cluster = shared;
  }

  @Test
  @DisplayName("the panel says what was found and why; one line per host is one choice away")
  void chooseGrouping_byTextField_oneSeriesPerHost() {
    String topic = cluster.newTopic(1);
    for (int i = 0; i < 5; i++) {
      cluster.send(topic, "{\"host\":\"a\",\"cpu\":" + i + "}", "{\"host\":\"b\",\"cpu\":9}");
    }
    try (OpenWindow window = OpenWindow.on(cluster.connection())) {
      window.pick(topic);
      window.awaitText("#status-counters", "10 received");
      window.robot().type(KeyCode.DIGIT4);

      window.awaitText("#decode-found", "JSON object, 1 numeric field, 10 of 10 records");
      choose(window, "#decode-grouping", "field and value of host");

      await().atMost(10, SECONDS).until(() -> names(window).size() == 2);
      window.awaitText("#status-counters", "10 received");
    }
  }

  @Test
  @DisplayName("a format chosen by hand reads the topic anew")
  void chooseFormat_binary_readAnew() {
    String topic = cluster.newTopic(1);
    cluster.send(topic, "1234", "5678");
    try (OpenWindow window = OpenWindow.on(cluster.connection())) {
      window.pick(topic);
      window.awaitText("#status-counters", "2 decoded");
      window.robot().type(KeyCode.DIGIT4);
      window.awaitText("#decode-found", "number in text");

      choose(window, "#decode-format", "binary integer of 8 bytes, big-endian");

      window.awaitText("#status-counters", "2 received = 0 decoded + 2 undecodable");
    }
  }

  private static void choose(OpenWindow window, String id, String text) {
    await().atMost(5, SECONDS).until(() -> onFx(() -> select(window, id, text)));
  }

  private static <T> boolean select(OpenWindow window, String id, String text) {
    ComboBox<T> box = window.robot().lookup(id).queryComboBox();
    for (T item : box.getItems()) {
      if (box.getConverter().toString(item).equals(text)) {
        box.setValue(item);
        return true;
      }
    }
    return false;
  }

  private static List<String> names(OpenWindow window) {
    return window.reading().series().all().stream().map(Series::name).toList();
  }
}
