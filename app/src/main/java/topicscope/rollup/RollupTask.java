package topicscope.rollup;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import topicscope.decode.rollup.Partial;
import topicscope.decode.rollup.RollupJson;
import topicscope.decode.rollup.RollupMessage;

/**
 * A task: takes the records of its partition, and sends partials when its offset is committed.
 * Owned by the thread that Streams gives it.
 */
final class RollupTask implements RollupClients.Task {
  /** A commit is asked for when so many partials are held. */
  private static final int MANY = 50_000;

  private final String target;
  private final RollupClients clients;
  private final RollupTotals totals;
  private final ProcessorContext<Void, Void> context;
  private final TopicPartition partition;
  private final PartitionRollup rollup;

  RollupTask(
      RollupPlan plan,
      RollupClients clients,
      RollupTotals totals,
      ProcessorContext<Void, Void> context) {
    target = plan.target();
    this.clients = clients;
    this.totals = totals;
    this.context = context;
    partition = new TopicPartition(plan.topic(), context.taskId().partition());
    rollup =
        new PartitionRollup(
            plan.topic(),
            partition.partition(),
            plan.intervalMs(),
            clients.position(partition),
            plan.decoders().get(),
            totals.undecodableLog());
    clients.add(partition, this);
  }

  void take(List<ConsumerRecord<ByteBuffer, ByteBuffer>> records) {
    rollup.take(records);
    totals.taken(records.size());
    if (rollup.cells() > MANY) {
      context.commit();
    }
  }

  @Override
  public void flush(long to, RollupClients.RecordSender sender) {
    totals.partials(rollup.cells());
    totals.add(rollup.drain(to, message -> sender.send(record(message))));
  }

  private ProducerRecord<byte[], byte[]> record(RollupMessage message) {
    byte[] key = message.key().getBytes(UTF_8);
    Long time = message instanceof Partial partial ? (Long) partial.startMs() : null;
    return new ProducerRecord<>(target, null, time, key, RollupJson.write(message));
  }

  void close() {
    clients.remove(partition, this);
  }
}
