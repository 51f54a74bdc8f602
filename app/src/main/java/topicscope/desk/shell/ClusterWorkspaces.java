package topicscope.desk.shell;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.application.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import topicscope.desk.model.Cluster;
import topicscope.desk.model.Desk;
import topicscope.desk.model.DeskSetup;
import topicscope.desk.model.LatestRequest;
import topicscope.desk.workspace.MainCluster;
import topicscope.workspace.KeptCluster;
import topicscope.workspace.KeptWorkspaces;
import topicscope.workspace.KeptWorkspaces.Kept;
import topicscope.workspace.PlotState.ClusterName;
import topicscope.workspace.Workspace;
import topicscope.workspace.WorkspaceAutosave;
import topicscope.workspace.WorkspaceFile;

/**
 * Follows the main cluster of a window: what the window shows is kept for that cluster, and what
 * was kept for it comes back while the window shows nothing yet. A cluster is guessed by its name
 * until it has said its id.
 *
 * <p>Owned by the JavaFX thread. Files are read elsewhere, except at the start.
 */
final class ClusterWorkspaces {
  private static final Logger LOG = LoggerFactory.getLogger(ClusterWorkspaces.class);

  private final Desk desk;
  private final KeptWorkspaces store;
  private final Function<Cluster, KeptCluster> naming;
  private final Target target;
  private final LatestRequest order = new LatestRequest();
  private Optional<KeptCluster> main = Optional.empty();
  private Optional<Cluster> shown = Optional.empty();
  private Optional<DeskSetup> restored = Optional.empty();
  private Optional<CompletableFuture<Kept>> finding = Optional.empty();

  /** The window. */
  interface Target {
    /** Sets up the plots of a workspace, unless they are shown already. */
    void setUp(Workspace workspace);

    /** Keeps what the window shows in a file that holds {@code written}. */
    void keepIn(WorkspaceFile file, Workspace written);

    /** Keeps nothing for now; returns who was to write, if anybody was. */
    Optional<WorkspaceAutosave> pause();

    /** Shows a message. */
    void say(String sentence);

    /** Shows what went wrong. */
    void warn(String sentence);
  }

  ClusterWorkspaces(
      Desk desk, KeptWorkspaces store, Function<Cluster, KeptCluster> naming, Target target) {
    this.desk = desk;
    this.store = store;
    this.naming = naming;
    this.target = target;
  }

  /** The cluster that the workspace is kept for. */
  Optional<KeptCluster> main() {
    return main;
  }

  /**
   * Whether what is shown can be kept now: it is something, and it is known whether the cluster is
   * the one that was guessed.
   */
  boolean isDue() {
    return shown.filter(Cluster::hasSettled).isPresent() && !isEmpty();
  }

  /** Lets nothing that is still being looked up reach the window. */
  void stop() {
    order.cancel();
  }

  /**
   * The window goes.
   *
   * @return what is still being looked up for what the user has set up, and is to be kept there
   */
  Optional<CompletableFuture<Kept>> end() {
    stop();
    return finding.filter(one -> !one.isDone() && !isUntouched());
  }

  /** Whether the user has set up nothing since the start. */
  private boolean isUntouched() {
    return isEmpty() || restored.equals(Optional.of(desk.setup()));
  }

  /** Whether no plot shows anything: that is not worth keeping. */
  boolean isEmpty() {
    return desk.setup().plots().stream()
        .allMatch(plot -> plot.topic().isEmpty() && plot.foreignSeries().isEmpty());
  }

  /**
   * Restores at the start what was kept for a cluster.
   *
   * @param wanted the cluster; empty for the one that was used last
   * @return whether plots were restored
   */
  boolean restore(Optional<ClusterName> wanted) {
    Optional<Kept> kept =
        wanted.map(name -> store.of(new KeptCluster(Optional.empty(), name))).or(store::newest);
    kept.flatMap(Kept::trouble).ifPresent(target::warn);
    Optional<Workspace> plots = kept.flatMap(Kept::withPlots);
    if (kept.isEmpty() || plots.isEmpty()) {
      return false;
    }
    Optional<KeptCluster> before = plots.get().mainCluster();
    main =
        wanted.map(name -> new KeptCluster(before.flatMap(KeptCluster::id), name)).or(() -> before);
    target.setUp(wanted.map(plots.get()::movedTo).orElse(plots.get()));
    restored = Optional.of(desk.setup());
    shown = MainCluster.of(desk.plots(), main, naming);
    keepIn(kept.get());
    return true;
  }

  /** Forgets which cluster it was, so that it is looked up again; what is shown stays. */
  void begin() {
    main = Optional.empty();
    shown = Optional.empty();
    restored = Optional.empty();
    follow();
  }

  /** Follows the plots; costs next to nothing while their main cluster is the same. */
  void follow() {
    Optional<Cluster> now = MainCluster.of(desk.plots(), main, naming);
    if (now.isEmpty()) {
      return;
    }
    KeptCluster cluster = naming.apply(now.get());
    Optional<String> id = main.flatMap(KeptCluster::id);
    boolean same = main.filter(cluster::is).isPresent();
    boolean idIsNews = id.isEmpty() && cluster.id().isPresent();
    boolean connectedAnew = !now.equals(shown) && isEmpty();
    shown = now;
    if (same && !idIsNews && !connectedAnew) {
      main = Optional.of(new KeptCluster(cluster.id().or(() -> id), cluster.name()));
    } else {
      look(cluster);
    }
  }

  private void look(KeptCluster cluster) {
    Optional<KeptCluster> before = main;
    main = Optional.of(cluster);
    Optional<WorkspaceAutosave> writing = target.pause();
    LatestRequest.Ticket ticket = order.start();
    Supplier<Kept> found =
        () -> {
          // It may have to write the very file first.
          writing.ifPresent(WorkspaceAutosave::close);
          return cluster.id().isPresent() ? store.adopt(cluster) : store.of(cluster);
        };
    finding =
        Optional.of(
            CompletableFuture.supplyAsync(
                    found, task -> Thread.ofVirtual().name("finding-workspace").start(task))
                .thenApplyAsync(
                    kept -> {
                      if (ticket.isLatest()) {
                        found(kept, cluster, before);
                      }
                      return kept;
                    },
                    Platform::runLater));
    var _ =
        finding
            .get()
            .whenComplete((kept, failure) -> {
              if (failure != null) {
                LOG.error("The workspace of {} was not found", cluster, failure);
              }
            });
  }

  private void found(Kept kept, KeptCluster cluster, Optional<KeptCluster> before) {
    kept.trouble().ifPresent(target::warn);
    Optional<Workspace> plots = kept.withPlots().map(one -> one.movedTo(cluster.name()));
    if (plots.isPresent() && isUntouched()) {
      target.setUp(plots.get());
      restored = Optional.of(desk.setup());
    } else if (!isEmpty() && before.filter(one -> isAnother(one, cluster)).isPresent()) {
      target.say(
          cluster.name().servers()
              + " is another cluster than before: these plots are kept for it from now on. What"
              + " was kept for the other one stays as it is");
    }
    keepIn(kept);
  }

  /** Whether the same name now leads to another cluster. */
  private static boolean isAnother(KeptCluster before, KeptCluster now) {
    return before.name().means(now.name()) && !before.is(now);
  }

  private void keepIn(Kept kept) {
    boolean stored = kept.file().isThere();
    target.keepIn(kept.file(), kept.workspace().filter(one -> stored).orElse(Workspace.EMPTY));
    if (stored) {
      KeptWorkspaces.touch(kept.file());
    }
  }
}
