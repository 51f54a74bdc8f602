package topicscope.bench.latency;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import topicscope.bench.latency.RecordTimes.Stage;

/** A plain consumer on a thread of its own, with Kafka's defaults: passes on what it polls. */
final class BareConsumer {
  private static final Duration POLL = Duration.ofMillis(200);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Thread thread;

  /**
   * Begins at the end of the topic.
   *
   * @param each gets the records of each poll on the consumer's thread
   */
  BareConsumer(String servers, Consumer<List<RecordTimes>> each) {
    consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", servers),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    TopicPartition partition = new TopicPartition(LatencyBench.TOPIC, 0);
    consumer.assign(List.of(partition));
    consumer.seekToEnd(List.of(partition));
    thread = Thread.ofPlatform().daemon().name("bare-consumer").start(() -> read(partition, each));
  }

  private void read(TopicPartition partition, Consumer<List<RecordTimes>> each) {
    try (consumer) {
      while (true) {
        List<ConsumerRecord<byte[], byte[]>> polled = consumer.poll(POLL).records(partition);
        long now = RecordTimes.nowMicros();
        each.accept(polled.stream().map(record -> times(record, now)).toList());
      }
    } catch (WakeupException e) {
      // The end.
    }
  }

  /** Nothing tells a plain consumer apart what is the broker's part and what its own. */
  private static RecordTimes times(ConsumerRecord<byte[], byte[]> record, long now) {
    return new RecordTimes(record.offset(), record.timestamp(), record.key())
        .end(Stage.BROKER, now);
  }

  /** Ends it; waits for its thread. */
  void end() throws InterruptedException {
    consumer.wakeup();
    thread.join();
  }
}
