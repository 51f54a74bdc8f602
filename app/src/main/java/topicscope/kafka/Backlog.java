package topicscope.kafka;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/**
 * Collects what a topic already holds, the last records across all partitions, and what arrives in
 * the meantime, so that reading goes on behind it with no gap and no duplicate.
 *
 * <p>Each partition is read from so far before its end that the last records must be among them. A
 * partition that has reached its end is paused until all have, which bounds what is kept.
 *
 * <p>Owned by the reader thread.
 */
final class Backlog {
  private final Consumer<ByteBuffer, ByteBuffer> consumer;
  private final int most;
  private final Map<TopicPartition, PartitionTail> tails = new HashMap<>();

  /** Seeks every partition to where its part of the last {@code most} records begins. */
  Backlog(Consumer<ByteBuffer, ByteBuffer> consumer, Set<TopicPartition> partitions, int most) {
    this.consumer = consumer;
    this.most = most;
    Map<TopicPartition, Long> begin = consumer.beginningOffsets(partitions);
    consumer
        .endOffsets(partitions)
        .forEach((partition, end) ->
            tails.put(
                partition,
                new PartitionTail(
                    consumer, partition, begin.getOrDefault(partition, 0L), end, most)));
  }

  /** Takes the records of a poll. */
  void add(ConsumerRecords<ByteBuffer, ByteBuffer> records) {
    tails.forEach((partition, tail) -> tail.add(records.records(partition)));
  }

  /** Whether everything has been collected; if so, the partitions that were paused go on. */
  boolean isComplete() {
    boolean complete = true;
    for (PartitionTail tail : tails.values()) {
      complete &= tail.isComplete();
    }
    if (complete) {
      consumer.resume(consumer.paused());
    }
    return complete;
  }

  /**
   * The last records that the topic held at the start, merged by time, and behind them what has
   * arrived since. The order within each partition is kept.
   */
  List<ConsumerRecord<ByteBuffer, ByteBuffer>> records() {
    List<ConsumerRecord<ByteBuffer, ByteBuffer>> held = new ArrayList<>();
    List<ConsumerRecord<ByteBuffer, ByteBuffer>> since = new ArrayList<>();
    PriorityQueue<PartitionTail> heads =
        new PriorityQueue<>(Comparator.comparingLong(PartitionTail::nextTimestamp));
    tails.values().stream().filter(PartitionTail::hasNext).forEach(heads::add);
    while (!heads.isEmpty()) {
      PartitionTail head = heads.remove();
      ConsumerRecord<ByteBuffer, ByteBuffer> record = head.next();
      (head.wasHeld(record) ? held : since).add(record);
      if (head.hasNext()) {
        heads.add(head);
      }
    }
    List<ConsumerRecord<ByteBuffer, ByteBuffer>> all =
        new ArrayList<>(held.subList(Math.max(0, held.size() - most), held.size()));
    all.addAll(since);
    return all;
  }
}
