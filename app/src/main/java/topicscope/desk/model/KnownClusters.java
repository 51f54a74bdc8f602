package topicscope.desk.model;

import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import topicscope.connect.ConnectionProfile;
import topicscope.connect.OpenedConnection;
import topicscope.connect.ProfileColour;
import topicscope.kafka.client.ClusterConnection;
import topicscope.workspace.PlotState.ClusterName;

/**
 * Maps the clusters of a window to names in a workspace, and back. A workspace holds names only, so
 * that it can be shared; logins are found by the names of saved connections.
 *
 * <p>Owned by the JavaFX thread.
 */
public final class KnownClusters {
  private final Function<String, Optional<OpenedConnection>> profiles;

  /** In the order in which they became known. A connection equals only itself. */
  private final SequencedMap<ClusterConnection, Known> all = new LinkedHashMap<>();

  /**
   * Knows no cluster.
   *
   * @param profiles finds a saved connection by name, with its secrets; empty if they are missing
   */
  public KnownClusters(Function<String, Optional<OpenedConnection>> profiles) {
    this.profiles = profiles;
  }

  private record Known(Optional<ConnectionProfile> profile, ClusterName name) {
    Known(ClusterConnection connection, Optional<ConnectionProfile> profile) {
      this(
          profile,
          new ClusterName(
              profile.map(ConnectionProfile::name),
              profile.map(ConnectionProfile::colour).map(ProfileColour::id),
              connection.bootstrapServers()));
    }
  }

  /**
   * A cluster found by name.
   *
   * @param connection the connection
   * @param profile the saved connection; only its name and colour if it is missing
   * @param trouble a message for the user, if any
   */
  public record Found(
      ClusterConnection connection,
      Optional<ConnectionProfile> profile,
      Optional<String> trouble) {}

  /**
   * Adds a connection.
   *
   * @param profile the saved connection that it came from
   */
  public void remember(ClusterConnection connection, Optional<ConnectionProfile> profile) {
    all.put(connection, new Known(connection, profile));
  }

  /** The name of a connection in a workspace. */
  public ClusterName name(ClusterConnection connection) {
    return Optional.ofNullable(all.get(connection))
        .map(Known::name)
        .orElseGet(() -> new ClusterName(Optional.empty(), connection.bootstrapServers()));
  }

  /**
   * Finds the newest connection of a name: after a password was changed, an older one has the old
   * password. If there is none, opens the saved connection, or one without a login.
   */
  public Found find(ClusterName name) {
    return all.reversed().entrySet().stream()
        .filter(known -> sameCluster(known.getValue().name(), name))
        .findFirst()
        .map(known -> new Found(known.getKey(), known.getValue().profile(), Optional.empty()))
        .orElseGet(() -> open(name));
  }

  /** Whether two names mean the same cluster. */
  public static boolean sameCluster(ClusterName one, ClusterName other) {
    return one.means(other);
  }

  private Found open(ClusterName name) {
    Optional<OpenedConnection> saved = name.profile().flatMap(profiles);
    ClusterConnection connection =
        saved
            .map(OpenedConnection::connection)
            .orElseGet(() -> ClusterConnection.to(name.servers()));
    Optional<ConnectionProfile> profile =
        saved
            .map(OpenedConnection::profile)
            .or(() -> name.profile().map(gone -> placeholder(name, gone)));
    Known known = new Known(connection, profile);
    all.put(connection, saved.isPresent() ? known : new Known(profile, name));
    return new Found(
        connection,
        profile,
        name.profile().filter(gone -> saved.isEmpty()).map(gone -> missing(gone, name)));
  }

  /** A missing saved connection: its name and its colour. */
  private static ConnectionProfile placeholder(ClusterName name, String profile) {
    return ConnectionProfile.plain(profile, name.servers())
        .coloured(name.colour().flatMap(ProfileColour::of).orElse(ProfileColour.NONE));
  }

  private static String missing(String profile, ClusterName name) {
    return ("The saved connection '%s' isn't there, or its password isn't kept: trying %s without"
            + " it. Open it under Connections")
        .formatted(profile, name.servers());
  }
}
