package topicscope.desk.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static topicscope.desk.OpenWindow.onFx;
import static topicscope.desk.OpenWindow.runOnFx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import topicscope.alert.AlertRule;
import topicscope.demo.EmbeddedBroker;
import topicscope.desk.OpenWindow;
import topicscope.desk.model.Cluster;
import topicscope.desk.model.Plot;
import topicscope.testing.SharedBroker;
import topicscope.testing.TestCluster;
import topicscope.workspace.KeptWorkspaces;
import topicscope.workspace.KeptWorkspaces.Entry;

@ExtendWith(SharedBroker.class)
class ClusterWorkspacesTest {
  @TempDir private Path config;
  private final TestCluster cluster;

  ClusterWorkspacesTest(TestCluster cluster) {
    this.cluster = cluster;
  }

  @Test
  @DisplayName(
      "connected to another cluster the window shows what is kept for it; each keeps its own, and"
          + " an earlier one opens by key, with its rules")
  void connect_otherCluster_itsOwnComesBack() throws IOException {
    KeptWorkspaces kept = new KeptWorkspaces(config);
    String first = cluster.topicOf("1", "2");
    String second = cluster.topicOf("3");
    try (EmbeddedBroker broker = EmbeddedBroker.startOnFreePort()) {
      TestCluster other = new TestCluster(broker.bootstrapServers());
      String topic = other.topicOf("5");
      try (OpenWindow window = OpenWindow.on(cluster)) {
        window.keep(kept);
        others();
        window.pick(first, 2);
        runOnFx(() -> window.plot().add(AlertRule.parse("value > 90")));
        window.addPlot();
        window.pick(second, 1);
        await().until(() -> plots().contains(List.of(first, second)));

        // The other plot holds on to the first cluster.
        window.connect(other.connection());
        window.pick(topic, 1);
        await().until(() -> plots().contains(List.of(first, topic)));
        assertThat(plots()).contains(List.of(first, second));

        runOnFx(() -> window.desk().remove(window.desk().plots().getFirst()));
        await().until(() -> plots().contains(List.of(topic)));
        assertThat(plots()).contains(List.of(first, topic), List.of(first, second));

        window.connect(cluster.connection());
        await().until(() -> onFx(() -> topics(window)).equals(List.of(first, topic)));
        window.connect(other.connection());

        window.keys(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.H);
        window.awaitVisible("#earlier-sheet", true);
        ListView<Entry> list = window.robot().lookup("#earlier-list").queryListView();
        pictures(window, "earlier-workspaces");
        int index =
            onFx(() ->
                list.getItems().stream()
                    .map(ClusterWorkspacesTest::topics)
                    .toList()
                    .indexOf(List.of(first, second)));
        for (int i = 0; i < index; i++) {
          window.robot().type(KeyCode.DOWN);
        }
        window.robot().type(KeyCode.ENTER);
        await().until(() -> onFx(() -> topics(window)).equals(List.of(first, second)));
        assertThat(onFx(() -> window.desk().plots().getFirst().rules())).hasSize(1);
        await().until(() -> keptFor(window).contains(List.of(first, second)));
        assertThat(plots()).contains(List.of(first, topic), List.of(topic));
      }
    }
  }

  /** What is kept, copies left out. */
  private List<List<String>> keptFor(OpenWindow window) {
    assertThat(onFx(() -> window.plot().clusterProperty().get().flatMap(Cluster::id))).isPresent();
    return new KeptWorkspaces(config)
        .all().stream().filter(entry -> !entry.copy()).map(ClusterWorkspacesTest::topics).toList();
  }

  /** Some more for the pictures. */
  private void others() throws IOException {
    int place = 0;
    for (String name : List.of("production", "staging of the team with the long name")) {
      Path folder = Files.createDirectories(config.resolve("workspaces/cluster-" + place++));
      Files.writeString(
          folder.resolve("workspace.json"),
          """
          {"format": "topicscope-workspace", "version": 1,
           "cluster": {"id": "%d", "profile": "%s", "colour": "%s", "servers": "kafka.example:9092"},
           "plots": [{"cluster": {"profile": "%s", "servers": "kafka.example:9092"}, "topic": "com.example.cpu"},
                     {"cluster": {"profile": "%s", "servers": "kafka.example:9092"}, "topic": "com.example.memory"},
                     {"cluster": {"profile": "%s", "servers": "kafka.example:9092"}, "topic": "com.example.platform.region-eu-central.load"}]}
          """
              .formatted(place, name, place == 1 ? "red" : "green", name, name, name));
      Files.copy(folder.resolve("workspace.json"), folder.resolve("20261127-081500Z.json"));
      Files.setLastModifiedTime(folder.resolve("workspace.json"), FileTime.fromMillis(0));
    }
  }

  private List<List<String>> plots() {
    return new KeptWorkspaces(config).all().stream().map(ClusterWorkspacesTest::topics).toList();
  }

  private static List<String> topics(Entry entry) {
    return entry.workspace().plots().stream().flatMap(plot -> plot.topic().stream()).toList();
  }

  private static List<String> topics(OpenWindow window) {
    return window.desk().plots().stream().map(Plot::topic).flatMap(Optional::stream).toList();
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
}
