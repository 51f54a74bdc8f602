package topicscope.kafka.read;

import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import topicscope.kafka.observe.TopicMonitor;
import topicscope.kafka.observe.TopicObservation;

/**
 * All partitions of the topic: no group, no commits. A partition that is added to the topic later
 * is included as soon as the topic monitor sees it.
 */
final class FullAssignment implements Assignment {
  private final TopicMonitor watch;
  private final TopicProgress stream;
  private Set<TopicPartition> partitions = Set.of();

  FullAssignment(TopicMonitor watch, TopicProgress stream) {
    this.watch = watch;
    this.stream = stream;
  }

  @Override
  public Set<TopicPartition> partitions() {
    if (watch.latest() instanceof TopicObservation.Seen seen
        && stream.id().equals(Optional.of(seen.id()))) {
      partitions = seen.leaders().keySet();
    }
    return partitions;
  }

  @Override
  public boolean isByGroup() {
    return false;
  }
}
