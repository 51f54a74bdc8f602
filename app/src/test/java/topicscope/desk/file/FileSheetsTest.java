package topicscope.desk.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static topicscope.desk.OpenWindow.onFx;
import static topicscope.desk.OpenWindow.runOnFx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import topicscope.desk.OpenWindow;
import topicscope.desk.model.PlotLayout;
import topicscope.testing.SharedBroker;
import topicscope.testing.TestCluster;
import topicscope.workspace.KeptWorkspaces;

@ExtendWith(SharedBroker.class)
class FileSheetsTest {
  @TempDir private Path folder;
  private final TestCluster cluster;

  FileSheetsTest(TestCluster cluster) {
    this.cluster = cluster;
  }

  @Test
  @DisplayName(
      "Ctrl+S asks once, proposes a new name, and keeps to its file; another file is replaced only"
          + " when that is said, and a failure loses nothing typed")
  void saveWorkspace_keepsToItsFile() throws IOException {
    String topic = cluster.topicOf("1", "2");
    Path mine = folder.resolve("mine.json");
    Path precious = Files.writeString(folder.resolve("precious.json"), "precious");
    try (OpenWindow window = OpenWindow.reading(cluster, topic, 2)) {
      window.keep(new KeptWorkspaces(folder.resolve("config")));
      window.shortcut(KeyCode.S);
      window.awaitVisible("#path-sheet", true);
      assertThat(typed(window))
          .endsWith(topic + "-" + cluster.bootstrapServers().replace(':', '_') + ".topicscope");
      window.fill("#path-file", mine);
      window.robot().type(KeyCode.ENTER);
      window.awaitNotice("Saved the workspace as " + mine);
      window.awaitVisible("#path-sheet", false);

      runOnFx(() -> window.desk().layoutProperty().set(PlotLayout.TILED));
      window.shortcut(KeyCode.S);
      window.awaitNotice("Saved the workspace in " + mine);
      assertThat(onFx(() -> window.find("#path-sheet").isVisible())).isFalse();
      assertThat(mine).content().contains("\"tiled\"", topic);

      window.keys(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.S);
      window.awaitVisible("#path-sheet", true);
      assertThat(typed(window)).startsWith(folder.toString());
      window.fill("#path-file", folder.resolve("gone/x.json"));
      window.robot().type(KeyCode.ENTER);
      window.awaitText("#path-said", "there is no folder " + folder.resolve("gone"));
      assertThat(typed(window)).isEqualTo(folder.resolve("gone/x.json").toString());
      window.savePicture("save-failed");

      window.fill("#path-file", precious);
      assertThat(window.text("#path-said")).as("nothing stale").isEmpty();
      window.robot().type(KeyCode.ENTER);
      window.awaitText("#path-said", "precious.json is there already.");
      window.robot().type(KeyCode.ENTER);
      window.awaitText("#path-said", "precious.json is there already.");
      assertThat(precious).hasContent("precious");
      pictures(window, "save-replace");
      window.robot().clickOn("#path-replace");
      window.awaitNotice("Saved the workspace as " + precious);
      assertThat(precious).content().contains(topic);

      window.keys(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.S);
      window.awaitVisible("#path-sheet", true);
      runOnFx(() -> window.robot().lookup("#path-file").queryTextInputControl().setText("  "));
      window.robot().type(KeyCode.ENTER);
      window.awaitText("#path-said", "is not a valid file name");
      window.robot().type(KeyCode.ESCAPE);
      window.awaitVisible("#path-sheet", false);
      await().until(() -> onFx(() -> window.desk().layoutProperty().get()) == PlotLayout.TILED);
    }
  }

  private static void pictures(OpenWindow window, String name) throws IOException {
    window.savePicture(name);
    window.resize(800, 500);
    window.savePicture(name + "-800x500");
    window.toggleTheme();
    window.savePicture(name + "-800x500-dark");
    window.toggleTheme();
    window.resize(900, 600);
  }

  private static String typed(OpenWindow window) {
    return onFx(() -> window.robot().lookup("#path-file").queryTextInputControl().getText());
  }
}
