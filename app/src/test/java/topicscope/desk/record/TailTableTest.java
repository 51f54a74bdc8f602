package topicscope.desk.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static topicscope.desk.OpenWindow.onFx;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Labeled;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxToolkit;
import topicscope.desk.OpenWindow;
import topicscope.kafka.read.RawRecord;
import topicscope.kafka.read.RecentRecords;
import topicscope.kafka.read.TestRecords;
import topicscope.testing.SharedBroker;
import topicscope.testing.TestCluster;

@ExtendWith(SharedBroker.class)
class TailTableTest {
  private final TestCluster cluster;

  TailTableTest(TestCluster cluster) {
    this.cluster = cluster;
  }

  @Test
  @DisplayName("the tail shows records as they arrive, newest on top; the filter narrows it")
  void tail_recordsArrive_newestOnTop() {
    String topic = cluster.topicOf("1", "{\"a\":2}");
    try (OpenWindow window = OpenWindow.reading(cluster, topic, 2)) {
      window.robot().type(KeyCode.DIGIT2);
      await().until(() -> offsets(window).equals(List.of(1L, 0L)));

      cluster.send(topic, "not a number");
      await().until(() -> offsets(window).equals(List.of(2L, 1L, 0L)));

      window.robot().clickOn("#tail-filter").write("number");
      await().until(() -> offsets(window).equals(List.of(2L)));
    }
  }

  @Test
  @DisplayName("a record selected in the tail is shown in full: JSON indented, or as hex")
  void select_record_shownInFull() {
    String topic = cluster.topicOf("{\"big\":9007199254740993}");
    try (OpenWindow window = OpenWindow.reading(cluster, topic, 1)) {
      window.robot().type(KeyCode.DIGIT2);
      await().until(() -> offsets(window).equals(List.of(0L)));

      onFx(() -> {
        table(window).getSelectionModel().select(0);
        return table(window);
      });
      window.robot().type(KeyCode.DIGIT3);

      await().until(() -> value(window).contains("\"big\" : 9007199254740993"));
      assertThat(window.text("#inspector-json-tree .json-number")).isEqualTo("9007199254740993");
      window.robot().clickOn("#inspector-hex");
      assertThat(value(window)).startsWith("000000  7b 22 62 69 67");
    }
  }

  @Test
  @DisplayName("a selected record is told once and pauses the tail, until it is continued")
  void refresh_selected_pausesAndIsToldOnce() throws TimeoutException {
    FxToolkit.registerPrimaryStage();
    RecentRecords tail = new RecentRecords();
    tail.take(List.of(TestRecords.record(0, 0, 10), TestRecords.record(0, 1, 11)));
    List<Long> told = new ArrayList<>();
    TailTable shown = onFx(() -> new TailTable(record -> told.add(record.offset()), () -> {}));
    onFx(() -> {
      shown.watch(tail);
      shown.refresh();
      view(shown).getSelectionModel().select(1);
      tail.take(List.of(TestRecords.record(0, 2, 12)));
      shown.refresh();
      return shown;
    });

    assertThat(view(shown).getItems()).extracting(RawRecord::offset).containsExactly(1L, 0L);
    assertThat(view(shown).getSelectionModel().getSelectedItem().offset()).isZero();
    assertThat(told).containsExactly(0L);
    assertThat(((Labeled) shown.lookup("#tail-held")).getText()).isEqualTo("Paused; 1 newer");

    onFx(() -> {
      ((Hyperlink) shown.lookup("#tail-continue")).fire();
      shown.refresh();
      return shown;
    });
    assertThat(view(shown).getItems()).extracting(RawRecord::offset).containsExactly(2L, 1L, 0L);
    assertThat(view(shown).getSelectionModel().getSelectedItem()).isNull();
    assertThat(told).containsExactly(0L);
  }

  @Test
  @DisplayName(
      "while records arrive, a click selects a row, which stays where it is; a double click opens"
          + " it")
  void click_live_selectedAndStays_doubleClickOpens() {
    String topic = cluster.topicOf("{\"a\":0}", "{\"a\":1}");
    try (OpenWindow window = OpenWindow.reading(cluster, topic, 2)) {
      window.robot().type(KeyCode.DIGIT2);
      await().until(() -> offsets(window).equals(List.of(1L, 0L)));

      window.robot().clickOn("{\"a\":0}");
      cluster.send(topic, "{\"a\":2}", "{\"a\":3}");
      window.awaitText("#tail-held", "Paused; 2 newer");
      assertThat(offsets(window)).containsExactly(1L, 0L);
      assertThat(onFx(() -> table(window).getSelectionModel().getSelectedIndex())).isEqualTo(1);
      assertThat(onFx(() -> tab(window))).isEqualTo("tab-tail");

      window.robot().doubleClickOn("{\"a\":0}");
      await().until(() -> onFx(() -> tab(window)).equals("tab-record"));
      assertThat(window.text("#inspector-json-tree .json-number")).isEqualTo("0");

      window.robot().type(KeyCode.DIGIT2);
      window.robot().clickOn("#tail-continue");
      await().until(() -> offsets(window).equals(List.of(3L, 2L, 1L, 0L)));
    }
  }

  private static String tab(OpenWindow window) {
    return window
        .robot()
        .lookup(".side-panel")
        .<TabPane>query()
        .getSelectionModel()
        .getSelectedItem()
        .getId();
  }

  @SuppressWarnings("unchecked")
  private static TableView<RawRecord> view(TailTable tail) {
    return (TableView<RawRecord>) tail.lookup("#tail-table");
  }

  private static String value(OpenWindow window) {
    return onFx(() ->
        window
            .robot()
            .lookup("#inspector-value")
            .tryQueryAs(TextArea.class)
            .map(TextArea::getText)
            .orElse(""));
  }

  private static List<Long> offsets(OpenWindow window) {
    return onFx(() -> table(window).getItems().stream().map(RawRecord::offset).toList());
  }

  private static TableView<RawRecord> table(OpenWindow window) {
    return window.robot().lookup("#tail-table").queryTableView();
  }
}
