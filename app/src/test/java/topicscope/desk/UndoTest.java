package topicscope.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static topicscope.desk.OpenWindow.onFx;
import static topicscope.desk.OpenWindow.runOnFx;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import topicscope.alert.AlertRule;
import topicscope.desk.model.Plot;
import topicscope.desk.model.WindowSpan;
import topicscope.plot.paint.TraceKind;
import topicscope.plot.view.TraceStyle;
import topicscope.signal.Series;
import topicscope.testing.SharedBroker;
import topicscope.testing.TestCluster;
import topicscope.transform.Transform;

@ExtendWith(SharedBroker.class)
class UndoTest {
  private static final TraceStyle AREA = TraceStyle.LINE.withKind(TraceKind.AREA);

  private final TestCluster cluster;

  UndoTest(TestCluster cluster) {
    this.cluster = cluster;
  }

  @Test
  @DisplayName("a closed plot, another topic and removed series come back, the last first")
  void undo_closedPlotTopicAndSeries_comeBack() throws IOException {
    String first = cluster.topicOf("{\"cpu\":1,\"mem\":5}", "{\"cpu\":2,\"mem\":6}");
    String second = cluster.topicOf("3");
    try (OpenWindow window = OpenWindow.reading(cluster, first, 2)) {
      assertThat(undoItem(window)).isEqualTo("Undo");
      window.shortcut(KeyCode.Z);
      window.awaitNotice("There is nothing to undo");

      window.addPlot();
      window.pick(second, 1);
      String guest = first + ": mem";
      Transform mean = Transform.parse("mean(" + second + ", 1s)");
      runOnFx(() -> {
        Plot plot = window.plot();
        plot.lookProperty().set(plot.lookProperty().get().withTitle("Right"));
        window.desk().show(window.desk().plots().getFirst(), "mem", plot);
        plot.styles().put(guest, AREA);
        plot.add(mean);
        plot.add(AlertRule.parse(second + " > 90"));
      });
      await().until(() -> names(window).containsAll(List.of(second, guest, mean.text())));

      runOnFx(() -> window.plot().remove(series(window, mean.text())));
      window.awaitNotice("Removed " + mean.text());
      runOnFx(() -> window.plot().removeForeign(guest));
      await().until(() -> names(window).equals(List.of(second)));
      window.shortcut(KeyCode.Z);
      window.awaitNotice("Undone: remove " + guest);
      window.shortcut(KeyCode.Z);
      await().until(() -> names(window).containsAll(List.of(second, guest, mean.text())));
      assertThat(onFx(() -> window.plot().styles().get(guest))).isEqualTo(AREA);

      window.pick(first, 2);
      await().until(() -> names(window).equals(List.of("cpu", "mem")));
      window.awaitNotice(second + " → " + first);
      WindowSpan own = WindowSpan.ofPoints(7);
      runOnFx(() -> {
        window.desk().linkedProperty().set(false);
        window.plot().windowProperty().set(own);
        window.desk().linkedProperty().set(true);
      });
      window.shortcut(KeyCode.W);
      window.awaitPlots(1);
      window.awaitNotice("Closed plot 2 (" + first + ")");
      assertThat(undoItem(window)).isEqualTo("Undo: close plot 2 (" + first + ")");
      window.savePicture("undo");

      window.robot().clickOn("Undo");
      window.awaitPlots(2);
      await().until(() -> names(window).equals(List.of("cpu", "mem")));
      assertThat(onFx(() -> window.plot().windowProperty().get())).isEqualTo(own);
      window.shortcut(KeyCode.Z);
      await().until(() -> names(window).containsAll(List.of(second, guest, mean.text())));
      assertThat(onFx(() -> window.plot().title())).isEqualTo("Right");
      assertThat(onFx(() -> window.plot().styles().get(guest))).isEqualTo(AREA);
      assertThat(onFx(() -> window.plot().rules()))
          .containsExactly(AlertRule.parse(second + " > 90"));
    }
  }

  @Test
  @DisplayName("a removed rule comes back; what was typed in a sheet and left is there again")
  void undo_ruleAndEdits_comeBack() {
    String topic = cluster.topicOf("1", "2");
    AlertRule rule = AlertRule.parse(topic + " > 90");
    try (OpenWindow window = OpenWindow.reading(cluster, topic, 2)) {
      runOnFx(() -> window.plot().add(rule));
      window.robot().type(KeyCode.DIGIT5);
      await().until(() -> window.robot().lookup("#alert-rules .list-cell").queryAll().size() > 0);
      runOnFx(() ->
          window.robot().lookup("#alert-rules").queryListView().getSelectionModel().select(0));
      window.robot().clickOn("#alert-remove");
      assertThat(onFx(() -> window.plot().rules())).isEmpty();
      window.robot().clickOn("Undo");
      await().until(() -> onFx(() -> window.plot().rules()).equals(List.of(rule)));

      window.robot().type(KeyCode.DIGIT1);
      await().until(() -> window.seriesInTable().equals(List.of(topic)));
      window.robot().type(KeyCode.S);
      window.type("#series-look-unit", "rpm");
      window.shortcut(KeyCode.Z);
      assertThat(onFx(() -> window.find("#series-look-sheet").isVisible()))
          .as("the key belongs to the field")
          .isTrue();
      window.type("#series-look-unit", "bpm");
      window.robot().clickOn("#series-colour-3");
      window.robot().type(KeyCode.ESCAPE);
      window.awaitNotice("Not applied: the look of " + topic);
      assertThat(onFx(() -> window.plot().styles())).isEmpty();

      window.shortcut(KeyCode.Z);
      window.awaitVisible("#series-look-sheet", true);
      assertThat(typed(window, "#series-look-unit")).isEqualTo("bpm");
      window.robot().clickOn("#series-look-apply");
      await()
          .until(() ->
              onFx(() -> Optional.ofNullable(window.plot().styles().get(topic)))
                  .filter(style -> style.unit().equals("bpm") && style.colour().text().equals("3"))
                  .isPresent());

      // Nothing was changed: nothing to undo.
      String before = undoItem(window);
      window.robot().type(KeyCode.S);
      window.awaitVisible("#series-look-sheet", true);
      window.robot().type(KeyCode.ESCAPE);
      window.awaitVisible("#series-look-sheet", false);
      assertThat(undoItem(window)).isEqualTo(before);
    }
  }

  private static String typed(OpenWindow window, String field) {
    return onFx(() -> ((TextInputControl) window.find(field)).getText());
  }

  private static String undoItem(OpenWindow window) {
    return onFx(() ->
        window.robot().lookup("#more").<MenuButton>query().getItems().stream()
            .findFirst()
            .map(MenuItem::getText)
            .orElseThrow());
  }

  private static Series series(OpenWindow window, String name) {
    return window.plot().seriesProperty().get().all().stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> names(OpenWindow window) {
    return onFx(
        () -> window.plot().seriesProperty().get().all().stream().map(Series::name).toList());
  }
}
