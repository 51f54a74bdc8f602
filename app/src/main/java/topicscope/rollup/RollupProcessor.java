package topicscope.rollup;

import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** What Streams sees of a task. Owned by the thread that Streams gives it. */
final class RollupProcessor implements Processor<byte[], byte[], Void, Void> {
  private final RollupPlan plan;
  private final RollupClients clients;
  private final RollupTotals totals;
  private @Nullable RollupTask task;

  RollupProcessor(RollupPlan plan, RollupClients clients, RollupTotals totals) {
    this.plan = plan;
    this.clients = clients;
    this.totals = totals;
  }

  @Override
  public void init(ProcessorContext<Void, Void> context) {
    task = new RollupTask(plan, clients, totals, context);
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    if (task != null) {
      task.take(RollupClients.batch(record.headers()));
    }
  }

  @Override
  public void close() {
    if (task != null) {
      task.close();
    }
  }
}
