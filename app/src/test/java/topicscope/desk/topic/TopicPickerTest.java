package topicscope.desk.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static topicscope.desk.OpenWindow.onFx;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import topicscope.decode.choice.DecodeChoice;
import topicscope.decode.schema.SchemaFile;
import topicscope.desk.OpenWindow;
import topicscope.desk.model.DecodeChoices;
import topicscope.desk.model.RecentTopics;
import topicscope.desk.widget.SearchPopup;
import topicscope.testing.QuickRobot;
import topicscope.testing.SharedBroker;
import topicscope.testing.TestCluster;

@ExtendWith(SharedBroker.class)
class TopicPickerTest {
  @TempDir private Path folder;
  private final TestCluster cluster;

  TopicPickerTest(TestCluster cluster) {
    this.cluster = cluster;
  }

  @Test
  @DisplayName("the latest topic comes first, with its number of partitions")
  void open_afterPicking_latestFirstWithPartitions() {
    String first = "z-" + cluster.newTopic(3);
    cluster.createTopic(first, 3);
    try (OpenWindow window = OpenWindow.on(cluster)) {
      window.pick(first);
      window.awaitText("#topic-picker", first);

      window.robot().type(KeyCode.T);

      ListView<String> list = window.robot().lookup("#topic-list").queryListView();
      assertThat(onFx(() -> list.getItems().getFirst())).isEqualTo(first);
      await()
          .until(() ->
              onFx(() ->
                  window.robot().from(list).lookup(".text-muted").queryAllAs(Label.class).stream()
                      .anyMatch(label -> label.getText().startsWith("3 part. · "))));
      window.robot().type(KeyCode.ESCAPE);
    }
  }

  @Test
  @DisplayName("the name of the picked topic shows at once, also while its schemas load")
  void pick_schemasLoad_nameShows() {
    String topic = cluster.topicOf("1");
    Queue<Runnable> held = new ConcurrentLinkedQueue<>();
    AtomicBoolean holding = new AtomicBoolean();
    DecodeChoices choices =
        DecodeChoices.forgetful(task -> {
          if (holding.get()) {
            held.add(task);
          } else {
            Platform.runLater(task);
          }
        });
    choices.use(cluster.bootstrapServers(), topic, withSchema(folder.resolve("missing.avsc")));
    try (OpenWindow window = OpenWindow.on(cluster, choices)) {
      await().until(() -> window.knows(topic));
      holding.set(true);
      window.pick(topic);
      window.awaitText("#topic-picker", topic);
      assertThat(onFx(() -> window.plot().readingProperty().get())).isEmpty();

      await().until(() -> !held.isEmpty());
      holding.set(false);
      held.forEach(Platform::runLater);
      window.awaitAccount("1 received");
    }
  }

  private static DecodeChoice withSchema(Path file) {
    DecodeChoice usual = DecodeChoice.AUTOMATIC;
    return new DecodeChoice(
        usual.format(),
        usual.time(),
        usual.grouping(),
        usual.numericStrings(),
        Optional.of(new SchemaFile(file, "")));
  }

  @Test
  @DisplayName("of 10,000 topics only those in sight have cells, and typing finds one of them")
  void type_tenThousandTopics_oneFound() throws Exception {
    ObservableList<String> topics =
        FXCollections.observableArrayList(
            IntStream.range(0, 10_000).mapToObj(i -> "sensor.%05d".formatted(i)).toList());
    AtomicReference<String> picked = new AtomicReference<>("");
    Stage stage = FxToolkit.registerPrimaryStage();
    FxRobot robot = new QuickRobot();
    onFx(() -> {
      SearchPopup<String> popup = new SearchPopup<>("many", topics, topic -> topic, picked::set);
      StackPane root = new StackPane();
      stage.setScene(new Scene(root, 600, 500));
      stage.show();
      popup.open(root, stage.getX() + 50, stage.getY() + 50, 300);
      return popup;
    });
    ListView<String> list = robot.lookup("#many-list").queryListView();
    assertThat(onFx(() -> list.getItems().size())).isEqualTo(10_000);
    assertThat(onFx(() -> robot.from(list).lookup(".list-cell").queryAll().size())).isLessThan(40);

    robot.write("r.0777");
    await().until(() -> onFx(() -> list.getItems().size()) == 10);
    robot.write("7").type(KeyCode.ENTER);

    await().until(() -> "sensor.07777".equals(picked.get()));
    FxToolkit.cleanupStages();
  }

  @Test
  @DisplayName("the latest topics of each cluster are remembered in the next run")
  void recent_anotherRun_remembered() {
    Path file = folder.resolve("state").resolve("recent-topics");
    RecentTopics recent = RecentTopics.in(file);
    recent.add("a:1", "x");
    recent.add("b:1", "other");
    recent.add("a:1", "y");
    recent.add("a:1", "x");

    await().until(() -> Files.isRegularFile(file));
    await().until(() -> RecentTopics.in(file).of("a:1").equals(List.of("x", "y")));
    assertThat(recent.of("b:1")).containsExactly("other");
  }
}
