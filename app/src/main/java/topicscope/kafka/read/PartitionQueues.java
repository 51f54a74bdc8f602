package topicscope.kafka.read;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/**
 * The queues of all partitions of a {@link Load}, and their merging by time.
 *
 * <p>Owned by the reader thread.
 */
final class PartitionQueues {
  private final Map<TopicPartition, PartitionQueue> queues = new HashMap<>();

  PartitionQueues(Map<TopicPartition, Long> starts, Map<TopicPartition, Long> ends) {
    starts.forEach((partition, start) ->
        queues.put(partition, new PartitionQueue(start, ends.getOrDefault(partition, start))));
  }

  void add(ConsumerRecords<ByteBuffer, ByteBuffer> records) {
    queues.forEach((partition, queue) -> queue.add(records.records(partition)));
    records
        .nextOffsets()
        .forEach((partition, next) -> {
          PartitionQueue queue = queues.get(partition);
          if (queue != null) {
            queue.reached(next.offset());
          }
        });
  }

  void forEach(BiConsumer<TopicPartition, PartitionQueue> action) {
    queues.forEach(action);
  }

  boolean none(BiPredicate<TopicPartition, PartitionQueue> condition) {
    return queues.entrySet().stream()
        .noneMatch(queue -> condition.test(queue.getKey(), queue.getValue()));
  }

  boolean areFinished() {
    return queues.values().stream().allMatch(PartitionQueue::isFinished);
  }

  Map<TopicPartition, Long> ends() {
    Map<TopicPartition, Long> ends = new HashMap<>();
    queues.forEach((partition, queue) -> ends.put(partition, queue.end()));
    return ends;
  }

  LoadProgress progress() {
    return new LoadProgress(
        queues.values().stream().mapToLong(PartitionQueue::done).sum(),
        queues.values().stream().mapToLong(PartitionQueue::total).sum());
  }

  void expired(TopicPartition partition, long begin) {
    PartitionQueue queue = queues.get(partition);
    if (queue != null) {
      queue.reached(begin);
    }
  }

  /**
   * Takes records out in the order of their times.
   *
   * @param all false to stop where a partition that isn't finished has nothing to compare with
   */
  List<ConsumerRecord<ByteBuffer, ByteBuffer>> merge(boolean all) {
    List<ConsumerRecord<ByteBuffer, ByteBuffer>> merged = new ArrayList<>();
    PriorityQueue<PartitionQueue> heads =
        new PriorityQueue<>(Comparator.comparingLong(PartitionQueue::nextTimestamp));
    boolean comparable = all;
    if (!all) {
      comparable =
          queues.values().stream().allMatch(queue -> queue.isFinished() || !queue.isEmpty());
    }
    queues.values().stream().filter(queue -> !queue.isEmpty()).forEach(heads::add);
    while (comparable && !heads.isEmpty()) {
      PartitionQueue head = heads.remove();
      merged.add(head.remove());
      if (!head.isEmpty()) {
        heads.add(head);
      } else {
        comparable = all || head.isFinished();
      }
    }
    return merged;
  }
}
