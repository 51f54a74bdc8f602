package topicscope.kafka.read;

import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/**
 * Merges the partitions by time as they are read, however much they hold.
 *
 * <p>A record passes as soon as every partition that has not reached its end has one to compare
 * with. A partition that runs ahead, or has reached its end, waits.
 */
final class MergeLoad implements Load {
  private static final int MOST_RECORDS = 100_000;
  private static final long MOST_BYTES = 64L << 20;

  private final PartitionQueues queues;
  private final int mostRecords;
  private final long mostBytes;
  private boolean cancelled;

  /**
   * @param starts the first offset to be read of each partition
   * @param ends where the partitions end now
   */
  MergeLoad(Map<TopicPartition, Long> starts, Map<TopicPartition, Long> ends) {
    queues = new PartitionQueues(starts, ends);
    mostRecords = Math.max(500, MOST_RECORDS / Math.max(1, starts.size()));
    mostBytes = Math.max(1 << 20, MOST_BYTES / Math.max(1, starts.size()));
  }

  @Override
  public void add(ConsumerRecords<ByteBuffer, ByteBuffer> records) {
    queues.add(records);
  }

  @Override
  public Map<TopicPartition, Long> seeks() {
    return Map.of();
  }

  @Override
  public Set<TopicPartition> waiting() {
    Set<TopicPartition> waiting = new HashSet<>();
    queues.forEach((partition, queue) -> {
      boolean ahead = queue.size() >= mostRecords || queue.bytes() >= mostBytes;
      if (queue.isFinished() || ahead) {
        waiting.add(partition);
      }
    });
    return waiting;
  }

  @Override
  public List<ConsumerRecord<ByteBuffer, ByteBuffer>> release() {
    return queues.merge(isComplete());
  }

  @Override
  public boolean isComplete() {
    return cancelled || queues.areFinished();
  }

  @Override
  public LoadProgress progress() {
    return queues.progress();
  }

  @Override
  public Map<TopicPartition, Long> cancel() {
    cancelled = true;
    return queues.ends();
  }

  @Override
  public void expired(TopicPartition partition, long begin) {
    queues.expired(partition, begin);
  }
}
