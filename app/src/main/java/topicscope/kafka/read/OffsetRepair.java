package topicscope.kafka.read;

import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.LogTruncationException;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;

/**
 * Puts a stream right when the cluster doesn't have the offset it wants: retention went past it, or
 * the log was rolled back. What is missing is counted and marked.
 *
 * <p>Owned by the reader thread.
 */
final class OffsetRepair {
  private final Consumer<?, ?> consumer;
  private final TopicStream stream;

  OffsetRepair(Consumer<?, ?> consumer, TopicStream stream) {
    this.consumer = consumer;
    this.stream = stream;
  }

  /** Finds out what happened to each partition and goes on where it can. */
  void repair(OffsetOutOfRangeException e) {
    Set<TopicPartition> partitions = e.offsetOutOfRangePartitions().keySet();
    Map<TopicPartition, OffsetAndMetadata> divergent =
        e instanceof LogTruncationException truncation ? truncation.divergentOffsets() : Map.of();
    Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    for (TopicPartition partition : partitions) {
      if (stream.positions().knows(partition)) {
        long rollback = ends.getOrDefault(partition, Long.MAX_VALUE);
        OffsetAndMetadata diverged = divergent.get(partition);
        if (diverged != null) {
          rollback = Math.min(rollback, diverged.offset());
        }
        repair(partition, begins.getOrDefault(partition, 0L), rollback);
        consumer.seek(partition, stream.positions().next(partition));
      }
    }
  }

  private void repair(TopicPartition partition, long begin, long rollback) {
    long position = stream.positions().next(partition).offset();
    if (position < begin) {
      stream.expired(partition, begin);
    } else if (position > rollback) {
      stream.rolledBack(partition, rollback);
    }
  }
}
