package topicscope.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static topicscope.desk.OpenWindow.onFx;
import static topicscope.desk.OpenWindow.runOnFx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import topicscope.alert.AlertEvent;
import topicscope.alert.AlertRule;
import topicscope.chart.ValueRange;
import topicscope.desk.alert.RaisedAlerts;
import topicscope.desk.model.DecodeChoices;
import topicscope.desk.model.Desk;
import topicscope.desk.model.Plot;
import topicscope.desk.model.PlotLook;
import topicscope.desk.model.RecentTopics;
import topicscope.desk.model.TopicMemory;
import topicscope.kafka.client.ClusterConnection;
import topicscope.plot.axis.FixedYRanges;
import topicscope.plot.paint.TraceKind;
import topicscope.plot.view.TraceColour;
import topicscope.plot.view.TraceStyle;
import topicscope.plot.view.YMode;
import topicscope.reading.ReadingStart;
import topicscope.signal.Series;
import topicscope.testing.SharedBroker;
import topicscope.testing.TestCluster;
import topicscope.transform.Transform;
import topicscope.workspace.KeptTopics;
import topicscope.workspace.TopicsFile;

/** What a user sets up for a topic stays with the topic. */
@ExtendWith(SharedBroker.class)
class KeptTopicsTest {
  private static final TraceStyle AREA =
      new TraceStyle(TraceKind.AREA, "%", true, true, new TraceColour("#8250df"), "load");
  private static final PlotLook LOOK =
      new PlotLook(
          "Host 7",
          new FixedYRanges(Optional.of(ValueRange.of(0, 100)), Optional.empty()),
          YMode.OVERLAY);

  @TempDir private Path folder;
  private final TestCluster cluster;

  KeptTopicsTest(TestCluster cluster) {
    this.cluster = cluster;
  }

  @Test
  @DisplayName("what was set up for a topic comes back with it, in its plot and in another one")
  void pickAgain_setUpAsBefore() {
    String first = cluster.topicOf("{\"cpu\":1,\"mem\":5}", "{\"cpu\":2,\"mem\":6}");
    String second = cluster.topicOf("{\"temp\":20}");
    try (OpenWindow window = OpenWindow.reading(cluster, first, 2)) {
      await().until(() -> window.seriesInTable().equals(List.of("cpu", "mem")));
      runOnFx(() -> setUp(window.plot()));

      window.pick(second, 1);
      assertThat(onFx(() -> window.plot().title())).isEqualTo(second);
      assertThat(onFx(() -> window.plot().rules())).isEmpty();

      window.pick(first, 2);
      assertSetUp(window);

      window.addPlot();
      window.pick(second, 1);
      runOnFx(() -> window.desk().focusNext(-1));
      window.shortcut(KeyCode.W);
      window.awaitPlots(1);
      window.pick(first, 2);
      assertSetUp(window);
    }
  }

  @Test
  @DisplayName("a series of another topic goes when the plot's topic changes")
  void pick_anotherTopic_guestGoes() {
    String first = cluster.topicOf("1", "2");
    String second = cluster.topicOf("3");
    String third = cluster.topicOf("4");
    try (OpenWindow window = OpenWindow.reading(cluster, first, 2)) {
      window.addPlot();
      window.pick(second, 1);
      Plot plot = window.plot();
      runOnFx(() -> window.desk().show(window.desk().plots().getFirst(), first, plot));
      await().until(() -> names(plot).equals(List.of(second, first)));

      window.pick(third, 1);
      await().until(() -> names(plot).equals(List.of(third)));
    }
  }

  @Test
  @DisplayName("a file of topics that can't be used is set aside and said; the next start has all")
  void restart_setUpAsBefore() throws IOException {
    String topic = cluster.topicOf("{\"cpu\":1,\"mem\":5}", "{\"cpu\":2,\"mem\":6}");
    Path file = folder.resolve("topics.json");
    Files.writeString(file, "{ broken");
    try (OpenWindow window = OpenWindow.on(cluster, new TopicsFile(file))) {
      window.awaitNotice("What was kept of topics can't be used: it is no JSON");
      window.pick(topic, 2);
      runOnFx(() -> setUp(window.plot()));
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(one -> one.getFileName().toString()))
          .anyMatch(name -> name.startsWith("topics.json.") && name.endsWith(".aside"));
    }

    try (OpenWindow window = OpenWindow.on(cluster, new TopicsFile(file))) {
      window.pick(topic, 2);
      assertSetUp(window);
    }
  }

  @Test
  @DisplayName("of two windows each keeps what the other changes, under any address of the cluster")
  void twoWindows_sameTopic_bothChangesKept() {
    String topic = cluster.topicOf("{\"cpu\":1,\"mem\":5}");
    Path file = folder.resolve("topics.json");
    AlertRule rule = AlertRule.parse("mem > 9");
    Desk other =
        onFx(() ->
            new Desk(
                200,
                ReadingStart.USUAL,
                DecodeChoices.forgetful(Platform::runLater),
                RecentTopics.forThisRun(),
                TopicMemory.in(new TopicsFile(file))));
    try (OpenWindow window = OpenWindow.on(cluster, new TopicsFile(file))) {
      runOnFx(() -> other.connect(ClusterConnection.to(sameClusterElsewhere())));
      Plot theirs = onFx(() -> other.focusedProperty().get());
      await()
          .until(() -> onFx(() -> theirs.clusterProperty().get().orElseThrow().id().isPresent()));
      window.pick(topic, 1);
      runOnFx(() -> other.pick(topic));
      await().until(() -> names(theirs).equals(List.of("cpu", "mem")));

      runOnFx(() -> window.plot().styles().put("cpu", AREA));
      runOnFx(() -> theirs.add(rule));
      await()
          .until(() -> {
            KeptTopics kept = new TopicsFile(file).load().topics();
            return kept.all().values().stream()
                .anyMatch(one -> one.series().size() == 1 && one.alerts().size() == 1);
          });
      assertThat(new TopicsFile(file).load().topics().all()).hasSize(1);

      // A plot that shows the topic stays as it is; the next one is as it was changed last.
      assertThat(onFx(() -> window.plot().rules())).isEmpty();
      window.addPlot();
      await()
          .until(() ->
              onFx(() -> {
                window.desk().keep();
                return window.desk().rules().sleeping().size() == 1;
              }));
      window.pick(topic, 1);
      assertThat(onFx(() -> window.plot().rules())).containsExactly(rule);
      assertThat(onFx(() -> window.plot().styles().get("cpu"))).isEqualTo(AREA);
    } finally {
      other.close();
    }
  }

  @Test
  @DisplayName("a line of another cluster has its address in the name, if its topic has that name")
  void show_sameNameOfOtherCluster_namedByAddress() {
    String topic = cluster.topicOf("1", "2");
    String elsewhere = sameClusterElsewhere();
    try (OpenWindow window = OpenWindow.reading(cluster, topic, 2)) {
      window.addPlot();
      window.connect(ClusterConnection.to(elsewhere));
      window.pick(topic, 2);
      runOnFx(() -> window.desk().show(window.plot(), topic, window.desk().plots().getFirst()));
      Plot first = onFx(() -> window.desk().plots().getFirst());
      await().until(() -> names(first).equals(List.of(topic, topic + " · " + elsewhere)));
    }
  }

  @Test
  @DisplayName(
      "a rule sleeps while no plot reads its topic; the panel says so, opens and deletes it")
  void rule_topicNotRead_sleeps() throws IOException {
    String first = cluster.topicOf("1", "2");
    String second = cluster.topicOf("3");
    AlertRule rule = AlertRule.parse(first + " > 90");
    try (OpenWindow window = OpenWindow.reading(cluster, first, 2)) {
      window.resize(1280, 720);
      List<AlertEvent> raised = new CopyOnWriteArrayList<>();
      runOnFx(() -> {
        window.desk().listenToAlerts(raised::add);
        window.plot().add(rule);
      });
      window.robot().type(KeyCode.DIGIT5);
      assertThat(onFx(() -> window.find("#alert-asleep").getParent().isVisible())).isFalse();

      window.pick(second, 1);
      window.awaitText("#alert-asleep-head", "1 rule sleeps");
      window.savePicture("alert-asleep");
      window.robot().clickOn("#asleep-open");
      window.awaitPlots(2);
      await().until(() -> onFx(() -> window.plot().rules()).equals(List.of(rule)));
      await().until(() -> onFx(() -> !window.find("#alert-asleep").getParent().isVisible()));

      // A second plot of the topic has the rule, and reports nothing twice.
      window.addPlot();
      window.pick(first, 2);
      await()
          .until(() ->
              onFx(() ->
                  window.desk().plots().stream()
                      .skip(1)
                      .allMatch(plot ->
                          plot
                              .readingProperty()
                              .get()
                              .orElseThrow()
                              .analysis()
                              .alerts()
                              .states()
                              .stream()
                              .anyMatch(state -> !state.series().isEmpty()))));
      cluster.send(first, "95");
      await()
          .until(() ->
              onFx(() ->
                  window.desk().plots().stream()
                      .skip(1)
                      .allMatch(plot -> RaisedAlerts.of(plot).size() == 1)));
      assertThat(raised).hasSize(1);
      assertThat(onFx(() -> RaisedAlerts.windowTitle(window.desk().plots())))
          .isEqualTo("ALERT " + first + " – Topicscope");

      // Closing both puts it to sleep; deleting it can be undone.
      window.shortcut(KeyCode.W);
      window.awaitPlots(2);
      window.shortcut(KeyCode.W);
      window.awaitPlots(1);
      window.awaitText("#alert-asleep-head", "1 rule sleeps");
      window.robot().clickOn("#asleep-delete");
      await().until(() -> onFx(() -> window.desk().rules().sleeping()).isEmpty());
      window.awaitNotice("Removed the rule " + rule);
      window.shortcut(KeyCode.Z);
      window.awaitNotice("Undone: remove the rule " + rule);
      window.awaitText("#alert-asleep-head", "1 rule sleeps");
      window.pick(first, 3);
      assertThat(onFx(() -> window.plot().rules())).containsExactly(rule);
    }
  }

  @Test
  @DisplayName("the legend has no entry for a series that is hidden")
  void hide_oneSeries_legendIsWithoutIt() {
    String first = cluster.topicOf("{\"cpu\":1,\"mem\":5,\"net\":3}");
    String second = cluster.topicOf("3");
    try (OpenWindow window = OpenWindow.reading(cluster, first, 1)) {
      window.addPlot();
      window.pick(second, 1);
      runOnFx(() -> window.desk().focusNext(-1));
      await().until(() -> window.seriesInTable().equals(List.of("cpu", "mem", "net")));
      await().until(() -> legend(window).equals(List.of("cpu", "mem", "net")));

      runOnFx(() -> window.plot().styles().put("mem", TraceStyle.LINE.withVisible(false)));
      await().until(() -> legend(window).equals(List.of("cpu", "net")));
    }
  }

  /** The same broker by another address: the cluster is known by its id. */
  private String sameClusterElsewhere() {
    String servers = cluster.bootstrapServers();
    return servers.contains("localhost")
        ? servers.replace("localhost", "127.0.0.1")
        : servers.replace("127.0.0.1", "localhost");
  }

  private static void setUp(Plot plot) {
    plot.styles().put("cpu", AREA);
    plot.styles().put("mem", TraceStyle.LINE.withVisible(false));
    plot.lookProperty().set(LOOK);
    plot.add(Transform.parse("mean(cpu, 1s)"));
    plot.add(AlertRule.parse("cpu > 90 for 10s"));
  }

  private static void assertSetUp(OpenWindow window) {
    Plot plot = window.plot();
    await().until(() -> names(plot).equals(List.of("cpu", "mem", "mean(cpu, 1s)")));
    assertThat(onFx(() -> Map.copyOf(plot.styles())))
        .isEqualTo(Map.of("cpu", AREA, "mem", TraceStyle.LINE.withVisible(false)));
    assertThat(onFx(() -> plot.lookProperty().get())).isEqualTo(LOOK);
    assertThat(onFx(plot::rules)).containsExactly(AlertRule.parse("cpu > 90 for 10s"));
  }

  private static List<String> names(Plot plot) {
    return onFx(() -> plot.seriesProperty().get().all().stream().map(Series::name).toList());
  }

  private static List<String> legend(OpenWindow window) {
    return onFx(() ->
        window
            .robot()
            .from(window.pane())
            .lookup(".chart-legend-item")
            .queryAllAs(Labeled.class)
            .stream()
            .filter(Labeled::isVisible)
            .map(Labeled::getText)
            .toList());
  }
}
