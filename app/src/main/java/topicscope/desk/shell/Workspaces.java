package topicscope.desk.shell;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Scene;
import org.jspecify.annotations.Nullable;
import topicscope.desk.model.Cluster;
import topicscope.desk.model.Desk;
import topicscope.desk.model.DeskSetup;
import topicscope.desk.model.KnownClusters;
import topicscope.desk.widget.MessageBar;
import topicscope.desk.widget.Theme;
import topicscope.desk.workspace.StagePosition;
import topicscope.desk.workspace.WorkspaceMapping;
import topicscope.workspace.PlotState;
import topicscope.workspace.PlotState.ClusterName;
import topicscope.workspace.Workspace;
import topicscope.workspace.Workspace.Position;
import topicscope.workspace.WorkspaceAutosave;
import topicscope.workspace.WorkspaceFile;
import topicscope.workspace.WorkspaceFile.Loaded;
import topicscope.workspace.WorkspaceFile.Saved;

/**
 * Keeps what the window shows: takes it from the file at the start, shows every change to the
 * keeper, and saves and opens at the user's wish. Until {@link #keep} is called nothing is saved by
 * itself.
 *
 * <p>Owned by the JavaFX thread. Files are small and read here; they are written elsewhere, but for
 * those that the user saves by hand.
 */
final class Workspaces {
  private final Desk desk;
  private final Theme theme;
  private final MessageBar notices;
  private final Supplier<@Nullable Scene> scene;
  private final PaneSizes panes;
  private KnownClusters clusters = new KnownClusters(name -> Optional.empty());
  private WorkspaceMapping states = new WorkspaceMapping(clusters);
  private Optional<WorkspaceAutosave> keeper = Optional.empty();
  private Optional<Position> place = Optional.empty();
  private final List<WorkspaceAutosave> left = new ArrayList<>();
  private BooleanSupplier passing = () -> false;

  Workspaces(
      Desk desk,
      Theme theme,
      MessageBar notices,
      Supplier<@Nullable Scene> scene,
      PaneSizes panes) {
    this.panes = panes;
    this.desk = desk;
    this.theme = theme;
    this.notices = notices;
    this.scene = scene;
  }

  /** Finds clusters by these names from now on. */
  void use(KnownClusters others) {
    clusters = others;
    states = new WorkspaceMapping(others);
  }

  /**
   * Takes over what the file holds and keeps the window's workspace there from now on.
   *
   * @param given the cluster that is wanted, if one is: plots of others aren't set up then
   * @param plots whether plots may be set up at all
   * @return whether plots were set up
   */
  boolean keep(WorkspaceFile file, Optional<ClusterName> given, boolean plots) {
    Loaded loaded = file.load();
    loaded.trouble().ifPresent(notices::warn);
    loaded.workspace().ifPresent(this::look);
    Optional<Workspace> wanted =
        loaded
            .workspace()
            .filter(one -> plots && !one.plots().isEmpty())
            .filter(one -> given.map(name -> shows(one, name)).orElse(true));
    wanted.ifPresent(this::setUp);
    keepIn(file);
    return wanted.isPresent();
  }

  /**
   * Leaves the workspace as it was for as long as this is true, because the window shows what isn't
   * to be kept. A workspace that is saved or opened by hand is kept all the same.
   */
  void passOver(BooleanSupplier now) {
    refresh();
    passing = now;
  }

  /** Takes over how a file's window looks, and keeps nothing. */
  void lookLike(WorkspaceFile file) {
    file.load().workspace().ifPresent(this::look);
  }

  /** Opens a workspace by hand; what the window shows now is saved, and goes. */
  void open(Path path) {
    WorkspaceFile file = WorkspaceFile.named(path);
    Optional<WorkspaceAutosave> now = keeper;
    refresh();
    var _ =
        CompletableFuture.supplyAsync(
                () -> {
                  // It may be the same file.
                  now.ifPresent(WorkspaceAutosave::saveNow);
                  return file.load();
                },
                task -> Thread.ofVirtual().name("opening-workspace").start(task))
            .thenAcceptAsync(loaded -> opened(file, loaded), Platform::runLater);
  }

  private void opened(WorkspaceFile file, Loaded loaded) {
    loaded.trouble().ifPresent(notices::warn);
    if (loaded.workspace().isPresent()) {
      Workspace workspace = loaded.workspace().get();
      look(workspace);
      setUp(workspace);
      passing = () -> false;
      keepIn(file);
      notices.say(
          "Opened the workspace " + file.path() + "; changes are saved there by themselves");
    }
  }

  /** Saves the workspace into a file by hand, and keeps it there from now on. */
  void saveAs(Path path) {
    saveOver(WorkspaceFile.named(path));
  }

  private void saveOver(WorkspaceFile file) {
    Workspace now = capture();
    switch (file.saveOver(now)) {
      case Saved.Done _ -> {
        // The previous keeper may have the same file and an older workspace to write.
        if (!passing.getAsBoolean()) {
          keeper.ifPresent(one -> one.show(now));
        }
        passing = () -> false;
        keepIn(file);
        notices.say(
            "Saved the workspace as " + file.path() + "; changes are saved there by themselves");
      }
      case Saved.Refused refused -> notices.warn(refused.sentence());
    }
  }

  /** Shows the keeper how things are; called once a second. */
  void refresh() {
    if (!passing.getAsBoolean()) {
      keeper.ifPresent(one -> one.show(capture()));
    }
  }

  /**
   * Ends keeping.
   *
   * @return waits until everything has been saved, 10 s at the most; for any thread but JavaFX's
   */
  Runnable end() {
    refresh();
    keeper.ifPresent(one -> {
      one.leave();
      left.add(one);
    });
    keeper = Optional.empty();
    List<WorkspaceAutosave> leaving = List.copyOf(left);
    return () -> leaving.forEach(WorkspaceAutosave::close);
  }

  /** The workspace as it is. */
  Workspace capture() {
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
        states.plots(setup));
  }

  private void keepIn(WorkspaceFile file) {
    keeper.ifPresent(one -> {
      one.leave();
      left.add(one);
    });
    keeper =
        Optional.of(
            new WorkspaceAutosave(
                file, capture(), saved -> Platform.runLater(() -> refused(file, saved))));
  }

  private void refused(WorkspaceFile file, Saved.Refused refused) {
    MessageBar.Message message = notices.warn(refused.sentence());
    if (refused.changedByAnother()) {
      message.offer("Save here all the same", () -> saveOver(file));
    }
  }

  private void look(Workspace workspace) {
    theme.choose(workspace.theme());
    place = workspace.place();
    panes.applySide(workspace.panes());
    workspace
        .place()
        .ifPresent(to ->
            StagePosition.stage(scene.get()).ifPresent(stage -> StagePosition.apply(to, stage)));
  }

  private void setUp(Workspace workspace) {
    if (!workspace.plots().isEmpty()) {
      WorkspaceMapping.Restored restored = states.restored(workspace);
      desk.restore(restored.setup());
      panes.applyPlots(workspace.panes());
      restored.troubles().forEach(notices::warn);
    }
  }

  private static boolean shows(Workspace workspace, ClusterName cluster) {
    return workspace.plots().stream()
        .map(PlotState::cluster)
        .flatMap(Optional::stream)
        .anyMatch(name -> KnownClusters.sameCluster(name, cluster));
  }

  private void learn(Cluster cluster) {
    cluster
        .profile()
        .ifPresent(profile -> clusters.remember(cluster.connection(), Optional.of(profile)));
  }
}
