package topicscope.kafka.read;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import topicscope.kafka.observe.TopicObservation;

/**
 * Reads every partition and leaves no trace in the cluster: no group, no commits.
 *
 * <p>A partition that is added to the topic later is read from its beginning. Owned by the reader
 * thread.
 */
final class FullAssignment implements Assignment {
  private static final Logger LOG = LoggerFactory.getLogger(FullAssignment.class);

  private final Consumer<?, ?> consumer;
  private final TopicStream stream;
  private final StartPosition start;
  private Set<TopicPartition> partitions = Set.of();

  FullAssignment(Consumer<?, ?> consumer, TopicStream stream, StartPosition start) {
    this.consumer = consumer;
    this.stream = stream;
    this.start = start;
  }

  @Override
  public void begin(TopicObservation.Seen topic) {
    Set<TopicPartition> all = topic.leaders().keySet();
    if (stream.positions().partitions().isEmpty()) {
      StartPosition first = stream.isSecondLife() ? new StartPosition.Earliest() : start;
      stream.begin(LoadPlan.of(first, consumer, all));
    }
    read(all);
  }

  @Override
  public void follow(TopicObservation.Seen topic) {
    boolean same = stream.id().equals(Optional.of(topic.id()));
    if (same && !partitions.containsAll(topic.leaders().keySet())) {
      LOG.info("{} partitions now instead of {}", topic.leaders().size(), partitions.size());
      read(topic.leaders().keySet());
    }
  }

  @Override
  public void taken() {
    // Nobody is told how far we are.
  }

  @Override
  public Set<TopicPartition> partitions() {
    return partitions;
  }

  @Override
  public void end() {
    // Nothing was begun.
  }

  private void read(Set<TopicPartition> all) {
    Set<TopicPartition> added = new HashSet<>(all);
    added.removeIf(stream.positions()::knows);
    if (!added.isEmpty()) {
      consumer.beginningOffsets(added).forEach(stream.positions()::set);
    }
    consumer.assign(all);
    for (TopicPartition partition : all) {
      consumer.seek(partition, stream.positions().next(partition));
    }
    partitions = Set.copyOf(all);
  }
}
