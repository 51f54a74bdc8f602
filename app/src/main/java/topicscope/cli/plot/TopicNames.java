package topicscope.cli.plot;

import java.util.List;
import java.util.Optional;
import topicscope.kafka.client.ClusterConnection;
import topicscope.kafka.observe.TopicCatalog;

/** The topics of a cluster, which is asked from the first call on. Owned by one thread. */
final class TopicNames implements AutoCloseable {
  private final ClusterConnection cluster;
  private volatile List<String> names = List.of();
  private Optional<TopicCatalog> catalog = Optional.empty();

  TopicNames(ClusterConnection cluster) {
    this.cluster = cluster;
  }

  /** The names as far as they are known. */
  List<String> all() {
    if (catalog.isEmpty()) {
      catalog = Optional.of(TopicCatalog.start(cluster, seen -> names = seen.topics()));
    }
    return names;
  }

  @Override
  public void close() {
    catalog.ifPresent(TopicCatalog::close);
  }
}
