package topicscope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static topicscope.desk.OpenWindow.onFx;
import static topicscope.desk.OpenWindow.runOnFx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;
import topicscope.WorkspaceStartup.Extent;
import topicscope.alert.AlertRule;
import topicscope.connect.ConnectionProfile;
import topicscope.connect.Login;
import topicscope.connect.LoginMechanism;
import topicscope.connect.ProfileColour;
import topicscope.connect.TlsSettings;
import topicscope.demo.EmbeddedBroker;
import topicscope.desk.model.Cluster;
import topicscope.desk.model.Plot;
import topicscope.history.query.HistoryPlace;
import topicscope.kafka.client.ClusterConnection;
import topicscope.reading.AlertActions;
import topicscope.reading.ReadingStart;
import topicscope.testing.SharedBroker;
import topicscope.testing.TestCluster;
import topicscope.transform.Transform;
import topicscope.workspace.KeptWorkspaces;
import topicscope.workspace.KeptWorkspaces.Entry;
import topicscope.workspace.PlotState;
import topicscope.workspace.WorkspaceFile;

/** What is kept of a window, from start to start, in real windows on real clusters. */
@ExtendWith(SharedBroker.class)
class WorkspaceStartupTest {
  private static final ClusterConnection NOBODY = ClusterConnection.to("localhost:1");
  private static final Duration ANSWER = Duration.ofSeconds(30);

  @TempDir private Path config;
  private final TestCluster cluster;
  private String first = "";
  private String second = "";

  WorkspaceStartupTest(TestCluster cluster) {
    this.cluster = cluster;
  }

  @BeforeEach
  void startToolkit() throws Exception {
    FxToolkit.registerPrimaryStage();
  }

  @AfterEach
  void cleanUp() throws Exception {
    FxToolkit.cleanupStages();
  }

  @Test
  @DisplayName(
      "a mistyped address, a password that isn't kept, --topic and a file of other clusters change"
          + " nothing that is kept")
  void start_elsewhere_keptStays() throws Exception {
    keepTwoPlots();
    Map<String, String> before = files();
    Path shared = config.resolve("shared.json");
    Files.copy(onlyKept(), shared);
    String sharedText = Files.readString(shared);

    TopicscopeApp typo = open(Optional.of(NOBODY), Optional.empty(), Optional.empty(), kept());
    await()
        .atMost(ANSWER)
        .until(() -> onFx(() -> cluster(typo).filter(Cluster::hasFailed)).isPresent());
    runOnFx(() -> typo.desk().add());
    end(typo);

    ConnectionProfile locked =
        new ConnectionProfile(
            "prod",
            cluster.bootstrapServers(),
            TlsSettings.OFF,
            new Login(LoginMechanism.PLAIN, "ann", "", ""),
            Map.of(),
            ProfileColour.NONE,
            Optional.empty());
    TopicscopeApp asking = open(Optional.empty(), Optional.of(locked), Optional.empty(), kept());
    assertThat(onFx(() -> topics(asking))).isEmpty();
    end(asking);

    TopicscopeApp glance =
        open(
            Optional.of(cluster.connection()),
            Optional.empty(),
            Optional.of(second),
            new WorkspaceStartup(new KeptWorkspaces(config), Optional.empty(), Extent.APPEARANCE));
    await().until(() -> onFx(() -> topics(glance)).equals(List.of(second)));
    end(glance);

    TopicscopeApp other =
        open(
            Optional.of(NOBODY),
            Optional.empty(),
            Optional.empty(),
            new WorkspaceStartup(
                new KeptWorkspaces(config), Optional.of(WorkspaceFile.named(shared)), Extent.ALL));
    runOnFx(() -> other.desk().add());
    end(other);

    assertThat(Files.readString(shared)).isEqualTo(sharedText);
    Files.delete(shared);
    assertThat(files()).isEqualTo(before);
    TopicscopeApp again = open(Optional.of(cluster.connection()));
    assertThat(onFx(() -> topics(again))).containsExactly(first, second);
    end(again);
  }

  @Test
  @DisplayName(
      "each cluster has its own workspace, under any address; without an address the last one"
          + " opens")
  void start_otherCluster_eachHasItsOwn() throws Exception {
    keepTwoPlots();
    try (EmbeddedBroker broker = EmbeddedBroker.startOnFreePort()) {
      TestCluster other = new TestCluster(broker.bootstrapServers());
      String topic = other.topicOf("1", "2");
      TopicscopeApp on = open(Optional.of(other.connection()));
      assertThat(onFx(() -> topics(on))).isEmpty();
      runOnFx(() -> on.desk().pick(topic));
      await().until(() -> onFx(() -> cluster(on).flatMap(Cluster::id)).isPresent());
      end(on);

      assertThat(plots()).containsExactlyInAnyOrder(List.of(first, second), List.of(topic));
      TopicscopeApp last = open(Optional.empty());
      assertThat(onFx(() -> topics(last))).containsExactly(topic);
      end(last);
    }
    String alias = cluster.bootstrapServers().replace("localhost", "127.0.0.1");
    assertThat(alias).isNotEqualTo(cluster.bootstrapServers());
    TopicscopeApp renamed = open(Optional.of(ClusterConnection.to(alias)));
    await().until(() -> onFx(() -> topics(renamed)).equals(List.of(first, second)));
    assertThat(onFx(() -> renamed.desk().plots().getFirst().connection().orElseThrow()))
        .hasToString(alias);
    assertThat(onFx(() -> renamed.desk().plots().getFirst().rules())).hasSize(1);
    end(renamed);
    assertThat(plots()).hasSize(2);
  }

  @Test
  @DisplayName("another cluster at the same address has a workspace of its own")
  void start_sameAddressOtherCluster_firstStays() throws Exception {
    String topic;
    int port;
    try (EmbeddedBroker broker = EmbeddedBroker.startOnFreePort()) {
      TestCluster before = new TestCluster(broker.bootstrapServers());
      port = broker.port();
      topic = before.topicOf("1");
      keep(before.connection(), topic);
    }
    Path kept = onlyKept();
    String text = Files.readString(kept).replaceAll("\"id\" : \"[^\"]*\"", "\"id\" : \"gone\"");
    Path folder = Files.createDirectories(config.resolve("workspaces/cluster-gone"));
    Files.writeString(folder.resolve("workspace.json"), text);
    Files.delete(kept);
    try (EmbeddedBroker broker = EmbeddedBroker.startOnFreePort()) {
      assertThat(port).isPositive();
      String address = broker.bootstrapServers();
      Files.writeString(
          folder.resolve("workspace.json"), text.replace("localhost:" + port, address));
      String there = Files.readString(folder.resolve("workspace.json"));
      TopicscopeApp app = open(Optional.of(ClusterConnection.to(address)));
      assertThat(onFx(() -> topics(app))).containsExactly(topic);
      await().until(() -> plots().size() == 2);
      runOnFx(() -> app.desk().add());
      runOnFx(() -> app.desk().pick("another"));
      end(app);
      assertThat(Files.readString(folder.resolve("workspace.json"))).isEqualTo(there);
      assertThat(plots()).contains(List.of(topic), List.of(topic, "another"));
    }
  }

  @Test
  @DisplayName("two windows on one cluster: nothing that either shows is lost")
  void twoWindows_sameCluster_noneIsLost() throws Exception {
    keepTwoPlots();
    String third = cluster.topicOf("7");
    TopicscopeApp one = open(Optional.empty());
    TopicscopeApp other = open(Optional.empty());
    assertThat(onFx(() -> topics(other))).containsExactly(first, second);

    runOnFx(() -> {
      one.desk().add();
      one.desk().pick(third);
    });
    await().until(() -> plots().contains(List.of(first, second, third)));
    String fourth = cluster.topicOf("8");
    runOnFx(() -> {
      other.desk().remove(other.desk().plots().getLast());
      other.desk().pick(fourth);
    });
    await().until(() -> plots().contains(List.of(fourth)));
    runOnFx(() -> one.desk().layoutProperty().set(one.desk().layoutProperty().get().other()));
    end(one);
    end(other);

    assertThat(plots()).contains(List.of(fourth), List.of(first, second, third));
    Entry fuller =
        new KeptWorkspaces(config)
            .all().stream()
                .filter(entry -> entry.workspace().plots().size() == 3)
                .findFirst()
                .get();
    assertThat(fuller.workspace().plots().getFirst().studies().getFirst().alerts())
        .containsExactly("value > 90");
    assertThat(fuller.workspace().plots().getFirst().actions().command()).isEqualTo("true");
  }

  @Test
  @DisplayName(
      "the single workspace of an earlier version opens, with its alert actions, and stays")
  void start_earlierVersion_opens() throws Exception {
    String topic = cluster.topicOf("1", "2");
    Path old = config.resolve("workspace.json");
    Files.writeString(
        old,
        """
        {"format": "topicscope-workspace", "version": 1, "alerts": [],
         "plots": [{"cluster": {"profile": null, "servers": "%s"}, "topic": "%s", "from": "-5m",
                    "window": {"points": 0, "ms": 300000},
                    "series": [{"name": "value", "kind": "area", "unit": "%%", "shown": true, "right": false}],
                    "actions": {"command": "true", "topic": ""}}]}
        """
            .formatted(cluster.bootstrapServers(), topic));
    String before = Files.readString(old);

    TopicscopeApp app = open(Optional.empty());
    assertThat(onFx(() -> topics(app))).containsExactly(topic);
    await().until(() -> onFx(() -> cluster(app).flatMap(Cluster::id)).isPresent());
    await()
        .until(() ->
            folders()
                .equals(
                    List.of(
                        "cluster-" + onFx(() -> cluster(app)).flatMap(Cluster::id).orElse(""))));
    end(app);

    assertThat(Files.readString(old)).isEqualTo(before);
    assertThat(new KeptWorkspaces(config).all())
        .hasSize(2)
        .allSatisfy(entry -> {
          PlotState plot = entry.workspace().plots().getFirst();
          assertThat(plot.actions().command()).isEqualTo("true");
          assertThat(plot.series()).singleElement().extracting("kind").isEqualTo("area");
        });
  }

  @Test
  @DisplayName("what another version wrote or what is broken is set aside, and the window opens")
  void start_broken_isSetAside() throws Exception {
    keepTwoPlots();
    Path kept = onlyKept();
    Files.writeString(kept, "{ \"plots\": [");

    TopicscopeApp app = open(Optional.empty());
    assertThat(onFx(() -> topics(app))).isEmpty();
    end(app);

    assertThat(kept).doesNotExist();
    assertThat(kept.resolveSibling("").toFile().list()).anyMatch(name -> name.endsWith(".aside"));
  }

  private void keepTwoPlots() throws IOException {
    first = cluster.topicOf("1", "2");
    second = cluster.topicOf("3");
    TopicscopeApp app = open(Optional.of(cluster.connection()));
    runOnFx(() -> {
      app.desk().pick(first);
      Plot plot = app.desk().plots().getFirst();
      plot.add(Transform.parse("mean(value, 1s)"));
      plot.add(AlertRule.parse("value > 90"));
      plot.setActions(new AlertActions("true", ""));
      app.desk().add();
      app.desk().pick(second);
    });
    await().until(() -> plots().contains(List.of(first, second)));
    end(app);
    assertThat(folders()).singleElement().asString().startsWith("cluster-");
  }

  private void keep(ClusterConnection connection, String topic) {
    TopicscopeApp app = open(Optional.of(connection));
    runOnFx(() -> app.desk().pick(topic));
    await().until(() -> plots().contains(List.of(topic)));
    end(app);
  }

  private WorkspaceStartup kept() {
    return new WorkspaceStartup(new KeptWorkspaces(config), Optional.empty(), Extent.ALL);
  }

  private TopicscopeApp open(Optional<ClusterConnection> connection) {
    return open(connection, Optional.empty(), Optional.empty(), kept());
  }

  private static TopicscopeApp open(
      Optional<ClusterConnection> connection,
      Optional<ConnectionProfile> profile,
      Optional<String> topic,
      WorkspaceStartup keeping) {
    return TopicscopeApp.show(
        new TopicscopeApp.Opening(
            connection,
            profile,
            topic,
            200,
            ReadingStart.USUAL,
            TopicscopeApp.Format.USUAL,
            keeping,
            Optional.empty(),
            HistoryPlace.NONE));
  }

  private static void end(TopicscopeApp app) {
    app.close();
    app.awaitClosed();
  }

  private static Optional<Cluster> cluster(TopicscopeApp app) {
    return app.desk().plots().getFirst().clusterProperty().get();
  }

  private static List<String> topics(TopicscopeApp app) {
    return app.desk().plots().stream().flatMap(plot -> plot.topic().stream()).toList();
  }

  /** The topics of each workspace that can be opened. */
  private List<List<String>> plots() {
    return new KeptWorkspaces(config)
        .all().stream()
            .map(entry ->
                entry.workspace().plots().stream().flatMap(plot -> plot.topic().stream()).toList())
            .toList();
  }

  private List<String> folders() {
    String[] names = config.resolve("workspaces").toFile().list();
    return names == null ? List.of() : List.of(names);
  }

  private Path onlyKept() throws IOException {
    assertThat(folders()).hasSize(1);
    return config.resolve("workspaces").resolve(folders().getFirst()).resolve("workspace.json");
  }

  /** All files that hold something, with their content. */
  private Map<String, String> files() throws IOException {
    try (Stream<Path> all = Files.walk(config)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> !file.toString().endsWith(".lock"))
          .collect(Collectors.toMap(Path::toString, WorkspaceStartupTest::text));
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
