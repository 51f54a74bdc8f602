package topicscope.desk.workspace;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import topicscope.desk.model.Cluster;
import topicscope.desk.model.Plot;
import topicscope.workspace.KeptCluster;

/**
 * The cluster that a window's workspace is kept for: the one of the first connected plot, and then
 * the same as long as any plot shows it.
 */
public final class MainCluster {
  private MainCluster() {}

  /**
   * The main cluster now; empty without a connected plot. On the JavaFX thread.
   *
   * @param before the main cluster until now
   * @param naming how clusters are called
   */
  public static Optional<Cluster> of(
      List<Plot> plots, Optional<KeptCluster> before, Function<Cluster, KeptCluster> naming) {
    List<Cluster> shown =
        plots.stream().flatMap(plot -> plot.clusterProperty().get().stream()).toList();
    return before
        .flatMap(main -> shown.stream().filter(one -> naming.apply(one).is(main)).findFirst())
        .or(() -> shown.stream().findFirst());
  }
}
