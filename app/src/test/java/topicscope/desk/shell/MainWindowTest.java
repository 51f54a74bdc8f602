package topicscope.desk.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static topicscope.desk.OpenWindow.differentPixels;
import static topicscope.desk.OpenWindow.onFx;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import topicscope.client.ClientConfig;
import topicscope.desk.OpenWindow;
import topicscope.kafka.client.ClusterConnection;
import topicscope.platform.HostName;
import topicscope.producer.publish.DeliveryListener;
import topicscope.producer.publish.KafkaSink;
import topicscope.producer.publish.Publisher;
import topicscope.producer.publish.Route;
import topicscope.producer.publish.SinkListener;
import topicscope.producer.publish.SinkSettings;
import topicscope.producer.publish.ValueFormat;
import topicscope.producer.sampling.SamplingListener;
import topicscope.producer.sampling.SamplingLoop;
import topicscope.producer.source.CpuSource;
import topicscope.reading.Reading;
import topicscope.testing.Samples;
import topicscope.testing.SharedBroker;
import topicscope.testing.TestCluster;

@ExtendWith(SharedBroker.class)
class MainWindowTest {
  private final TestCluster cluster;

  MainWindowTest(TestCluster cluster) {
    this.cluster = cluster;
  }

  @Test
  @DisplayName("picking a topic in the dropdown draws its line")
  void pick_topicInDropdown_traceDrawn() {
    String topic = cluster.topicOf("10", "90", "10", "90");
    try (OpenWindow window = OpenWindow.on(cluster)) {
      WritableImage before = window.picture();

      window.pick(topic);

      await().until(() -> differentPixels(before, window.picture()) > 0 && drawn(window));
      assertThat(window.text("#topic-picker")).isEqualTo(topic);
      window.awaitAccount("4 received");
    }
  }

  @Test
  @DisplayName("the welcome comes back by its key or the menu, and leads back to the plots")
  void welcome_again_leadsBack() {
    String topic = cluster.topicOf("1", "2");
    try (OpenWindow window = OpenWindow.reading(cluster, topic, 2)) {
      window.awaitVisible("#welcome", false);

      window.keys(KeyCode.ALT, KeyCode.HOME);
      window.awaitVisible("#welcome", true);
      window.robot().clickOn("#welcome-back");
      window.awaitVisible("#welcome", false);
      assertThat(window.text("#topic-picker")).isEqualTo(topic);

      window.keys(KeyCode.ALT, KeyCode.HOME);
      window.awaitVisible("#welcome", true);
      window.robot().write("shown");
      TextField servers = window.robot().lookup("#welcome-servers").query();
      await()
          .untilAsserted(
              () -> assertThat(servers.getText()).as("typed at once").isEqualTo("shown"));
      window.type("#welcome-servers", cluster.bootstrapServers());
      window.robot().clickOn("#welcome-connect");
      window.awaitVisible("#welcome", false);
    }
  }

  @Test
  @DisplayName("a new record moves the line; with nothing new the picture stays as it is")
  void record_arrives_pixelsChange() {
    String topic = cluster.topicOf("10", "20");
    try (OpenWindow window = OpenWindow.reading(cluster, topic, 2)) {
      window.awaitPainted(2);
      WritableImage still = window.paintedPictureOf("#chart");
      window.awaitFrames(10);
      assertThat(differentPixels(still, window.chart())).isZero();

      cluster.send(topic, "900");

      await().until(() -> differentPixels(still, window.chart()) > 0);
    }
  }

  @Test
  @DisplayName("the producer's own records arrive in order and in full")
  void producer_records_arriveInFull() {
    String topic = cluster.newTopic(1);
    try (OpenWindow window = OpenWindow.on(cluster)) {
      window.pick(topic);
      int acknowledged = produceCpuLoad(topic, 50);

      Reading reading = window.reading();
      await().until(() -> Samples.values(reading.series(), topic).size() == acknowledged);
      assertThat(Samples.origins(reading.series(), topic))
          .isEqualTo(IntStream.range(0, acknowledged).mapToObj(i -> "0@" + i).toList());
      assertThat(Samples.values(reading.series(), topic))
          .allSatisfy(load -> assertThat(load).isBetween(0.0, 100.0));
    }
  }

  @Test
  @DisplayName("choosing another topic switches at once, and no sample of the old one appears")
  void pick_anotherTopic_nothingLeaks() {
    String first = cluster.topicOf("1", "2", "3");
    String second = cluster.topicOf("100");
    try (OpenWindow window = OpenWindow.reading(cluster, first, 3)) {
      Reading old = window.reading();

      window.pick(second);
      cluster.send(first, "4");

      window.awaitAccount("1 received");
      assertThat(window.reading().series().all())
          .extracting(series -> series.name())
          .containsExactly(second);
      await().until(() -> noThread("reader-" + first));
      assertThat(Samples.values(old.series(), first)).startsWith(1.0, 2.0, 3.0);
    }
    await().until(() -> noThread("reader-" + second) && noThread("topic-catalog"));
  }

  @Test
  @DisplayName("a topic that is created later appears by itself; internal topics don't")
  void topics_createdLater_showUp() {
    try (OpenWindow window = OpenWindow.on(cluster)) {
      window.awaitText("#status-state", "LIVE");

      String topic = cluster.newTopic(1);

      await().until(() -> window.knows(topic));
      assertThat(window.knows("__consumer_offsets")).isFalse();
    }
  }

  @Test
  @DisplayName("typing narrows the dropdown; Enter picks")
  void type_partOfName_narrowsAndPicks() {
    String topic = cluster.newTopic(1);
    cluster.newTopic(1);
    try (OpenWindow window = OpenWindow.on(cluster)) {
      await().until(() -> window.knows(topic));

      window.robot().clickOn("#topic-picker");
      window.robot().write(topic.substring(4));
      ListView<?> list = window.robot().lookup("#topic-list").queryListView();
      await().until(() -> onFx(() -> list.getItems().size()) == 1);
      window.robot().type(KeyCode.ENTER);

      window.awaitText("#topic-picker", topic);
    }
  }

  @Test
  @DisplayName("before a topic is picked, Enter in the dropdown picks the first one")
  void enter_noTopicYet_picksFirst() {
    String topic = cluster.newTopic(1);
    try (OpenWindow window = OpenWindow.on(cluster)) {
      await().until(() -> window.knows(topic));

      window.robot().clickOn("#topic-picker");
      ListView<?> list = window.robot().lookup("#topic-list").queryListView();
      String first = onFx(() -> list.getItems().getFirst().toString());
      window.robot().type(KeyCode.ENTER);

      window.awaitText("#topic-picker", first);
    }
  }

  @Test
  @DisplayName("all of a window with a plot fits into 790x460")
  void smallWindow_plot_fits() {
    String topic = cluster.topicOf("1", "2");
    try (OpenWindow window = OpenWindow.reading(cluster, topic, 2)) {

      Region content = (Region) onFx(() -> window.find(".main-window"));
      assertThat(onFx(() -> content.minWidth(-1))).isLessThanOrEqualTo(790);
      assertThat(onFx(() -> content.minHeight(-1))).isLessThanOrEqualTo(460);
    }
  }

  @Test
  @DisplayName("in a window of 800x500 names are whole and the palette ends inside")
  void smallWindow_namesAndPalette_whole() {
    String topic = "disk-usage";
    cluster.createTopic(topic, 1);
    cluster.send(topic, "{\"cpu\":89.99,\"mem\":{\"used\":1234.5,\"free\":70.25}}");
    try (OpenWindow window = OpenWindow.on(cluster.connection())) {
      window.pick(topic);
      window.awaitAccount("1 received");
      Stage stage = (Stage) window.find("#topic-picker").getScene().getWindow();
      onFx(() -> {
        stage.setWidth(800);
        stage.setHeight(500);
        return stage;
      });
      await().until(() -> cutNames(window).isEmpty());
      await().until(() -> !onFx(() -> ((Labeled) window.find("#topic-picker")).isTextTruncated()));
      window.robot().type(KeyCode.DIGIT3);
      assertThat(onFx(() -> window.find(".inspector .buttons").isVisible())).isFalse();

      window.shortcut(KeyCode.K);

      await().until(() -> window.robot().lookup("#palette-list").tryQuery().isPresent());
      Node list = window.find("#palette-list");
      assertThat(onFx(() -> list.localToScreen(list.getLayoutBounds()).getMaxY()))
          .isLessThan(stage.getY() + 500);
    }
  }

  /** The names in the table of series that don't fit; "none" while there are no names. */
  private static List<String> cutNames(OpenWindow window) {
    return onFx(() -> {
      List<Label> names =
          window.robot().lookup(".series-name-label > .label").queryAllAs(Label.class).stream()
              .filter(label -> !label.getText().isEmpty())
              .toList();
      return names.isEmpty()
          ? List.of("none")
          : names.stream().filter(Label::isTextTruncated).map(Label::getText).toList();
    });
  }

  @Test
  @DisplayName("a wrong address is reported and the window stays usable")
  void open_nobodyThere_said() {
    try (OpenWindow window = OpenWindow.on(ClusterConnection.to("localhost:1"))) {
      window.awaitText("#message", "Can't reach localhost:1 (connection refused)");
      assertThat(window.text("#status-state")).startsWith("DOWN");

      window.robot().clickOn("#topic-picker");

      window.awaitNode("#topic-search");
    }
  }

  @Test
  @DisplayName("a click on the counters shows which records were undecodable, why and where")
  void clickCounters_undecodableRecords_explained() {
    String topic = cluster.topicOf("1", "hello", "2");
    try (OpenWindow window = OpenWindow.on(cluster)) {
      window.pick(topic);
      window.awaitAccount("3 received = 2 decoded + 1 undecodable");

      window.robot().clickOn("#status-counters");

      window.awaitNode(topic + "-0@1");
    }
  }

  @Test
  @DisplayName(
      "without a cluster the window shows the welcome screen: one field and a button connect")
  void welcome_connect_topicsShown() {
    String topic = cluster.newTopic(1);
    try (OpenWindow window = new OpenWindow(ClusterConnection.to("localhost:1"))) {
      window.type("#welcome-servers", cluster.bootstrapServers());
      window.robot().clickOn("#welcome-connect");

      await().until(() -> window.knows(topic));
      assertThat(window.text("#server")).isEqualTo(cluster.bootstrapServers());
    }
  }

  @Test
  @DisplayName(
      "by keyboard alone: Tab moves through the welcome screen, and Enter presses a button")
  void welcome_keyboard_demoStarted() {
    try (OpenWindow window = new OpenWindow(ClusterConnection.to("localhost:1"))) {
      int stops = 0;
      while (!onFx(() -> window.find("#welcome-demo").isFocused()) && stops < 20) {
        window.robot().type(KeyCode.TAB);
        stops++;
      }
      assertThat(stops).isBetween(2, 15);

      window.robot().type(KeyCode.ENTER);

      window.awaitText("#server", "localhost:1");
      assertThat(onFx(() -> window.find("#welcome").isVisible())).isFalse();
    }
  }

  @Test
  @DisplayName("an empty topic shows that it is waiting")
  void pick_emptyTopic_waiting() {
    String topic = cluster.newTopic(1);
    try (OpenWindow window = OpenWindow.on(cluster)) {
      window.pick(topic);

      window.awaitText("#message", "Waiting for numbers in " + topic);
    }
  }

  /** Runs the CPU producer until that many records are acknowledged; returns the final number. */
  private int produceCpuLoad(String topic, int atLeast) {
    SinkSettings settings = SinkSettings.sampling(cluster.bootstrapServers(), ClientConfig.none());
    Route route = new Route(topic, Optional.empty(), ValueFormat.INT, HostName.get());
    KafkaSink sink = KafkaSink.open(settings, SinkListener.NONE);
    Publisher publisher = sink.publisher(route, DeliveryListener.NONE);
    try (sink) {
      try (SamplingLoop _ =
          SamplingLoop.start(
              new CpuSource(), publisher, Duration.ofMillis(20), SamplingListener.NONE)) {
        await().until(() -> publisher.totals().acknowledged() >= atLeast);
      }
    }
    assertThat(publisher.totals().failedCount()).isZero();
    return (int) publisher.totals().acknowledged();
  }

  /** Whether a frame with samples was drawn. */
  private static boolean drawn(OpenWindow window) {
    return onFx(() -> window.pane().framesDrawn() > 0);
  }

  private static boolean noThread(String name) {
    return Thread.getAllStackTraces().keySet().stream()
        .noneMatch(thread -> thread.getName().equals(name));
  }
}
