package topicscope;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import topicscope.connect.ConnectionProfile;
import topicscope.connect.Connections;
import topicscope.connect.OpenedConnection;
import topicscope.connect.ProfileException;
import topicscope.connect.Secrets;
import topicscope.desk.model.KnownClusters;
import topicscope.desk.shell.MainWindow;
import topicscope.kafka.client.ClusterConnection;
import topicscope.platform.ConfigFolder;
import topicscope.workspace.KeptWorkspaces;
import topicscope.workspace.PlotState.ClusterName;
import topicscope.workspace.Workspace;
import topicscope.workspace.WorkspaceFile;

/**
 * The workspace that a window restores at its start and saves later.
 *
 * @param kept the workspaces that are kept for each cluster; earlier ones can be opened in any case
 * @param file the file that the user has named instead
 * @param extent how much of it is used
 */
record WorkspaceStartup(KeptWorkspaces kept, Optional<WorkspaceFile> file, Extent extent) {
  private static final Logger LOG = LoggerFactory.getLogger(WorkspaceStartup.class);

  /** Restores and saves nothing. */
  static final WorkspaceStartup NOTHING = of(Extent.NOTHING);

  /** How much of a workspace is used. */
  enum Extent {
    /** All of it; changes are saved. */
    ALL,
    /** Theme, layout and size of the window; nothing is saved. */
    APPEARANCE,
    /** None; nothing is saved. */
    NOTHING
  }

  /** What is kept in the config folder. */
  static WorkspaceStartup of(Extent extent) {
    return new WorkspaceStartup(new KeptWorkspaces(ConfigFolder.path()), Optional.empty(), extent);
  }

  /** A file that the user has named. */
  static WorkspaceStartup of(WorkspaceFile file) {
    return new WorkspaceStartup(
        new KeptWorkspaces(ConfigFolder.path()), Optional.of(file), Extent.ALL);
  }

  /** How the window looks that is restored; empty if it is the usual one. Reads a small file. */
  Optional<Workspace> look() {
    return switch (extent) {
      case ALL -> file.isPresent() ? WorkspaceFile.peek(file.get().path()) : kept.look();
      case APPEARANCE -> kept.look();
      case NOTHING -> Optional.empty();
    };
  }

  /**
   * Restores the workspace. Its plots are restored unless another cluster is given.
   *
   * @param given the cluster on the command line
   * @param profile the saved connection on the command line
   * @return whether plots were restored
   */
  boolean restore(
      MainWindow window, Optional<ClusterConnection> given, Optional<ConnectionProfile> profile) {
    KnownClusters clusters = new KnownClusters(WorkspaceStartup::saved);
    window.openFrom(kept, clusters);
    if (extent == Extent.APPEARANCE) {
      window.lookLike(kept);
    }
    if (extent != Extent.ALL) {
      return false;
    }
    given.ifPresent(connection -> clusters.remember(connection, Optional.empty()));
    Optional<ClusterName> wanted =
        given
            .map(connection -> new ClusterName(Optional.empty(), connection.bootstrapServers()))
            .or(() -> profile.map(one -> new ClusterName(Optional.of(one.name()), one.servers())));
    // A password that isn't stored must be typed first: then only the connection is opened.
    boolean usable = profile.isEmpty() || profile.flatMap(one -> saved(one.name())).isPresent();
    return file.isPresent()
        ? window.keep(file.get(), clusters, wanted, usable)
        : window.keep(kept, clusters, wanted, usable);
  }

  /** A saved connection with all its secrets stored. */
  private static Optional<OpenedConnection> saved(String name) {
    try {
      Connections connections = new Connections(ConfigFolder.path());
      ConnectionProfile profile = connections.find(name);
      Secrets secrets = connections.secrets(name);
      return profile.missing(secrets).isEmpty()
          ? Optional.of(new OpenedConnection(profile, profile.connection(secrets)))
          : Optional.empty();
    } catch (ProfileException e) {
      LOG.info("The saved connection {} can't be used: {}", name, e.getMessage());
      return Optional.empty();
    }
  }
}
