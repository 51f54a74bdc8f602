package topicscope.desk.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static topicscope.desk.OpenWindow.onFx;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
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
import topicscope.desk.widget.Hint;
import topicscope.desk.widget.Nodes;
import topicscope.desk.widget.SearchPopup;
import topicscope.desk.widget.SearchWords;
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
  @DisplayName("the latest topic comes first; each row has partitions, rate, records and age")
  void open_afterPicking_latestFirstWithFigures() {
    String first = "z-" + cluster.newTopic(3);
    cluster.createTopic(first, 3);
    long hourAgo = System.currentTimeMillis() - 3_660_000;
    String other = "y-" + first;
    cluster.createTopic(other, 1);
    cluster.send(Stream.of("1", "2").map(v -> TestCluster.record(other, 0, hourAgo, v)));
    try (OpenWindow window = OpenWindow.on(cluster)) {
      window.pick(first);
      window.awaitText("#topic-picker", first);

      window.robot().type(KeyCode.T);

      assertThat(items(window).getFirst()).isEqualTo(first);
      awaitRow(
          window,
          first
              + ", Recent, 3 partitions, 0 records per second, 0 records held, last record: empty");
      window.robot().write("y-" + first);
      awaitRow(
          window,
          other + ", All, 1 partition, 0 records per second, 2 records held, last record: 1 h");
      window.robot().type(KeyCode.ESCAPE);
    }
  }

  @Test
  @DisplayName("long names are cut in the middle: their ends and the match can be seen")
  void search_longNames_endsAndMatchShown() {
    String begin =
        cluster.newTopic(1) + ".example.platform.region-eu-central-1.very-long-topic-name";
    List<String> topics =
        IntStream.range(1, 6).mapToObj(i -> begin + ".of-checkout-%04d".formatted(i)).toList();
    topics.forEach(topic -> cluster.createTopic(topic, 1));
    try (OpenWindow window = OpenWindow.on(cluster)) {
      await().until(() -> window.knows(topics.getLast()));
      window.robot().type(KeyCode.T);
      window.robot().write("VERY " + begin.substring(0, begin.indexOf('.')));

      await().until(() -> items(window).equals(topics));
      await()
          .until(() ->
              shownNames(window).stream()
                  .filter(name -> name.contains("very") && name.contains("…"))
                  .map(name -> name.substring(name.length() - 4))
                  .toList()
                  .equals(List.of("0001", "0002", "0003", "0004", "0005")));
      window.robot().type(KeyCode.ENTER);

      window.awaitText("#topic-picker", topics.getFirst());
      Button button = (Button) window.find("#topic-picker");
      assertThat(onFx(() -> Hint.of(button))).isEqualTo(topics.getFirst());
      await()
          .until(() ->
              onFx(() -> ((Text) button.lookup(".text")).getText()).matches(".*\\.\\.\\..*-0001"));
    }
  }

  @Test
  @DisplayName(
      "the order stays when a topic begins to grow; the next typed character puts it first")
  void open_topicBeginsToGrow_orderStaysUntilTyping() {
    String begin = cluster.newTopic(1);
    String idle = begin + "-idle";
    String quick = begin + "-quick";
    cluster.createTopic(idle, 1);
    cluster.createTopic(quick, 1);
    try (OpenWindow window = OpenWindow.on(cluster)) {
      await().until(() -> window.knows(quick));
      window.robot().type(KeyCode.T);
      window.robot().write(begin);
      awaitRow(window, quick + ", All, 1 partition, 0 records per second, 0 records");
      assertThat(items(window)).containsExactly(begin, idle, quick);
      window.robot().type(KeyCode.PAGE_DOWN, KeyCode.PAGE_UP, KeyCode.DOWN);
      assertThat(onFx(() -> list(window).getSelectionModel().getSelectedItem())).isEqualTo(idle);

      cluster.send(quick, "1", "2", "3");
      awaitRow(window, quick + ", All, 1 partition, 0.", "3 records held, last record: ");
      assertThat(items(window)).containsExactly(begin, idle, quick);
      window.robot().write("-");
      awaitRow(window, quick + ", Active, ");
      assertThat(items(window)).containsExactly(quick, idle);
      window.robot().type(KeyCode.ESCAPE);
    }
  }

  @Test
  @DisplayName("Kafka's own topics are at the end of the list, behind a tick")
  void internal_ticked_atTheEnd() {
    String own = "__" + cluster.newTopic(1);
    cluster.createTopic(own, 1);
    try (OpenWindow window = OpenWindow.on(cluster)) {
      await()
          .until(() ->
              onFx(() -> window.plot().clusterProperty().get().orElseThrow())
                  .internalTopics()
                  .contains(own));
      window.robot().type(KeyCode.T);
      assertThat(items(window)).doesNotContain(own);

      window.robot().clickOn("#topic-internal");
      assertThat(items(window).getLast()).startsWith("__");
      assertThat(items(window)).contains(own);
      window.robot().clickOn("#topic-internal");
      assertThat(items(window)).doesNotContain(own);
      window.robot().type(KeyCode.ESCAPE);
    }
  }

  @Test
  @DisplayName(
      "in a wide window the highlighted topic shows its last records, format and first numbers")
  void preview_wideWindow_recordsFormatNumbers() {
    String topic = cluster.newTopic(2);
    // Not older than what the broker retains.
    long begin = System.currentTimeMillis() - 600_000;
    cluster.send(
        IntStream.range(0, 300)
            .mapToObj(
                i -> TestCluster.record(topic, i % 2, begin + i, "{\"cpu\":" + i + ",\"mem\":7}")));
    try (OpenWindow window = OpenWindow.on(cluster)) {
      resize(window, 1100);
      await().until(() -> window.knows(topic));
      window.robot().type(KeyCode.T);
      window.robot().write(topic);

      window.awaitText("#topic-preview-format", "JSON object, 2 numeric fields");
      assertThat(previewTexts(window))
          .contains(topic, "cpu", "299", "mem", "7", "{\"cpu\":299,\"mem\":7}")
          .anyMatch(text -> text.startsWith("partition 1, offset 149, "));
      assertThat(cluster.groupsThatRead(topic)).isEmpty();

      resize(window, 800);
      window.robot().type(KeyCode.ESCAPE, KeyCode.T);
      assertThat(onFx(() -> window.find("#topic-preview").isVisible())).isFalse();
      window.robot().type(KeyCode.ESCAPE);
    }
  }

  @Test
  @DisplayName("what can't be previewed is said: no records, records too large")
  void preview_emptyAndLarge_said() {
    String empty = cluster.newTopic(1);
    String large = cluster.newTopic(1);
    cluster.send(large, "x".repeat(500_000));
    try (OpenWindow window = OpenWindow.on(cluster)) {
      resize(window, 1100);
      await().until(() -> window.knows(empty) && window.knows(large));
      window.robot().type(KeyCode.T);
      window.robot().write(empty);
      window.awaitText("#topic-preview-format", "No records");
      window.robot().type(KeyCode.ESCAPE, KeyCode.T);
      window.robot().write(large);
      window.awaitText("#topic-preview-format", "Its records are too large for a preview");
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
  @DisplayName("a click on a column's title sorts by it, another one brings the usual order back")
  void title_clicked_sorts() {
    String small = cluster.newTopic(1);
    String large = cluster.newTopic(1);
    cluster.send(small, "1");
    cluster.sendBytes(large, new byte[200_000]);
    try (OpenWindow window = OpenWindow.on(cluster)) {
      await().until(() -> window.knows(small) && window.knows(large));
      window.keys(KeyCode.T);
      // It sorts by what is known at the click.
      await()
          .until(() -> {
            window.robot().clickOn("#topic-by-bytes");
            List<String> sorted = items(window);
            boolean right = sorted.indexOf(large) < sorted.indexOf(small);
            if (!right || !isSortedBy(window, "bytes")) {
              window.robot().clickOn("#topic-by-bytes");
            }
            return right;
          });
      assertThat(isSortedBy(window, "bytes")).isTrue();
      window.robot().clickOn("#topic-by-bytes");
      assertThat(isSortedBy(window, "usual")).isTrue();
    }
  }

  private static boolean isSortedBy(OpenWindow window, String order) {
    PseudoClass sorted = PseudoClass.getPseudoClass("sorted");
    return onFx(() ->
        window
            .robot()
            .lookup("#topic-by-" + order)
            .query()
            .getPseudoClassStates()
            .contains(sorted));
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
      SearchPopup<String> popup =
          new SearchPopup<>(
              "many",
              "sensor",
              typed -> SearchWords.of(typed).best(topics, Function.identity()),
              picked::set);
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

  private static ListView<String> list(OpenWindow window) {
    return window.robot().lookup("#topic-list").queryListView();
  }

  private static List<String> items(OpenWindow window) {
    return onFx(() -> List.copyOf(list(window).getItems()));
  }

  /** Waits until a row has an accessible text that begins like that and contains the rest. */
  private static void awaitRow(OpenWindow window, String begin, String... parts) {
    await()
        .until(() ->
            onFx(() ->
                window.robot().lookup("#topic-list .list-cell").queryAllAs(ListCell.class).stream()
                    .filter(cell -> !cell.isEmpty())
                    .map(cell -> String.valueOf(cell.getAccessibleText()))
                    .anyMatch(text ->
                        text.startsWith(begin) && Stream.of(parts).allMatch(text::contains))));
  }

  /** The names as they are shown, from top to bottom. */
  private static List<String> shownNames(OpenWindow window) {
    return onFx(() ->
        window.robot().lookup("#topic-list .topic-name").queryAllAs(TopicNameLabel.class).stream()
            .sorted(Comparator.comparingDouble(name -> Nodes.onScreen(name).getMinY()))
            .map(TopicNameLabel::shownText)
            .toList());
  }

  private static List<String> previewTexts(OpenWindow window) {
    return onFx(() ->
        window.robot().lookup("#topic-preview .label").queryAllAs(Label.class).stream()
            .map(Label::getText)
            .toList());
  }

  private static void resize(OpenWindow window, double width) {
    OpenWindow.runOnFx(() -> window.find("#topic-picker").getScene().getWindow().setWidth(width));
    await()
        .until(() -> onFx(() -> window.find(".main-window").getLayoutBounds().getWidth()) == width);
  }
}
