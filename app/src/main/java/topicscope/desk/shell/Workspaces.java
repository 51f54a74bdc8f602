package topicscope.desk.shell;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.application.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import topicscope.desk.file.FileWriter;
import topicscope.desk.model.Desk;
import topicscope.desk.model.KnownClusters;
import topicscope.desk.model.Plot;
import topicscope.desk.widget.MessageBar;
import topicscope.workspace.KeptCluster;
import topicscope.workspace.KeptWorkspaces;
import topicscope.workspace.KeptWorkspaces.Entry;
import topicscope.workspace.KeptWorkspaces.Kept;
import topicscope.workspace.PlotState;
import topicscope.workspace.PlotState.ClusterName;
import topicscope.workspace.Workspace;
import topicscope.workspace.WorkspaceAutosave;
import topicscope.workspace.WorkspaceFile;
import topicscope.workspace.WorkspaceFile.Loaded;
import topicscope.workspace.WorkspaceFile.Saved;

/**
 * Keeps what the window shows: takes it from the file at the start, shows every change to the
 * keeper, and saves and opens at the user's wish. It is kept for the main cluster of the window, or
 * in a file that the user has named. Until {@link #keep} is called nothing is saved by itself.
 *
 * <p>Owned by the JavaFX thread. Files are small and read here at the start; all else is read and
 * written elsewhere.
 */
final class Workspaces implements ClusterWorkspaces.Target {
  private static final Logger LOG = LoggerFactory.getLogger(Workspaces.class);
  private static final int CLOSING_S = 10;

  private final Desk desk;
  private final MessageBar notices;
  private final WindowState state;
  private Optional<WorkspaceAutosave> keeper = Optional.empty();
  private final List<WorkspaceAutosave> left = new ArrayList<>();
  private BooleanSupplier passing = () -> false;
  private Optional<KeptWorkspaces> store = Optional.empty();

  /** While it is kept for its cluster; empty for a file that the user has named, or for none. */
  private Optional<ClusterWorkspaces> byCluster = Optional.empty();

  /** The file that the user has named, and that changes are saved in. */
  private Optional<WorkspaceFile> named = Optional.empty();

  Workspaces(Desk desk, MessageBar notices, WindowState state) {
    this.desk = desk;
    this.notices = notices;
    this.state = state;
  }

  /** Opens earlier workspaces from there. */
  void openFrom(KeptWorkspaces kept) {
    store = Optional.of(kept);
  }

  /**
   * Restores what is kept for a cluster, and keeps the workspace of each main cluster of the window
   * apart from now on.
   *
   * @param given the cluster that is wanted, if one is; else the one used last
   * @param plots whether plots may be set up at once
   * @return whether plots were set up
   */
  boolean keep(KeptWorkspaces kept, Optional<ClusterName> given, boolean plots) {
    openFrom(kept);
    kept.look().ifPresent(state::look);
    ClusterWorkspaces following = follow(kept);
    return plots && following.restore(given);
  }

  private ClusterWorkspaces follow(KeptWorkspaces kept) {
    byCluster.ifPresent(ClusterWorkspaces::stop);
    ClusterWorkspaces following = new ClusterWorkspaces(desk, kept, state::name, this);
    byCluster = Optional.of(following);
    named = Optional.empty();
    return following;
  }

  /**
   * Takes over what the file holds and keeps the window's workspace there from now on, unless the
   * file has plots and none of them may be set up.
   *
   * @param given the cluster that is wanted, if one is: plots of others aren't set up then
   * @param plots whether plots may be set up at all
   * @return whether plots were set up
   */
  boolean keep(WorkspaceFile file, Optional<ClusterName> given, boolean plots) {
    Loaded loaded = file.load();
    loaded.trouble().ifPresent(notices::warn);
    loaded.workspace().ifPresent(state::look);
    Optional<Workspace> wanted =
        loaded
            .workspace()
            .filter(one -> plots && !one.plots().isEmpty())
            .filter(one -> given.map(name -> shows(one, name)).orElse(true));
    wanted.ifPresent(this::setUp);
    if (wanted.isPresent()
        || loaded.workspace().map(Workspace::filled).orElse(List.of()).isEmpty()) {
      keepNamed(file);
    } else {
      notices.warn(
          file.path() + " shows other clusters: it stays as it is, and nothing is saved by itself");
    }
    return wanted.isPresent();
  }

  private void keepNamed(WorkspaceFile file) {
    // What is still looked up for a cluster must not take the place of the file.
    byCluster.ifPresent(ClusterWorkspaces::stop);
    byCluster = Optional.empty();
    named = Optional.of(file);
    keepIn(file, capture());
  }

  /**
   * Leaves the workspace as it was for as long as this is true, because the window shows what isn't
   * to be kept. A workspace that is saved or opened by hand is kept all the same.
   */
  void passOver(BooleanSupplier now) {
    refresh();
    passing = now;
  }

  /** Takes over how the window looked that was used last, and keeps nothing. */
  void lookLike(KeptWorkspaces kept) {
    openFrom(kept);
    kept.look().ifPresent(state::look);
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
      state.look(workspace);
      setUp(workspace);
      passing = () -> false;
      keepNamed(file);
      notices.say(
          "Opened the workspace " + file.path() + "; changes are saved there by themselves");
    }
  }

  /** What is kept and can be opened, the newest first; without what this window shows. */
  CompletableFuture<List<Entry>> earlier() {
    Optional<Path> mine = keeper.map(WorkspaceAutosave::file).map(WorkspaceFile::path);
    return CompletableFuture.supplyAsync(
        () ->
            store.map(KeptWorkspaces::all).orElse(List.of()).stream()
                .filter(entry -> mine.filter(entry.file()::equals).isEmpty())
                .toList(),
        task -> Thread.ofVirtual().name("listing-workspaces").start(task));
  }

  /** Opens one of those; what is kept for its cluster until now becomes a dated copy. */
  void open(Entry entry) {
    if (store.isEmpty()) {
      return;
    }
    KeptWorkspaces kept = store.get();
    refresh();
    Optional<WorkspaceAutosave> now = pause();
    var _ =
        CompletableFuture.supplyAsync(
                () -> {
                  now.ifPresent(WorkspaceAutosave::close);
                  return kept.copyOf(entry);
                },
                task -> Thread.ofVirtual().name("opening-workspace").start(task))
            .thenAcceptAsync(trouble -> opened(entry, kept, trouble), Platform::runLater);
  }

  private void opened(Entry entry, KeptWorkspaces kept, Optional<String> trouble) {
    if (trouble.isPresent()) {
      notices.warn(trouble.get());
      byCluster.ifPresent(ClusterWorkspaces::begin);
      return;
    }
    state.look(entry.workspace());
    setUp(entry.workspace());
    passing = () -> false;
    follow(kept).begin();
    notices.say("Opened " + entry.plotsText());
  }

  /** Whether the user has named the file that changes are saved in. */
  boolean isNamed() {
    return named.isPresent();
  }

  /** What a file for the present plots might be called: their topic and their cluster. */
  String proposedName() {
    Plot plot = desk.focusedProperty().get();
    String cluster =
        plot.clusterProperty().get().map(state::name).map(KeptCluster::name).stream()
            .map(name -> name.profile().orElse(name.servers()))
            .collect(Collectors.joining());
    return Stream.of(plot.topic().orElse(""), cluster)
        .filter(part -> !part.isEmpty())
        .collect(
            Collectors.collectingAndThen(
                Collectors.joining("-"), name -> name.isEmpty() ? "topicscope" : name));
  }

  /** Saves in the file that the user has named, at once. */
  void save() {
    named.ifPresent(file -> {
      keeper.ifPresent(one -> one.show(capture()));
      Optional<WorkspaceAutosave> saving = keeper;
      var _ =
          CompletableFuture.supplyAsync(
                  () -> saving.map(WorkspaceAutosave::saveNow),
                  task -> Thread.ofVirtual().name("saving-workspace").start(task))
              .thenAcceptAsync(
                  saved -> saved.ifPresent(end -> savedByHand(file, end)), Platform::runLater);
    });
  }

  private void savedByHand(WorkspaceFile file, Saved saved) {
    if (saved instanceof Saved.Refused) {
      told(file, saved);
    } else {
      notices.say("Saved the workspace in " + file.path());
    }
  }

  /**
   * Saves the workspace into a file by hand, and keeps it there from now on.
   *
   * @return see {@link FileWriter}
   */
  CompletableFuture<Optional<String>> saveAs(Path path) {
    // The present keeper may have the same file.
    return saveOver(
        named.filter(file -> file.path().equals(path)).orElseGet(() -> WorkspaceFile.named(path)));
  }

  private CompletableFuture<Optional<String>> saveOver(WorkspaceFile file) {
    Workspace now = capture();
    return CompletableFuture.supplyAsync(
            () -> file.saveOver(now),
            task -> Thread.ofVirtual().name("saving-workspace").start(task))
        .thenApplyAsync(saved -> savedOver(file, saved), Platform::runLater);
  }

  private Optional<String> savedOver(WorkspaceFile file, Saved saved) {
    if (saved instanceof Saved.Refused refused) {
      return Optional.of(refused.sentence());
    }
    refresh();
    passing = () -> false;
    keepNamed(file);
    notices.say(
        "Saved the workspace as " + file.path() + "; changes are saved there by themselves");
    return Optional.empty();
  }

  /** Shows the keeper how things are; called once a second. */
  void refresh() {
    if (!passing.getAsBoolean()) {
      byCluster.ifPresent(ClusterWorkspaces::follow);
      if (byCluster.map(ClusterWorkspaces::isDue).orElse(true)) {
        keeper.ifPresent(one -> one.show(capture()));
      }
    }
  }

  /**
   * Ends keeping.
   *
   * @return waits until everything has been saved, 10 s at the most; for any thread but JavaFX's
   */
  Runnable end() {
    refresh();
    Workspace now = capture();
    Optional<CompletableFuture<Kept>> finding = byCluster.flatMap(ClusterWorkspaces::end);
    boolean passed = passing.getAsBoolean();
    if (!passed && byCluster.filter(one -> !one.isEmpty()).isPresent()) {
      // Closed before the cluster has answered: the guess holds.
      keeper.ifPresent(one -> one.show(now));
    }
    var _ = pause();
    List<WorkspaceAutosave> leaving = List.copyOf(left);
    return () -> {
      finding.filter(one -> !passed).ifPresent(one -> saveLast(one, now));
      leaving.forEach(WorkspaceAutosave::close);
    };
  }

  /** Closed while the file of the cluster was being looked up. */
  private static void saveLast(CompletableFuture<Kept> finding, Workspace now) {
    var _ =
        finding
            .thenAccept(kept -> {
              if (kept.file().save(now) instanceof Saved.Refused refused) {
                LOG.warn(refused.sentence());
              }
            })
            .orTimeout(CLOSING_S, TimeUnit.SECONDS)
            .exceptionally(failure -> {
              LOG.error("The workspace could not be saved", failure);
              return null;
            })
            .join();
  }

  private Workspace capture() {
    return state.capture(byCluster.flatMap(ClusterWorkspaces::main));
  }

  @Override
  public Optional<WorkspaceAutosave> pause() {
    Optional<WorkspaceAutosave> before = keeper;
    before.ifPresent(one -> {
      one.leave();
      left.add(one);
    });
    keeper = Optional.empty();
    return before;
  }

  @Override
  public void keepIn(WorkspaceFile file, Workspace written) {
    var _ = pause();
    keeper =
        Optional.of(
            new WorkspaceAutosave(
                file, written, saved -> Platform.runLater(() -> told(file, saved))));
  }

  @Override
  public void say(String sentence) {
    notices.say(sentence);
  }

  @Override
  public void warn(String sentence) {
    notices.warn(sentence);
  }

  private void told(WorkspaceFile file, Saved saved) {
    switch (saved) {
      case Saved.Done done -> done.news().ifPresent(notices::say);
      case Saved.Refused refused when refused.changedByAnother() ->
          notices.warn(refused.sentence()).offer("Save here all the same", () -> saveHere(file));
      case Saved.Refused refused -> notices.warn(refused.sentence());
    }
  }

  private void saveHere(WorkspaceFile file) {
    var _ =
        saveOver(file)
            .thenAcceptAsync(problem -> problem.ifPresent(notices::warn), Platform::runLater);
  }

  @Override
  public void setUp(Workspace workspace) {
    state.setUp(workspace).forEach(notices::warn);
  }

  private static boolean shows(Workspace workspace, ClusterName cluster) {
    return workspace.plots().stream()
        .map(PlotState::cluster)
        .flatMap(Optional::stream)
        .anyMatch(name -> KnownClusters.sameCluster(name, cluster));
  }
}
