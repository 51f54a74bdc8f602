package topicscope.bench.rollup;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteBufferDeserializer;
import topicscope.kafka.client.ClusterConnection;

/** A consumer of all partitions, with what is done with each poll. */
final class ConsumerProgram implements MeasuredProgram {
  private static final Duration POLL = Duration.ofMillis(500);

  private final KafkaConsumer<ByteBuffer, ByteBuffer> consumer;
  private final RunOrder order;
  private final Consumer<ConsumerRecords<ByteBuffer, ByteBuffer>> each;

  ConsumerProgram(
      ClusterConnection cluster,
      RunOrder order,
      Consumer<ConsumerRecords<ByteBuffer, ByteBuffer>> each) {
    this.order = order;
    this.each = each;
    consumer =
        new KafkaConsumer<>(
            cluster.consumerSettings(), new ByteBufferDeserializer(), new ByteBufferDeserializer());
  }

  @Override
  public ObjectNode run() {
    List<TopicPartition> partitions =
        consumer.partitionsFor(order.topic()).stream()
            .map(info -> new TopicPartition(order.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    RunMeter meter = new RunMeter();
    long taken = 0;
    while (taken < order.records()) {
      ConsumerRecords<ByteBuffer, ByteBuffer> polled = consumer.poll(POLL);
      if (!polled.isEmpty()) {
        each.accept(polled);
        taken += polled.count();
        meter.taken(taken);
      }
    }
    return meter.figures();
  }

  @Override
  public long written() {
    return order.records();
  }

  @Override
  public void close() {
    consumer.close();
  }
}
