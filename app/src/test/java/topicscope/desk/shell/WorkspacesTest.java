package topicscope.desk.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;
import static topicscope.desk.OpenWindow.onFx;
import static topicscope.desk.OpenWindow.runOnFx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import topicscope.alert.AlertRule;
import topicscope.chart.ValueRange;
import topicscope.client.ClientConfig;
import topicscope.connect.ConnectionProfile;
import topicscope.connect.OpenedConnection;
import topicscope.connect.ProfileColour;
import topicscope.desk.OpenWindow;
import topicscope.desk.model.DeskSetup;
import topicscope.desk.model.KnownClusters;
import topicscope.desk.model.Plot;
import topicscope.desk.model.PlotLayout;
import topicscope.desk.model.PlotLook;
import topicscope.desk.model.WindowSpan;
import topicscope.desk.plot.PlotArea;
import topicscope.kafka.client.ClusterConnection;
import topicscope.plot.axis.FixedYRanges;
import topicscope.plot.paint.TraceKind;
import topicscope.plot.view.TraceColour;
import topicscope.plot.view.TraceStyle;
import topicscope.plot.view.YMode;
import topicscope.reading.AlertActions;
import topicscope.testing.SharedBroker;
import topicscope.testing.TestCluster;
import topicscope.transform.Transform;
import topicscope.workspace.KeptWorkspaces;
import topicscope.workspace.PlotState;
import topicscope.workspace.Workspace;
import topicscope.workspace.WorkspaceFile;

@ExtendWith(SharedBroker.class)
class WorkspacesTest {
  @TempDir private Path folder;
  private final TestCluster cluster;

  WorkspacesTest(TestCluster cluster) {
    this.cluster = cluster;
  }

  @Test
  @DisplayName(
      "a file that the user has named is saved in, though the cluster's own is found later")
  void named_whileClustersIsLookedUp_staysNamed() {
    String topic = cluster.topicOf("1", "2");
    Path mine = folder.resolve("mine.json");
    try (OpenWindow window = OpenWindow.reading(cluster, topic, 2)) {
      runOnFx(() -> {
        window.keep(new KeptWorkspaces(folder.resolve("config")));
        // Begins to look, and hands back what it has found on this thread.
        window.passOver(() -> false);
        window.keep(WorkspaceFile.named(mine));
      });
      window.addPlot();
      window.pick(topic, 2);
      runOnFx(() -> window.desk().layoutProperty().set(PlotLayout.TILED));
      window.shortcut(KeyCode.S);
      window.awaitNotice("Saved the workspace in " + mine);
      assertThat(mine).content().contains("\"tiled\"", topic);
    }
  }

  @Test
  @DisplayName("while the window shows what isn't to be kept, the kept workspace stays as it was")
  void passOver_otherPlots_fileStays() throws IOException {
    String first = cluster.topicOf("1", "2");
    String second = cluster.topicOf("3");
    Path file = folder.resolve("workspace.json");
    try (OpenWindow window = OpenWindow.on(cluster)) {
      window.keep(WorkspaceFile.own(file));
      window.pick(first, 2);
      runOnFx(() -> window.passOver(() -> true));
      window.addPlot();
      window.pick(second, 1);
    }
    Workspace kept = WorkspaceFile.own(file).load().workspace().orElseThrow();
    assertThat(kept.plots())
        .singleElement()
        .extracting(PlotState::topic)
        .isEqualTo(Optional.of(first));
  }

  @Test
  @DisplayName("plots, choices and layout are restored in the next window")
  void closeAndOpen_isAsItWas() throws IOException {
    String first = cluster.topicOf("{\"cpu\":1,\"mem\":5}", "{\"cpu\":2,\"mem\":6}");
    String second = cluster.topicOf("{\"temp\":20}");
    Path file = folder.resolve("workspace.json");
    ConnectionProfile profile =
        ConnectionProfile.plain("production", cluster.bootstrapServers())
            .coloured(ProfileColour.RED);
    OpenedConnection opened = new OpenedConnection(profile, cluster.connection());
    TraceStyle chosen =
        new TraceStyle(
            TraceKind.AREA, "%", false, true, new TraceColour("#8250df"), "memory in use");
    PlotLook look =
        new PlotLook(
            "Host 7",
            new FixedYRanges(Optional.of(ValueRange.of(-5, 120)), Optional.empty()),
            YMode.LOGARITHMIC);
    DeskSetup before;
    try (OpenWindow window = new OpenWindow(cluster.connection())) {
      assertThat(window.keep(WorkspaceFile.own(file))).isFalse();
      window.connect(opened);
      window.pick(first, 2);
      window.addPlot();
      window.pick(second, 1);
      before =
          onFx(() -> {
            Plot plot = window.desk().plots().getFirst();
            plot.styles().put("mem", chosen);
            plot.lookProperty().set(look);
            plot.add(Transform.parse("mean(cpu, 1s)"));
            plot.add(AlertRule.parse("cpu > 90 until 80 for 10s"));
            plot.setActions(new AlertActions("cat > /dev/null", ""));
            window.desk().show(plot, "cpu", window.desk().plots().getLast());
            window.desk().linkedProperty().set(false);
            plot.windowProperty().set(WindowSpan.ALL);
            window.desk().layoutProperty().set(PlotLayout.TILED);
            return window.desk().setup();
          });
      window.keys(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.L);
      window.robot().type(KeyCode.DIGIT6);
      window.awaitText("#distribution-part", "1 sample");
      window.robot().clickOn("#measure-choose").clickOn("#measure-duty").type(KeyCode.ESCAPE);
      window.robot().type(KeyCode.DIGIT5);
      runOnFx(() -> {
        window.middle().setDividerPositions(0.55);
        area(window).rows().getFirst().setDividerPositions(0.56);
      });
    }
    Workspace saved = WorkspaceFile.own(file).load().workspace().orElseThrow();
    assertThat(saved.plots()).hasSize(2);
    assertThat(saved.theme()).isEqualTo(Workspace.ThemeChoice.DARK);

    KnownClusters known =
        new KnownClusters(name -> Optional.of(opened).filter(one -> name.equals("production")));
    try (OpenWindow window = new OpenWindow(cluster.connection())) {
      assertThat(window.keep(WorkspaceFile.own(file), known)).isTrue();
      window.awaitAccount("1 received");
      assertThat(window.text("#topic-picker")).isEqualTo(second);
      assertThat(window.text("#server")).isEqualTo("production");
      assertThat(window.robot().lookup("#server .profile-colour").query().getStyleClass())
          .contains("red");
      assertThat(onFx(() -> window.desk().setup())).isEqualTo(before);
      Plot plot = onFx(() -> window.desk().plots().getFirst());
      assertThat(onFx(plot::rules)).hasSize(1);
      assertThat(onFx(() -> Map.copyOf(plot.styles()))).containsEntry("mem", chosen);
      assertThat(onFx(() -> window.pane().chart().yRanges())).isEqualTo(look.y());
      await()
          .until(() ->
              onFx(() -> plot.seriesProperty().get().all()).stream()
                  .anyMatch(one -> one.name().equals("mean(cpu, 1s)")));
      await().until(() -> plot.alertDispatcher().status().equals("Events are sent from now on."));
      assertThat(onFx(() -> window.find("#alert-panel").isVisible())).isTrue();
      assertThat(onFx(() -> window.middle().getDividerPositions()[0]))
          .isCloseTo(0.55, within(0.02));
      assertThat(onFx(() -> area(window).rows().getFirst().getDividerPositions()[0]))
          .isCloseTo(0.56, within(0.02));
      window.savePicture("workspace-restored");
      window.robot().type(KeyCode.DIGIT6);
      window.awaitText("#measure-count-value", "1");
      window.awaitText("#measure-duty-value", "–");
    }
  }

  @Test
  @DisplayName("a span comes back with its data, also from a workspace of an earlier version")
  void keep_span_loadedAgain() throws IOException {
    String topic = cluster.newTopic(1);
    long now = System.currentTimeMillis();
    cluster.send(
        IntStream.range(0, 1_000)
            .mapToObj(i -> TestCluster.record(topic, 0, now - (1_000 - i) * 1_000L, "" + i % 17)));
    Path file = folder.resolve("workspace.json");
    try (OpenWindow window = OpenWindow.on(cluster.connection())) {
      window.keep(WorkspaceFile.own(file));
      window.pick(topic, 200);
      runOnFx(() -> window.plot().windowProperty().set(WindowSpan.ofSpan(Duration.ofMinutes(5))));
    }
    try (OpenWindow window = new OpenWindow(cluster.connection())) {
      assertThat(window.keep(WorkspaceFile.own(file))).isTrue();
      await().until(() -> window.reading().reader().counters().received() >= 300);
      assertThat(window.reading().reader().counters().received()).isLessThan(450);
      assertThat(window.text("#span")).isEqualTo("Last 5 min");
    }
    Files.writeString(
        file,
        Files.readString(file)
            .replace("\"from\" : null", "\"from\" : \"earliest\"")
            .replaceAll("\"points\" : 0,\\s*\"ms\" : 300000", "\"points\" : 1000000, \"ms\" : 0"));
    try (OpenWindow window = new OpenWindow(cluster.connection())) {
      assertThat(window.keep(WorkspaceFile.own(file))).isTrue();
      window.awaitAccount("1,000 received");
      assertThat(window.text("#span")).isEqualTo("All");
    }
  }

  private static PlotArea area(OpenWindow window) {
    return (PlotArea) window.robot().lookup(".plot-area").query();
  }

  @Test
  @DisplayName("no login is saved in a workspace, however the cluster was reached")
  void save_holdsNoSecret() throws IOException {
    ClusterConnection secured =
        new ClusterConnection(
            cluster.bootstrapServers(),
            ClientConfig.vet(
                Map.of(
                    "security.protocol", "SASL_PLAINTEXT",
                    "sasl.mechanism", "PLAIN",
                    "sasl.jaas.config",
                        "org.apache.kafka.common.security.plain.PlainLoginModule required"
                            + " username=\"grace\" password=\"hopper-1906\";")));
    Path file = folder.resolve("workspace.json");
    try (OpenWindow window = new OpenWindow(cluster.connection())) {
      window.keep(WorkspaceFile.own(file));
      runOnFx(() -> {
        window.desk().connect(secured);
        window.desk().pick("some-topic");
      });
    }
    assertThat(Files.readString(file))
        .contains(cluster.bootstrapServers())
        .contains("some-topic")
        .doesNotContain("grace", "hopper", "PLAIN", "sasl");
  }

  @Test
  @DisplayName("a workspace opens without its topic, reports what is missing, and waits for it")
  void open_topicGone_waits() throws IOException {
    String topic = SharedBroker.newTopicName();
    Path file = write(cluster.bootstrapServers(), topic);
    try (OpenWindow window = new OpenWindow(cluster.connection())) {
      assertThat(window.keep(WorkspaceFile.named(file))).isTrue();
      window.awaitText("#message", "There is no topic " + topic);
      window.savePicture("workspace-topic-gone");

      cluster.createTopic(topic, 1);
      cluster.send(topic, "7");
      window.awaitAccount("1 received");
    }
  }

  @Test
  @DisplayName(
      "a workspace without its cluster names it, and continues when the connection is opened")
  void open_clusterGone_says() throws IOException {
    String topic = cluster.topicOf("7");
    Path file =
        Files.writeString(
            folder.resolve("given.json"),
            """
            {"format": "topicscope-workspace", "version": 1, "alerts": [],
             "plots": [{"cluster": {"profile": "production", "colour": "red", "servers": "localhost:1"},
                        "topic": "%s", "title": "Host 7",
                        "studies": [{"cluster": {"profile": "production", "servers": "localhost:1"},
                                     "topic": "%s", "alerts": ["value > 9", "value > nine"]}]}]}
            """
                .formatted(topic, topic));
    try (OpenWindow window = new OpenWindow(cluster.connection())) {
      assertThat(window.keep(WorkspaceFile.named(file))).isTrue();
      window.awaitText("#message", "localhost:1");
      assertThat(window.text("#server")).isEqualTo("production");
      assertThat(window.robot().lookup("#server .profile-colour").query().getStyleClass())
          .contains("red");
      assertThat(window.notices())
          .satisfiesExactly(
              one -> assertThat(one).startsWith("The saved connection 'production' isn't there"),
              other -> assertThat(other).contains("rule 'value > nine' is left out: a number"));

      ConnectionProfile profile = ConnectionProfile.plain("production", cluster.bootstrapServers());
      window.connect(new OpenedConnection(profile, cluster.connection()));
      window.awaitAccount("1 received");
      assertThat(onFx(() -> window.plot().title())).isEqualTo("Host 7");
      assertThat(onFx(() -> window.plot().rules())).hasSize(1);
    }
    assertThat(Files.readString(file)).contains("\"profile\" : \"production\"").contains(topic);
  }

  @Test
  @DisplayName("a broken workspace doesn't stop the window; it is renamed, and a message says so")
  void keep_broken_isSetAside() throws IOException {
    Path file = Files.writeString(folder.resolve("workspace.json"), "{ \"plots\": [");
    try (OpenWindow window = new OpenWindow(cluster.connection())) {
      assertThat(window.keep(WorkspaceFile.own(file))).isFalse();
      await()
          .until(() -> window.notices().stream().anyMatch(text -> text.contains("set aside as")));
      window.savePicture("workspace-broken");
    }
  }

  @Test
  @DisplayName(
      "a second window gets a message that the first has changed the file; keys save and open")
  void twoWindows_secondIsTold() throws IOException {
    String topic = cluster.topicOf("1", "2");
    Path file = write(cluster.bootstrapServers(), topic);
    try (OpenWindow window = new OpenWindow(cluster.connection())) {
      window.keep(WorkspaceFile.named(file));
      window.awaitAccount("2 received");
      WorkspaceFile other = WorkspaceFile.named(file);
      other.load();
      other.save(Workspace.EMPTY);

      runOnFx(
          () -> window.desk().plots().getFirst().windowProperty().set(WindowSpan.ofPoints(1_000)));
      window.awaitNotice("Another window");
      assertThat(other.load().workspace()).contains(Workspace.EMPTY);

      Path mine = folder.resolve("mine.json");
      window.keys(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.S);
      fill(window, mine);
      await().until(() -> WorkspaceFile.named(mine).load().workspace().isPresent());
      openWorkspace(window);
      fill(window, file);
      window.awaitNotice(opened(file));
      openWorkspace(window);
      fill(window, mine);
      window.awaitNotice(opened(mine));
      assertThat(onFx(() -> window.desk().setup()).plots().getFirst().topic()).contains(topic);
    }
  }

  @Test
  @DisplayName("saved over the change of another window, the window's own file keeps alert actions")
  void save_ownFileChangedByAnother_keepsAlertActions() {
    Path file = folder.resolve("workspace.json");
    AlertActions actions = new AlertActions("cat > /dev/null", "");
    try (OpenWindow window = OpenWindow.on(cluster.connection())) {
      window.keep(WorkspaceFile.own(file));
      WorkspaceFile other = WorkspaceFile.own(file);
      other.saveOver(Workspace.EMPTY);
      onFx(() -> {
        window.plot().setActions(actions);
        return window;
      });
      await().until(() -> command(file).equals(actions.command()));
      onFx(() -> {
        window
            .plot()
            .lookProperty()
            .set(new PlotLook("Host 7", FixedYRanges.AUTOMATIC, YMode.AUTO));
        return window;
      });
    }
    assertThat(command(file)).isEqualTo(actions.command());
    assertThat(WorkspaceFile.own(file).load().workspace().orElseThrow().plots().getFirst())
        .extracting(plot -> plot.look().title())
        .isEqualTo("Host 7");
  }

  @Test
  @DisplayName("where a workspace can't be written, saving over is not offered: it can't help")
  void refused_noFolder_offersNothing() {
    try (OpenWindow window = OpenWindow.on(cluster.connection())) {
      window.keep(WorkspaceFile.named(folder.resolve("gone").resolve("given.json")));
      runOnFx(() -> window.desk().layoutProperty().set(PlotLayout.TILED));
      window.awaitNotice("The workspace isn't saved");

      assertThat(onFx(() -> window.robot().lookup("Save here all the same").tryQuery())).isEmpty();
    }
  }

  /** The command in a window's own file; empty without one. */
  private static String command(Path file) {
    return WorkspaceFile.own(file).load().workspace().stream()
        .flatMap(workspace -> workspace.plots().stream())
        .map(plot -> plot.actions().command())
        .findFirst()
        .orElse("");
  }

  private static void openWorkspace(OpenWindow window) {
    window.keys(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.O);
  }

  private static String opened(Path file) {
    return "Opened the workspace " + file + "; changes are saved there by themselves";
  }

  private Path write(String servers, String topic) throws IOException {
    return Files.writeString(
        folder.resolve("given.json"),
        """
        {"format": "topicscope-workspace", "version": 1,
         "plots": [{"cluster": {"servers": "%s"}, "topic": "%s"}]}
        """
            .formatted(servers, topic));
  }

  private static void fill(OpenWindow window, Path file) {
    window.awaitVisible("#path-sheet", true);
    window.fill("#path-file", file);
    window.robot().type(KeyCode.ENTER);
  }
}
