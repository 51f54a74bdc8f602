package topicscope.desk.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static topicscope.desk.OpenWindow.onFx;
import static topicscope.desk.OpenWindow.runOnFx;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;
import topicscope.desk.alert.AlertPanel;
import topicscope.desk.model.Desk;
import topicscope.kafka.read.RawRecord;

class SidePanelTest {
  private Desk desk;
  private SidePanel panel;

  @BeforeEach
  void open() throws Exception {
    FxToolkit.registerPrimaryStage();
    desk = onFx(() -> new Desk(10));
    panel =
        onFx(() ->
            new SidePanel(
                () -> desk.focusedProperty().get(),
                () -> {
                  throw new AssertionError("no plot has a pane here");
                },
                new AlertPanel(desk, file -> {}),
                record -> {}));
  }

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  @DisplayName("a record that is fetched late does not replace the one asked for after it")
  void inspect_lateAnswer_isDropped() {
    CompletableFuture<Optional<RawRecord>> first = new CompletableFuture<>();
    CompletableFuture<Optional<RawRecord>> second = new CompletableFuture<>();
    runOnFx(() -> panel.inspect(first, "a", true));
    runOnFx(() -> panel.inspect(second, "a", true));

    second.complete(Optional.of(record(222)));
    assertThat(shown()).contains("222");
    first.complete(Optional.of(record(111)));

    assertThat(shown()).contains("222").doesNotContain("111");
  }

  @Test
  @DisplayName("a record that can't be fetched any more is said to be gone")
  void inspect_nothingFound_isSaid() {
    CompletableFuture<Optional<RawRecord>> fetching = new CompletableFuture<>();
    runOnFx(() -> panel.inspect(fetching, "a", true));
    assertThat(shown()).containsExactly("Fetching the record behind this sample of a…");

    fetching.completeExceptionally(new IllegalStateException());

    assertThat(shown()).containsExactly("The record is gone, or the cluster doesn't answer.");
  }

  /** The texts of the record tab, after what waits for the JavaFX thread. */
  private List<String> shown() {
    return onFx(() ->
        panel.getTabs().stream()
            .filter(tab -> tab.getId().equals("tab-record"))
            .flatMap(tab -> tab.getContent().lookupAll(".facts > .label").stream())
            .map(label -> ((Labeled) label).getText())
            .toList());
  }

  private static RawRecord record(long offset) {
    byte[] value = {'1'};
    return new RawRecord(
        "t", 0, offset, 1_000, "CreateTime", Optional.empty(), List.of(), Optional.of(value), 1);
  }
}
