package topicscope.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import topicscope.decode.choice.DecodeChoice;
import topicscope.workspace.KeptWorkspaces.Entry;
import topicscope.workspace.KeptWorkspaces.Kept;
import topicscope.workspace.PlotState.Actions;
import topicscope.workspace.PlotState.Appearance;
import topicscope.workspace.PlotState.ClusterName;
import topicscope.workspace.PlotState.Span;
import topicscope.workspace.PlotState.TriggerState;
import topicscope.workspace.WorkspaceFile.Saved;

@Execution(CONCURRENT)
class KeptWorkspacesTest {
  private static final ClusterName LOCAL = new ClusterName(Optional.empty(), "localhost:9092");
  private static final KeptCluster UNKNOWN = new KeptCluster(Optional.empty(), LOCAL);
  private static final KeptCluster A = new KeptCluster(Optional.of("A"), LOCAL);
  private static final KeptCluster B = new KeptCluster(Optional.of("B"), LOCAL);

  @TempDir private Path config;

  @Test
  @DisplayName("a cluster is found by its id; without an id, the one used last under that name is")
  void of_idBeforeName() throws IOException {
    KeptWorkspaces kept = new KeptWorkspaces(config);
    save(kept.of(A), showing(A, "a"));
    save(kept.of(B), showing(B, "b"));
    KeptWorkspaces.touch(kept.of(A).file());
    Files.setLastModifiedTime(kept.of(B).file().path(), FileTime.from(Instant.EPOCH));

    assertThat(topics(kept.of(A))).containsExactly("a");
    assertThat(topics(kept.of(B))).containsExactly("b");
    assertThat(topics(kept.of(UNKNOWN))).containsExactly("a");
    assertThat(topics(kept.newest().orElseThrow())).containsExactly("a");
    KeptCluster other =
        new KeptCluster(Optional.empty(), new ClusterName(Optional.of("prod"), "localhost:9092"));
    assertThat(topics(kept.of(other))).containsExactly("a");
    assertThat(topics(kept.of(new KeptCluster(Optional.of("C"), LOCAL)))).isEmpty();
  }

  @Test
  @DisplayName(
      "what was kept under an address becomes the workspace or a copy of the cluster there")
  void adopt_address() throws IOException {
    KeptWorkspaces kept = new KeptWorkspaces(config);
    save(kept.of(UNKNOWN), showing(UNKNOWN, "a"));
    assertThat(topics(kept.adopt(A))).containsExactly("a");
    assertThat(config.resolve("workspaces").toFile().list()).containsExactly("cluster-A");

    save(kept.of(UNKNOWN), showing(A, "a"));
    Files.createDirectories(config.resolve("workspaces/cluster-B"));
    WorkspaceFile ofAddress =
        WorkspaceFile.own(
            config
                .resolve(
                    "workspaces/address-localhost_9092-%08x".formatted(LOCAL.servers().hashCode()))
                .resolve("workspace.json"));
    ofAddress.save(showing(UNKNOWN, "down"));
    assertThat(topics(kept.adopt(A))).containsExactly("a");
    assertThat(kept.all().stream().map(Entry::plotsText))
        .containsExactlyInAnyOrder("1 plot: a", "1 plot: down");
  }

  @Test
  @DisplayName("no login in an address gets into a name")
  void of_loginInAddress_isNotInTheName() {
    KeptWorkspaces kept = new KeptWorkspaces(config);
    Path file =
        kept.of(new KeptCluster(Optional.empty(), new ClusterName(Optional.empty(), "me:pw@h:1")))
            .file()
            .path();
    assertThat(file.toString()).contains("address-h_1").doesNotContain("pw");
  }

  @Test
  @DisplayName(
      "a version is copied once per window, and when plots are lost; topics picked are not")
  void save_copies() {
    WorkspaceFile file = new KeptWorkspaces(config).of(A).file();
    file.save(showing(A, "a", "b"));
    assertThat(copies()).isEmpty();
    WorkspaceFile window = new KeptWorkspaces(config).of(A).file();
    window.save(showing(A, "a", "c"));
    assertThat(copies()).containsExactly(List.of("a", "b"));
    window.save(showing(A, "a", "d"));
    window.save(showing(A, "x", "d"));
    assertThat(copies()).hasSize(1);
    window.save(showing(A, "d"));
    assertThat(copies()).containsExactly(List.of("x", "d"), List.of("a", "b"));
    // The one that went last is in the newest copy.
    window.save(showing(A));
    assertThat(copies()).hasSize(2);
  }

  @Test
  @DisplayName("two windows that save in turn overwrite each other's plots only after a copy")
  void save_inTurn_bothAreThere() {
    WorkspaceFile one = new KeptWorkspaces(config).of(A).file();
    one.save(showing(A, "a", "b"));
    WorkspaceFile other = new KeptWorkspaces(config).of(A).file();
    for (int i = 0; i < 20; i++) {
      assertThat(one.save(showing(A, "a", "b", "one" + i))).isInstanceOf(Saved.Done.class);
      assertThat(other.save(showing(A, "a", "other" + i)))
          .isInstanceOfSatisfying(Saved.Done.class, done -> assertThat(done.news()).isPresent());
    }
    assertThat(copies()).containsExactly(List.of("a", "b", "one19"), List.of("a", "other18"));
  }

  @Test
  @DisplayName("the last ten copies stay, whatever the clock says")
  void keepCopy_tenStay() throws IOException {
    WorkspaceFile file = new KeptWorkspaces(config).of(A).file();
    Path folder = Files.createDirectories(file.path().getParent());
    Files.writeString(folder.resolve("20990101-000000Z.json"), "from a clock that was wrong");
    for (String topic : IntStream.range(0, 12).mapToObj(i -> "t" + i).toList()) {
      file.saveOver(showing(A, topic));
      file.keepCopy();
      file.keepCopy();
    }
    try (Stream<Path> all = Files.list(folder)) {
      assertThat(all.filter(one -> DatedCopies.madeAt(one).isPresent())).hasSize(10);
    }
    assertThat(copies()).contains(List.of("t11"), List.of("t10")).doesNotContain(List.of("t0"));
  }

  @Test
  @DisplayName("the single file of an earlier version is used for its clusters, and listed")
  void earlierVersion() throws IOException {
    Path old = config.resolve("workspace.json");
    WorkspaceFile.own(old).save(showing(plot(LOCAL, "a")));
    KeptWorkspaces kept = new KeptWorkspaces(config);

    assertThat(topics(kept.newest().orElseThrow())).containsExactly("a");
    assertThat(topics(kept.of(A))).containsExactly("a");
    assertThat(
            topics(
                kept.of(
                    new KeptCluster(
                        Optional.empty(), new ClusterName(Optional.empty(), "elsewhere:1")))))
        .isEmpty();
    ClusterName other = new ClusterName(Optional.of("prod"), "prod:9092");
    WorkspaceFile.own(old).saveOver(showing(plot(LOCAL, "a"), plot(other, "p")));
    String before = Files.readString(old);
    Workspace ofOther = kept.of(new KeptCluster(Optional.empty(), other)).workspace().orElseThrow();
    assertThat(ofOther.movedTo(new ClusterName(Optional.of("prod"), "elsewhere:1")).plots())
        .extracting(plot -> plot.cluster().orElseThrow().servers())
        .containsExactly("localhost:9092", "elsewhere:1");

    save(kept.of(A), showing(A, "b"));
    assertThat(topics(kept.of(A))).containsExactly("b");
    assertThat(kept.all()).hasSize(2);
    assertThat(Files.readString(old)).isEqualTo(before);
  }

  private List<List<String>> copies() {
    return new KeptWorkspaces(config)
        .all().stream().filter(Entry::copy).map(entry -> topics(entry.workspace())).toList();
  }

  private static void save(Kept kept, Workspace workspace) {
    assertThat(kept.file().save(workspace)).isInstanceOf(Saved.Done.class);
  }

  private static List<String> topics(Kept kept) {
    return kept.workspace().map(KeptWorkspacesTest::topics).orElse(List.of());
  }

  private static List<String> topics(Workspace workspace) {
    return workspace.plots().stream().flatMap(plot -> plot.topic().stream()).toList();
  }

  private static Workspace showing(KeptCluster cluster, String... topics) {
    return showing(
            Stream.of(topics).map(topic -> plot(cluster.name(), topic)).toArray(PlotState[]::new))
        .keptFor(cluster);
  }

  private static Workspace showing(PlotState... plots) {
    Workspace empty = Workspace.EMPTY;
    return new Workspace(
        empty.place(),
        empty.theme(),
        empty.layout(),
        empty.linked(),
        empty.focused(),
        empty.panes(),
        List.of(plots));
  }

  private static PlotState plot(ClusterName cluster, String topic) {
    return new PlotState(
        Optional.of(cluster),
        Optional.of(topic),
        Optional.empty(),
        new Span(200, 0),
        DecodeChoice.AUTOMATIC,
        Appearance.USUAL,
        List.of(),
        List.of(),
        List.of(),
        Actions.NONE,
        TriggerState.NONE);
  }
}
