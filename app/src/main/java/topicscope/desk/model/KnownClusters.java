package topicscope.desk.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import topicscope.connect.ConnectionProfile;
import topicscope.connect.ProfileColour;
import topicscope.desk.connect.OpenedConnection;
import topicscope.kafka.client.ClusterConnection;
import topicscope.workspace.PlotState.ClusterName;

/**
 * By what names the clusters of a window are kept and found again. A workspace holds names only, so
 * that it can be handed on; logins are found by the names of saved connections.
 *
 * <p>Owned by the JavaFX thread.
 */
public final class KnownClusters {
  private final Function<String, Optional<OpenedConnection>> profiles;
  private final List<Known> all = new ArrayList<>();

  /**
   * No cluster known yet.
   *
   * @param profiles finds a saved connection that can be used as it is, by its name
   */
  public KnownClusters(Function<String, Optional<OpenedConnection>> profiles) {
    this.profiles = profiles;
  }

  private record Known(
      ClusterConnection connection, Optional<ConnectionProfile> profile, ClusterName name) {
    Known(ClusterConnection connection, Optional<ConnectionProfile> profile) {
      this(
          connection,
          profile,
          new ClusterName(
              profile.map(ConnectionProfile::name),
              profile.map(ConnectionProfile::colour).map(ProfileColour::id),
              connection.bootstrapServers()));
    }
  }

  /**
   * How a cluster is found.
   *
   * @param connection how to reach it
   * @param profile the saved connection, as far as it is known; empty if it isn't one
   * @param trouble what the user has to be told, if anything
   */
  public record Found(
      ClusterConnection connection,
      Optional<ConnectionProfile> profile,
      Optional<String> trouble) {}

  /**
   * Notes by what name a connection goes.
   *
   * @param profile the saved connection that it was made from
   */
  public void remember(ClusterConnection connection, Optional<ConnectionProfile> profile) {
    all.removeIf(known -> known.connection() == connection);
    all.add(new Known(connection, profile));
  }

  /** By what name a connection is kept. */
  public ClusterName name(ClusterConnection connection) {
    return all.stream()
        .filter(known -> known.connection() == connection)
        .map(Known::name)
        .findFirst()
        .orElseGet(() -> new ClusterName(Optional.empty(), connection.bootstrapServers()));
  }

  /** The connection of that name; there is always one to try. */
  public Found find(ClusterName name) {
    Optional<Known> known = all.stream().filter(one -> sameCluster(one.name(), name)).findFirst();
    return known
        .map(one -> new Found(one.connection(), one.profile(), Optional.empty()))
        .orElseGet(() -> open(name));
  }

  /** Whether a workspace's name for a cluster leads to that connection. */
  public static boolean sameCluster(ClusterName one, ClusterName other) {
    boolean bothSaved = one.profile().isPresent() && other.profile().isPresent();
    return bothSaved
        ? one.profile().equals(other.profile())
        : one.servers().equals(other.servers());
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
            .or(() -> name.profile().map(gone -> asItWas(name, gone)));
    all.add(new Known(connection, profile, saved.isPresent() ? learnt(connection, profile) : name));
    return new Found(
        connection,
        profile,
        name.profile().filter(gone -> saved.isEmpty()).map(gone -> told(gone, name)));
  }

  private static ClusterName learnt(
      ClusterConnection connection, Optional<ConnectionProfile> profile) {
    return new Known(connection, profile).name();
  }

  /** What is still known of a saved connection that isn't there: its name and its colour. */
  private static ConnectionProfile asItWas(ClusterName name, String profile) {
    return ConnectionProfile.plain(profile, name.servers())
        .coloured(name.colour().flatMap(ProfileColour::of).orElse(ProfileColour.NONE));
  }

  private static String told(String profile, ClusterName name) {
    return ("The saved connection '%s' isn't there, or its password isn't kept: trying %s without"
                + " it. Open it under Connections (Ctrl+O)")
        .formatted(profile, name.servers());
  }
}
