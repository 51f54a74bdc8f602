package topicscope.desk.shell;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Scene;
import org.jspecify.annotations.Nullable;
import topicscope.desk.model.Cluster;
import topicscope.desk.model.Desk;
import topicscope.desk.model.DeskSetup;
import topicscope.desk.model.KnownClusters;
import topicscope.desk.widget.Theme;
import topicscope.desk.workspace.StagePosition;
import topicscope.desk.workspace.WorkspaceMapping;
import topicscope.workspace.KeptCluster;
import topicscope.workspace.Workspace;
import topicscope.workspace.Workspace.Position;

/**
 * The window as a workspace, and back: its plots, position, colours and panes.
 *
 * <p>Owned by the JavaFX thread.
 */
final class WindowState {
  private final Desk desk;
  private final Theme theme;
  private final Supplier<@Nullable Scene> scene;
  private final PaneSizes panes;
  private KnownClusters clusters = new KnownClusters(name -> Optional.empty());
  private WorkspaceMapping states = new WorkspaceMapping(clusters);
  private Optional<Position> place = Optional.empty();

  WindowState(Desk desk, Theme theme, Supplier<@Nullable Scene> scene, PaneSizes panes) {
    this.desk = desk;
    this.theme = theme;
    this.scene = scene;
    this.panes = panes;
  }

  /** Finds clusters by these names from now on. */
  void use(KnownClusters others) {
    clusters = others;
    states = new WorkspaceMapping(others);
  }

  /**
   * The workspace as it is.
   *
   * @param cluster the cluster that it is kept for, if it is kept for one
   */
  Workspace capture(Optional<KeptCluster> cluster) {
    place =
        StagePosition.stage(scene.get())
            .flatMap(stage -> StagePosition.of(stage, place))
            .or(() -> place);
    desk.plots().forEach(plot -> plot.clusterProperty().get().ifPresent(this::learn));
    DeskSetup setup = desk.setup();
    return new Workspace(
        place,
        theme.choice(),
        WorkspaceMapping.layout(setup.layout()),
        setup.linked(),
        setup.focused(),
        panes.now(),
        states.plots(setup),
        cluster);
  }

  /** Applies position, colours and the side panel. */
  void look(Workspace workspace) {
    theme.choose(workspace.theme());
    place = workspace.place();
    panes.applySide(workspace.panes());
    workspace
        .place()
        .ifPresent(to ->
            StagePosition.stage(scene.get()).ifPresent(stage -> StagePosition.apply(to, stage)));
  }

  /**
   * Sets up the plots, unless there are none or they are shown already.
   *
   * @return messages for the user
   */
  List<String> setUp(Workspace workspace) {
    if (workspace.plots().isEmpty() || workspace.plots().equals(states.plots(desk.setup()))) {
      return List.of();
    }
    WorkspaceMapping.Restored restored = states.restored(workspace);
    desk.restore(restored.setup());
    panes.applyPlots(workspace.panes());
    return restored.troubles();
  }

  /** A cluster with its name and, once it is known, its id. */
  KeptCluster name(Cluster cluster) {
    learn(cluster);
    return new KeptCluster(cluster.id(), clusters.name(cluster.connection()));
  }

  private void learn(Cluster cluster) {
    cluster
        .profile()
        .ifPresent(profile -> clusters.remember(cluster.connection(), Optional.of(profile)));
  }
}
