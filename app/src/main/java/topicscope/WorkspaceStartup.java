package topicscope;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import topicscope.connect.ConnectionProfile;
import topicscope.connect.Connections;
import topicscope.connect.ProfileException;
import topicscope.connect.Secrets;
import topicscope.desk.connect.OpenedConnection;
import topicscope.desk.model.KnownClusters;
import topicscope.desk.shell.MainWindow;
import topicscope.kafka.client.ClusterConnection;
import topicscope.platform.ConfigFolder;
import topicscope.workspace.PlotState.ClusterName;
import topicscope.workspace.WorkspaceFile;

/**
 * What a window takes over from the last time, and keeps for the next.
 *
 * @param file where the workspace is; empty for neither
 * @param extent how much of it counts
 */
record WorkspaceStartup(Optional<WorkspaceFile> file, Extent extent) {
  private static final Logger LOG = LoggerFactory.getLogger(WorkspaceStartup.class);

  /** Takes over nothing and keeps nothing. */
  static final WorkspaceStartup NOTHING = new WorkspaceStartup(Optional.empty(), Extent.LOOK);

  /** How much of a workspace counts. */
  enum Extent {
    /** Everything; and what changes is kept. */
    ALL,
    /** How the window looks; nothing is kept. */
    LOOK
  }

  /**
   * Begins with what is kept. Its plots are set up unless another cluster was asked for.
   *
   * @param given the cluster that was asked for
   * @param profile the saved connection that was asked for instead
   * @return whether plots were set up
   */
  boolean begin(
      MainWindow window, Optional<ClusterConnection> given, Optional<ConnectionProfile> profile) {
    if (file.isEmpty()) {
      return false;
    }
    if (extent == Extent.LOOK) {
      window.lookLike(file.get());
      return false;
    }
    KnownClusters clusters = new KnownClusters(WorkspaceStartup::saved);
    given.ifPresent(connection -> clusters.remember(connection, Optional.empty()));
    Optional<ClusterName> wanted =
        given
            .map(connection -> new ClusterName(Optional.empty(), connection.bootstrapServers()))
            .or(() -> profile.map(one -> new ClusterName(Optional.of(one.name()), one.servers())));
    // A password that isn't kept is asked for first: then the saved connection alone is opened.
    boolean usable = profile.isEmpty() || profile.flatMap(one -> saved(one.name())).isPresent();
    return window.keep(file.get(), clusters, wanted, usable);
  }

  /** A saved connection whose secrets are kept too. */
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
