package topicscope.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import topicscope.kafka.ClusterConnection;
import topicscope.workspace.PlotState.ClusterName;

/**
 * By what names the clusters of a window are kept and found again. A workspace holds names only, so
 * that it can be handed on; logins are found by the names of saved connections.
 *
 * <p>Owned by the JavaFX thread.
 */
public final class KnownClusters {
  private final Function<String, Optional<ClusterConnection>> profiles;
  private final List<Known> all = new ArrayList<>();

  /**
   * No cluster known yet.
   *
   * @param profiles finds a saved connection that can be used as it is, by its name
   */
  public KnownClusters(Function<String, Optional<ClusterConnection>> profiles) {
    this.profiles = profiles;
  }

  private record Known(ClusterName name, ClusterConnection connection) {}

  /**
   * How a cluster is found.
   *
   * @param connection how to reach it
   * @param trouble what the user has to be told, if anything
   */
  record Found(ClusterConnection connection, Optional<String> trouble) {}

  /**
   * Notes by what name a connection goes.
   *
   * @param profile the name of the saved connection that it was made from
   */
  public void remember(ClusterConnection connection, Optional<String> profile) {
    all.removeIf(known -> known.connection() == connection);
    all.add(new Known(new ClusterName(profile, connection.bootstrapServers()), connection));
  }

  /** By what name a connection is kept. */
  ClusterName name(ClusterConnection connection) {
    return all.stream()
        .filter(known -> known.connection() == connection)
        .map(Known::name)
        .findFirst()
        .orElseGet(() -> new ClusterName(Optional.empty(), connection.bootstrapServers()));
  }

  /** The connection of that name; there is always one to try. */
  Found find(ClusterName name) {
    Optional<ClusterConnection> known =
        all.stream()
            .filter(one -> sameCluster(one.name(), name))
            .map(Known::connection)
            .findFirst();
    return known
        .map(connection -> new Found(connection, Optional.empty()))
        .orElseGet(() -> open(name));
  }

  /** Whether a workspace's name for a cluster leads to that connection. */
  static boolean sameCluster(ClusterName one, ClusterName other) {
    boolean bothSaved = one.profile().isPresent() && other.profile().isPresent();
    return bothSaved
        ? one.profile().equals(other.profile())
        : one.servers().equals(other.servers());
  }

  private Found open(ClusterName name) {
    Optional<ClusterConnection> saved = name.profile().flatMap(profiles);
    ClusterConnection connection = saved.orElseGet(() -> ClusterConnection.to(name.servers()));
    all.add(new Known(name, connection));
    return new Found(
        connection,
        name.profile().filter(profile -> saved.isEmpty()).map(profile -> told(profile, name)));
  }

  private static String told(String profile, ClusterName name) {
    return "The saved connection '%s' isn't there, or its password isn't kept: trying %s without it"
        .formatted(profile, name.servers());
  }
}
