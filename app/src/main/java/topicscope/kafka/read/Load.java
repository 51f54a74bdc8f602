package topicscope.kafka.read;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/**
 * What a topic already holds, on its way in: brings the partitions' records into the order of their
 * times before the reader goes on live behind them. It outlives the consumer, so that a load goes
 * on where it was when the connection broke.
 *
 * <p>Owned by the reader thread. Memory is bounded: it says which partitions must wait.
 */
sealed interface Load permits TailLoad, MergeLoad {
  /** Takes the records of a poll. */
  void add(ConsumerRecords<ByteBuffer, ByteBuffer> records);

  /** Partitions that have to be read again from further back; each is told once. */
  Map<TopicPartition, Long> seeks();

  /** Partitions that must wait for the others. */
  Set<TopicPartition> waiting();

  /** The records that are next in time, in that order; the order within a partition is kept. */
  List<ConsumerRecord<ByteBuffer, ByteBuffer>> release();

  /** Whether all has been released that was there at the start. */
  boolean isComplete();

  LoadProgress progress();

  /** Ends it: what was collected is released, and the ends say where to go on. */
  Map<TopicPartition, Long> cancel();

  /** Retention has deleted what lies before this offset. */
  void expired(TopicPartition partition, long begin);
}
