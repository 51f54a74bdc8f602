package topicscope.kafka.read;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/**
 * The last records across all partitions, exactly so many.
 *
 * <p>Each partition is read from so far before its end that the last records must be among them,
 * and from further back when transaction markers or compaction have left fewer records than
 * offsets. Nothing passes before all have reached their ends.
 */
final class TailLoad implements Load {
  private static final int DEEPER = 8;

  private final Map<TopicPartition, Long> begins;
  private final int most;
  private final PartitionQueues queues;
  private boolean cancelled;

  /**
   * @param begins where the partitions begin now
   * @param ends where they end now
   */
  TailLoad(Map<TopicPartition, Long> begins, Map<TopicPartition, Long> ends, int most) {
    this.begins = new HashMap<>(begins);
    this.most = most;
    this.queues = new PartitionQueues(starts(begins, ends, most), ends);
  }

  /** Where each partition has to be read from at first. */
  static Map<TopicPartition, Long> starts(
      Map<TopicPartition, Long> begins, Map<TopicPartition, Long> ends, int most) {
    Map<TopicPartition, Long> starts = new HashMap<>();
    ends.forEach((partition, end) ->
        starts.put(partition, Math.max(begins.getOrDefault(partition, 0L), end - most)));
    return starts;
  }

  @Override
  public void add(ConsumerRecords<ByteBuffer, ByteBuffer> records) {
    queues.add(records);
  }

  @Override
  public Map<TopicPartition, Long> seeks() {
    Map<TopicPartition, Long> seeks = new HashMap<>();
    queues.forEach((partition, queue) -> {
      if (isShort(partition, queue)) {
        long depth = (queue.end() - queue.start()) * DEEPER;
        long start = Math.max(begin(partition), queue.end() - depth);
        queue.restart(start);
        seeks.put(partition, start);
      }
    });
    return seeks;
  }

  @Override
  public Set<TopicPartition> waiting() {
    Set<TopicPartition> waiting = new HashSet<>();
    queues.forEach((partition, queue) -> {
      if (queue.isFinished()) {
        waiting.add(partition);
      }
    });
    return waiting;
  }

  @Override
  public List<ConsumerRecord<ByteBuffer, ByteBuffer>> release() {
    if (!isComplete()) {
      return List.of();
    }
    Map<Integer, Long> ends = new HashMap<>();
    queues.ends().forEach((partition, end) -> ends.put(partition.partition(), end));
    List<ConsumerRecord<ByteBuffer, ByteBuffer>> held = new ArrayList<>();
    List<ConsumerRecord<ByteBuffer, ByteBuffer>> since = new ArrayList<>();
    for (ConsumerRecord<ByteBuffer, ByteBuffer> record : queues.merge(true)) {
      boolean wasHeld = record.offset() < ends.getOrDefault(record.partition(), 0L);
      (wasHeld ? held : since).add(record);
    }
    List<ConsumerRecord<ByteBuffer, ByteBuffer>> all =
        new ArrayList<>(held.subList(Math.max(0, held.size() - most), held.size()));
    all.addAll(since);
    return all;
  }

  @Override
  public boolean isComplete() {
    return cancelled || (queues.areFinished() && queues.none(this::isShort));
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
    begins.put(partition, begin);
    queues.expired(partition, begin);
  }

  private boolean isShort(TopicPartition partition, PartitionQueue queue) {
    return queue.isFinished() && queue.start() > begin(partition) && queue.held() < most;
  }

  private long begin(TopicPartition partition) {
    return begins.getOrDefault(partition, 0L);
  }
}
