package topicscope.rollup;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteBufferDeserializer;
import topicscope.kafka.client.ClusterConnection;

/**
 * Reads stretches of topics from one offset to another, committed records only. Owned by one
 * thread, which it blocks; exceptions of the Kafka client escape.
 */
final class TopicScan implements AutoCloseable {
  /** So long without progress, and it gives up. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration CLOSE = Duration.ofMillis(300);

  private final KafkaConsumer<ByteBuffer, ByteBuffer> consumer;

  /** Offsets, the first included and the last not. */
  record Stretch(long from, long to) {}

  TopicScan(ClusterConnection connection) {
    consumer =
        new KafkaConsumer<>(
            connection.consumerSettings(),
            new ByteBufferDeserializer(),
            new ByteBufferDeserializer());
  }

  /** What a topic holds now, by partition. */
  Map<TopicPartition, Stretch> whole(String topic) {
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic, PATIENCE).stream()
            .map(info -> new TopicPartition(topic, info.partition()))
            .toList();
    Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions, PATIENCE);
    Map<TopicPartition, Stretch> all = new HashMap<>();
    consumer
        .endOffsets(partitions, PATIENCE)
        .forEach((partition, end) ->
            all.put(partition, new Stretch(begins.getOrDefault(partition, 0L), end)));
    return all;
  }

  /**
   * Reads.
   *
   * @param each gets the records of one partition, in the order of their offsets
   * @throws IllegalStateException if the records don't come; the message is for the user
   */
  void read(
      Map<TopicPartition, Stretch> stretches,
      BiConsumer<TopicPartition, List<ConsumerRecord<ByteBuffer, ByteBuffer>>> each) {
    Map<TopicPartition, Stretch> open = new HashMap<>(stretches);
    open.values().removeIf(stretch -> stretch.from() >= stretch.to());
    consumer.assign(open.keySet());
    consumer.resume(open.keySet());
    open.forEach((partition, stretch) -> consumer.seek(partition, stretch.from()));
    long heard = System.nanoTime();
    while (!open.isEmpty()) {
      ConsumerRecords<ByteBuffer, ByteBuffer> polled = consumer.poll(POLL);
      for (TopicPartition partition : polled.partitions()) {
        Stretch stretch = open.get(partition);
        if (stretch != null) {
          each.accept(partition, before(stretch.to(), polled.records(partition)));
        }
      }
      boolean ended =
          open.entrySet()
              .removeIf(
                  entry -> consumer.position(entry.getKey(), PATIENCE) >= entry.getValue().to());
      if (ended) {
        consumer.pause(consumer.assignment().stream().filter(p -> !open.containsKey(p)).toList());
      }
      if (ended || !polled.isEmpty()) {
        heard = System.nanoTime();
      } else if (System.nanoTime() - heard > PATIENCE.toNanos()) {
        throw new IllegalStateException(
            "the brokers send no records of %s for %d s"
                .formatted(open.keySet().iterator().next().topic(), PATIENCE.toSeconds()));
      }
    }
  }

  private static List<ConsumerRecord<ByteBuffer, ByteBuffer>> before(
      long end, List<ConsumerRecord<ByteBuffer, ByteBuffer>> records) {
    return records.getLast().offset() < end
        ? records
        : records.stream().filter(record -> record.offset() < end).toList();
  }

  @Override
  public void close() {
    consumer.close(CloseOptions.timeout(CLOSE));
  }
}
