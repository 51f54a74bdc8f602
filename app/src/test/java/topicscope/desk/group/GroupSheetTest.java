package topicscope.desk.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static topicscope.desk.OpenWindow.onFx;

import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.control.Button;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import topicscope.desk.OpenWindow;
import topicscope.desk.model.WindowSpan;
import topicscope.testing.Samples;
import topicscope.testing.SharedBroker;
import topicscope.testing.TestCluster;

/** Series about the topic, chosen in the window. */
@ExtendWith(SharedBroker.class)
class GroupSheetTest {
  private final TestCluster cluster;

  GroupSheetTest(TestCluster cluster) {
    this.cluster = cluster;
  }

  private String topic(int records) {
    String topic = cluster.newTopic(1);
    cluster.send(
        topic,
        IntStream.range(0, records).mapToObj(i -> "{\"n\":" + i + "}").toArray(String[]::new));
    return topic;
  }

  private static List<?> rows(OpenWindow window) {
    return ((TableView<?>) window.find("#groups")).getItems();
  }

  private static boolean open(OpenWindow window) {
    return onFx(() -> window.find("#group-sheet").isVisible());
  }

  @Test
  @DisplayName(
      "the groups of the topic come first with their lag; Enter draws the lag, which a longer span"
          + " keeps")
  void open_groupOfTopic_firstAndDrawn() {
    String topic = topic(300);
    String group = "zz-" + topic;
    cluster.commit(group, topic, 260, "");
    cluster.commit("aa-" + topic, topic(1), 0, "");
    try (OpenWindow window = OpenWindow.reading(cluster, topic, 200)) {
      window.keys(KeyCode.SHIFT, KeyCode.G);
      await().until(() -> onFx(() -> rows(window).size() > 1));
      GroupLine first = (GroupLine) onFx(() -> rows(window).getFirst());
      assertThat(first.group()).isEqualTo(group);
      assertThat(first.hereText()).isEqualTo("40");
      assertThat(first.state()).isEqualTo("Empty");
      window.keys(KeyCode.ENTER);
      await().until(() -> !open(window));

      String series = "@lag(" + group + ")";
      await().until(() -> onFx(window::seriesNames).contains(series));
      await().until(() -> Samples.values(window.reading().series(), series).size() > 2);
      assertThat(Samples.values(window.reading().series(), series)).containsOnly(40.0);
      window.awaitText("#status-state", "asking");

      int before = Samples.values(window.reading().series(), series).size();
      OpenWindow.runOnFx(() -> window.plot().windowProperty().set(WindowSpan.ALL));
      await().until(() -> Samples.values(window.reading().series(), "n").size() == 300);
      assertThat(Samples.values(window.reading().series(), series))
          .hasSizeGreaterThanOrEqualTo(before);
    }
  }

  @Test
  @DisplayName("a series about records is drawn of all that is held, and goes with Undo")
  void bytes_chosen_ofAllHeld() {
    String topic = topic(50);
    try (OpenWindow window = OpenWindow.reading(cluster, topic, 50)) {
      window.keys(KeyCode.SHIFT, KeyCode.G);
      await().until(() -> open(window));
      OpenWindow.runOnFx(() -> ((Button) window.find("#about-bytes")).fire());

      await().until(() -> Samples.values(window.reading().series(), "@bytes").size() == 50);
      assertThat(open(window)).isFalse();
      OpenWindow.runOnFx(() ->
          window.plot().seriesProperty().get().all().stream()
              .filter(one -> one.name().equals("@bytes"))
              .findFirst()
              .ifPresent(window.plot()::remove));
      await().until(() -> !onFx(window::seriesNames).contains("@bytes"));
      window.shortcut(KeyCode.Z);
      await().until(() -> onFx(window::seriesNames).contains("@bytes"));
    }
  }
}
