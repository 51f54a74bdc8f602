package topicscope.desk.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static topicscope.desk.OpenWindow.onFx;
import static topicscope.desk.OpenWindow.runOnFx;

import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import topicscope.desk.OpenWindow;
import topicscope.desk.series.SeriesRow;
import topicscope.testing.SharedBroker;
import topicscope.testing.TestCluster;

/** Where keys go, and what a field or a filter leaves behind. */
@ExtendWith(SharedBroker.class)
class FocusTest {
  private static final String THREE = "{\"a\":1,\"b\":2,\"c\":3}";

  private final TestCluster cluster;

  FocusTest(TestCluster cluster) {
    this.cluster = cluster;
  }

  @Test
  @DisplayName(
      "arrows, Home, End and Space stay in the table of series, the tail and the list of formats;"
          + " Escape leads back to the plot")
  void keys_inTablesAndLists_stayThere() {
    String topic = cluster.topicOf(THREE, THREE, THREE);
    try (OpenWindow window = OpenWindow.reading(cluster, topic, 3)) {
      window.clickSeries("a");
      window.robot().type(KeyCode.DOWN);
      assertThat(chosen(window)).isEqualTo("b");
      window.robot().type(KeyCode.END);
      assertThat(chosen(window)).isEqualTo("c");
      window.robot().type(KeyCode.HOME, KeyCode.SPACE);
      assertThat(chosen(window)).isEqualTo("a");
      assertThat(onFx(() -> window.seriesRows().getFirst().style().visible())).isFalse();
      assertThat(isLive(window)).isTrue();
      leave(window);
      window.robot().type(KeyCode.SPACE);
      await().until(() -> !isLive(window));
      window.robot().type(KeyCode.L, KeyCode.DIGIT2);

      window.awaitNode("#tail-table .table-cell");
      focus(window, "#tail-table");
      window.robot().type(KeyCode.HOME, KeyCode.DOWN, KeyCode.PAGE_DOWN);
      TableView<?> tail = (TableView<?>) window.find("#tail-table");
      assertThat(onFx(() -> tail.getSelectionModel().getSelectedIndex())).isEqualTo(2);
      assertThat(isLive(window)).isTrue();
      leave(window);

      window.robot().type(KeyCode.DIGIT4);
      focus(window, "#decode-format");
      ComboBox<?> format = (ComboBox<?>) window.find("#decode-format");
      window.robot().type(KeyCode.DOWN, KeyCode.DOWN, KeyCode.DOWN);
      assertThat(onFx(format::isShowing)).isTrue();
      assertThat(onFx(() -> window.reading().choice().format())).isEmpty();
      window.robot().type(KeyCode.ESCAPE);
      assertThat(onFx(format::isShowing)).isFalse();
      assertThat(onFx(() -> format.getSelectionModel().getSelectedIndex())).isZero();
      window.robot().type(KeyCode.DOWN, KeyCode.DOWN, KeyCode.ENTER);
      await().until(() -> onFx(() -> window.reading().choice().format()).isPresent());
      assertThat(onFx(format::isFocused)).isTrue();
      assertThat(isLive(window)).isTrue();
      leave(window);
    }
  }

  @Test
  @DisplayName(
      "a filter that leaves nothing says so, with a cross to clear it, and goes with its topic")
  void filter_nothingLeft_saidAndCleared() {
    String topic = cluster.topicOf(THREE);
    String other = cluster.topicOf(THREE);
    try (OpenWindow window = OpenWindow.reading(cluster, topic, 1)) {
      window.type("#series-filter", "2");
      window.awaitText("#series-no-match", "No series matches '2'");
      leave(window);
      window.robot().type(KeyCode.DIGIT2);
      window.type("#tail-filter", "nowhere");
      window.awaitText("#tail-no-match", "No record matches 'nowhere'");
      window.robot().clickOn("#tail-no-match-clear");
      await().until(() -> field(window, "#tail-filter").isEmpty());
      window.robot().write("nowhere");
      leave(window);

      window.robot().type(KeyCode.T).write("zzz");
      window.awaitText("#topic-no-match", "No topic matches 'zzz'");
      window.robot().clickOn("#topic-no-match-clear");
      window.robot().write(other).type(KeyCode.ENTER);
      window.awaitAccount("1 received");
      await().until(() -> field(window, "#tail-filter").isEmpty());
      window.robot().type(KeyCode.DIGIT1);
      await().until(() -> field(window, "#series-filter").isEmpty());
      await().until(() -> window.seriesInTable().size() == 3);

      window.shortcut(KeyCode.K);
      window.robot().write("zzz");
      window.awaitText("#palette-no-match", "No command matches 'zzz'");
    }
  }

  @Test
  @DisplayName(
      "a field that is filled in is selected, a message goes while one types, and a sheet gives"
          + " the focus back")
  void fields_filledIn_replacedByTyping() {
    String topic = cluster.topicOf(THREE);
    try (OpenWindow window = OpenWindow.reading(cluster, topic, 1)) {
      window.robot().type(KeyCode.M).write("nonsense").type(KeyCode.ENTER);
      assertThat(field(window, "#transform-text")).isEqualTo("nonsense");
      assertThat(window.text("#transform-said")).doesNotStartWith("mean");
      window.robot().write("x");
      assertThat(window.text("#transform-said")).startsWith("mean");
      window.robot().type(KeyCode.ESCAPE, KeyCode.A);
      window.awaitVisible("#alert-rule", true);
      await().until(() -> onFx(() -> window.find("#alert-rule").isFocused()));
      window.robot().write("?").type(KeyCode.ENTER);
      assertThat(window.text("#alert-said")).isNotEmpty();
      window.robot().write("1");
      assertThat(window.text("#alert-said")).isEmpty();
      leave(window);

      window.robot().type(KeyCode.DIGIT1);
      window.clickSeries("b");
      Node table = window.find("#series-table");
      assertThat(onFx(table::isFocused)).isTrue();
      window.robot().type(KeyCode.S).write("second");
      assertThat(field(window, "#series-look-label")).isEqualTo("second");
      window.robot().type(KeyCode.ESCAPE);
      assertThat(onFx(() -> table.getScene().getFocusOwner())).isEqualTo(table);
      window.shortcut(KeyCode.S);
      window.robot().write("/x");
      assertThat(field(window, "#path-file")).isEqualTo("/x");
      window.shortcut(KeyCode.T);
      assertThat(onFx(() -> window.desk().plots().size())).isEqualTo(1);
      window.robot().type(KeyCode.ESCAPE);
      assertThat(onFx(table::isFocused)).isTrue();
    }
  }

  private static void focus(OpenWindow window, String id) {
    runOnFx(() -> window.find(id).requestFocus());
  }

  private static void leave(OpenWindow window) {
    window.robot().type(KeyCode.ESCAPE);
    Node root = window.find(".main-window");
    assertThat(onFx(() -> root.getScene().getFocusOwner())).isEqualTo(root);
  }

  private static boolean isLive(OpenWindow window) {
    return onFx(() -> window.pane().chart().liveProperty().get());
  }

  private static String field(OpenWindow window, String id) {
    return onFx(() -> ((TextInputControl) window.find(id)).getText());
  }

  private static String chosen(OpenWindow window) {
    return onFx(
        () -> window.pane().series().chosenRow().map(SeriesRow::series).orElseThrow().name());
  }
}
