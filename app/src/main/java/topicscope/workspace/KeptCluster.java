package topicscope.workspace;

import java.util.Optional;
import topicscope.workspace.PlotState.ClusterName;

/**
 * The cluster that a workspace is kept for.
 *
 * @param id the id that the cluster has given itself; empty while it is unknown
 * @param name how it was reached last
 */
public record KeptCluster(Optional<String> id, ClusterName name) {
  /** Whether both are the same cluster: by their ids, as far as both are known, else by name. */
  public boolean is(KeptCluster other) {
    boolean bothKnown = id.isPresent() && other.id.isPresent();
    return bothKnown ? id.equals(other.id) : name.means(other.name);
  }
}
