package topicscope.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The workspaces that the program keeps by itself: one for each cluster, each in a folder of its
 * own, with its dated copies. The single file of earlier versions is read, and never written.
 *
 * <p>Thread-safe. Reads small files.
 */
public final class KeptWorkspaces {
  private static final Logger LOG = LoggerFactory.getLogger(KeptWorkspaces.class);
  private static final String NAME = "workspace.json";
  private static final int MAX_NAME_LENGTH = 80;

  private final Path folder;
  private final Path earlier;

  /** The workspaces in the user's config folder. Nothing is created. */
  public KeptWorkspaces(Path config) {
    folder = config.resolve("workspaces");
    earlier = config.resolve(NAME);
  }

  /**
   * A workspace that is kept.
   *
   * @param file where changes belong; read, so that it can be saved
   * @param workspace the content; empty if there is none
   * @param trouble a message for the user, if any
   */
  public record Kept(WorkspaceFile file, Optional<Workspace> workspace, Optional<String> trouble) {
    /** The content, if it has plots that show something. */
    public Optional<Workspace> withPlots() {
      return workspace.filter(one -> !one.filled().isEmpty());
    }
  }

  /**
   * One that can be opened again.
   *
   * @param file its file
   * @param time when it was used last, or when it was copied
   * @param copy whether it is a dated copy, or of an earlier version; else what is kept now
   * @param workspace the content
   */
  public record Entry(Path file, Instant time, boolean copy, Workspace workspace) {
    /** The name of its cluster: that of the saved connection, else the servers. */
    public String clusterText() {
      return workspace
          .mainCluster()
          .map(KeptCluster::name)
          .map(name -> name.profile().orElse(name.servers()))
          .orElse("no cluster");
    }

    /** What its plots show: {@code 3 plots: cpu, memory}. */
    public String plotsText() {
      List<PlotState> plots = workspace.filled();
      String topics =
          plots.stream()
              .map(Entry::title)
              .filter(title -> !title.isEmpty())
              .distinct()
              .collect(Collectors.joining(", "));
      return plots.size() + (plots.size() == 1 ? " plot: " : " plots: ") + topics;
    }

    private static String title(PlotState plot) {
      return plot.look().title().isEmpty() ? plot.topic().orElse("") : plot.look().title();
    }
  }

  /** The one that was used last; empty if nothing is kept. */
  public Optional<Kept> newest() {
    return kept()
        .findFirst()
        .map(KeptWorkspaces::load)
        .or(() -> ofEarlierVersion(Workspace::mainCluster))
        .or(this::unusableOfEarlierVersion);
  }

  /** How the window that was used last looks; empty if nothing is kept. */
  public Optional<Workspace> look() {
    return kept().findFirst().flatMap(WorkspaceFile::peek).or(() -> WorkspaceFile.peek(earlier));
  }

  /**
   * The one of a cluster. A cluster whose id is unknown is looked up by its name: the one last used
   * under it is found.
   */
  public Kept of(KeptCluster cluster) {
    Path own = file(cluster);
    return Optional.of(own)
        .filter(Files::exists)
        .or(() -> kept().filter(file -> isOf(file, cluster)).findFirst())
        .map(KeptWorkspaces::load)
        .or(() -> ofEarlierVersion(one -> Optional.of(cluster).filter(name -> shows(one, name))))
        .orElseGet(() -> new Kept(WorkspaceFile.own(own), Optional.empty(), Optional.empty()));
  }

  /**
   * The one of a cluster whose id has become known: what was kept under its name only is its own
   * from now on.
   */
  public Kept adopt(KeptCluster cluster) {
    Path own = file(cluster);
    Path named = file(new KeptCluster(Optional.empty(), cluster.name()));
    boolean unclaimed =
        WorkspaceFile.peek(named).flatMap(Workspace::mainCluster).filter(cluster::is).isPresent();
    if (!own.equals(named) && unclaimed) {
      try {
        take(named, own);
      } catch (IOException e) {
        LOG.warn("{} could not be moved to {}", named, own, e);
      }
    }
    return of(cluster);
  }

  private static void take(Path named, Path own) throws IOException {
    Path to = own.resolveSibling("");
    if (Files.notExists(to)) {
      Files.move(named.resolveSibling(""), to);
      return;
    }
    for (Path copy : DatedCopies.in(named.resolveSibling(""))) {
      if (Files.notExists(to.resolve(copy.getFileName()))) {
        Files.move(copy, to.resolve(copy.getFileName()));
      }
    }
    WorkspaceFile.own(own).keepCopy(Files.readAllBytes(named));
    Files.delete(named);
  }

  /** Where the workspace of a cluster is. */
  private Path file(KeptCluster cluster) {
    String name =
        cluster
            .id()
            .map(id -> "cluster-" + safe(id))
            .orElseGet(() ->
                cluster
                    .name()
                    .profile()
                    .map(profile -> "connection-" + distinct(profile))
                    .orElseGet(() ->
                        "address-" + distinct(PlotJson.withoutLogin(cluster.name().servers()))));
    return folder.resolve(name).resolve(NAME);
  }

  private static String distinct(String name) {
    return safe(name) + "-%08x".formatted(name.hashCode());
  }

  private static String safe(String name) {
    String safe = name.replaceAll("[^A-Za-z0-9._-]", "_");
    return safe.substring(0, Math.min(safe.length(), MAX_NAME_LENGTH));
  }

  private static boolean isOf(Path file, KeptCluster cluster) {
    return WorkspaceFile.peek(file).flatMap(Workspace::mainCluster).filter(cluster::is).isPresent();
  }

  private static boolean shows(Workspace workspace, KeptCluster cluster) {
    return workspace.plots().stream()
        .flatMap(plot -> plot.cluster().stream())
        .anyMatch(cluster.name()::means);
  }

  /** All that can be opened again, the newest first. */
  public List<Entry> all() {
    List<Entry> all = new ArrayList<>();
    kept()
        .forEach(file -> {
          entry(file, lastUsed(file), false).ifPresent(all::add);
          DatedCopies.in(file.resolveSibling(""))
              .forEach(copy ->
                  DatedCopies.madeAt(copy)
                      .flatMap(time -> entry(copy, time, true))
                      .ifPresent(all::add));
        });
    if (Files.exists(earlier)) {
      entry(earlier, lastUsed(earlier), true).ifPresent(all::add);
    }
    all.sort(Comparator.comparing(Entry::time).reversed());
    return all;
  }

  /**
   * Makes a dated copy of what is kept for the cluster of an entry, before that is opened.
   *
   * @return why it can't be made; then the entry must not be opened
   */
  public Optional<String> copyOf(Entry entry) {
    try {
      Optional<Kept> kept = entry.workspace().mainCluster().map(this::of);
      if (kept.isPresent() && kept.get().file().isThere()) {
        kept.get().file().keepCopy();
      }
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(
          "What is kept now can't be copied, so nothing is opened: " + e.getMessage());
    }
  }

  /** Notes that a workspace is used now: it is opened at the next start. */
  public static void touch(WorkspaceFile file) {
    try {
      if (Files.exists(file.path())) {
        Files.setLastModifiedTime(file.path(), FileTime.from(Instant.now()));
      }
    } catch (IOException e) {
      LOG.info("{} can't be touched: {}", file.path(), e.getMessage());
    }
  }

  private static Optional<Entry> entry(Path file, Instant time, boolean copy) {
    return WorkspaceFile.peek(file)
        .filter(one -> !one.filled().isEmpty())
        .map(one -> new Entry(file, time, copy, one));
  }

  private static Kept load(Path file) {
    WorkspaceFile own = WorkspaceFile.own(file);
    WorkspaceFile.Loaded loaded = own.load();
    return new Kept(own, loaded.workspace(), loaded.trouble());
  }

  /** What an earlier version kept, to be saved as the workspace of its cluster. */
  private Optional<Kept> ofEarlierVersion(Function<Workspace, Optional<KeptCluster>> whose) {
    return WorkspaceFile.peek(earlier)
        .flatMap(one ->
            whose
                .apply(one)
                .map(cluster ->
                    new Kept(
                        WorkspaceFile.own(file(cluster)),
                        Optional.of(one.keptFor(cluster)),
                        Optional.empty())));
  }

  /** Says that what an earlier version kept can't be used; it stays as it is. */
  private Optional<Kept> unusableOfEarlierVersion() {
    WorkspaceFile file = WorkspaceFile.named(earlier);
    return Optional.of(earlier)
        .filter(Files::exists)
        .map(there -> file.load())
        .filter(loaded -> loaded.workspace().isEmpty())
        .map(loaded -> new Kept(file, Optional.empty(), loaded.trouble()));
  }

  /** The files of all clusters, the one used last first. */
  private Stream<Path> kept() {
    try (Stream<Path> folders = Files.list(folder)) {
      return folders
          .map(one -> one.resolve(NAME))
          .filter(Files::exists)
          .sorted(Comparator.comparing(KeptWorkspaces::lastUsed).reversed())
          .toList()
          .stream();
    } catch (IOException e) {
      return Stream.empty();
    }
  }

  private static Instant lastUsed(Path file) {
    try {
      return Files.getLastModifiedTime(file).toInstant();
    } catch (IOException e) {
      return Instant.EPOCH;
    }
  }
}
