package topicscope.bench.rollup;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import topicscope.bench.tool.Medians;
import topicscope.decode.choice.DecodeChoice;
import topicscope.decode.schema.TopicSchemas;
import topicscope.decode.topic.TopicDecoder;
import topicscope.kafka.client.ClusterConnection;
import topicscope.rollup.Rollup;
import topicscope.rollup.RollupPlan;

/** Topicscope's roll-up, one thread of it. */
final class RollupProgram implements MeasuredProgram {
  static final Duration INTERVAL = Duration.ofSeconds(1);

  private static final int MAX_SERIES = 100_000;
  private static final double MB = 1e6;
  private static final long LOOK_NANOS = 2_000_000;

  /** An instance that has nothing to read for so long gets nothing more. */
  private static final Duration IDLE = Duration.ofSeconds(6);

  private final RunOrder order;
  private final int points;
  private final Rollup rollup;

  /**
   * @param points how often the heap is measured on the way, in equal steps
   */
  RollupProgram(ClusterConnection cluster, RunOrder order, DecodeChoice choice, int points) {
    this.order = order;
    this.points = points;
    rollup =
        new Rollup(
            new RollupPlan(
                cluster,
                order.topic(),
                order.target(),
                INTERVAL,
                order.application(),
                1,
                Optional.empty(),
                true,
                false,
                () ->
                    new TopicDecoder(
                        order.topic(), choice, TopicSchemas.NONE, _ -> true, MAX_SERIES)));
  }

  @Override
  public ObjectNode run() {
    rollup.start();
    RunMeter meter = new RunMeter();
    long taken = 0;
    Patience patience = new Patience();
    long[] heaps = new long[points];
    int measured = 0;
    while (taken < order.records() && !patience.isOver(isIdle(taken) ? IDLE : Patience.USUAL)) {
      LockSupport.parkNanos(LOOK_NANOS);
      long now = rollup.totals().taken();
      if (now > taken) {
        taken = now;
        meter.taken(taken);
        patience.renew();
      } else if (taken == 0) {
        meter.waits();
      }
      if (measured < points && taken >= (measured + 1) * order.records() / points) {
        heaps[measured] = Medians.usedHeap();
        measured++;
        patience.renew();
      }
      check();
    }
    ObjectNode figures = meter.figures();
    ArrayNode all = figures.putArray("heapsMb");
    for (int i = 0; i < measured; i++) {
      all.add(Math.round(10 * heaps[i] / MB) / 10.0);
    }
    return figures;
  }

  /** Kafka may have given partitions of its share to other instances. */
  private boolean isIdle(long taken) {
    return !order.alone()
        && rollup.isRunning()
        && (rollup.partitions() == 0 || (taken > 0 && rollup.lag() == 0));
  }

  private void check() {
    rollup
        .failure()
        .ifPresent(cause -> {
          throw new IllegalStateException(cause);
        });
  }

  @Override
  public long written() {
    // What was taken in a transaction that was aborted is taken again.
    Patience patience = new Patience();
    long needed = Math.min(order.records(), rollup.totals().taken());
    while (rollup.totals().records().received() < needed && !patience.isOver(Patience.USUAL)) {
      LockSupport.parkNanos(LOOK_NANOS);
      check();
    }
    return rollup.totals().records().received();
  }

  @Override
  public void close() {
    rollup.close();
  }
}
