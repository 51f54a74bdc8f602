package topicscope.kafka.observe;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/**
 * One question for an offset of each of some partitions. Every partition is answered on its own, so
 * one without a leader does not keep the answers of the others. Used by one thread at a time.
 */
final class OffsetQuery {
  private static final long SLICE_MS = 50;

  private final Map<TopicPartition, KafkaFuture<ListOffsetsResult.ListOffsetsResultInfo>> pending =
      new HashMap<>();
  private final Map<TopicPartition, Long> answers = new HashMap<>();
  private final Map<TopicPartition, Long> timestamps = new HashMap<>();
  private final long askedAt = System.nanoTime();

  /**
   * Asks.
   *
   * @param isolation READ_COMMITTED for an end before the first open transaction
   * @param timeoutMs after that time a partition stays without an answer
   */
  OffsetQuery(
      Admin admin, Map<TopicPartition, OffsetSpec> specs, IsolationLevel isolation, int timeoutMs) {
    if (!specs.isEmpty()) {
      ListOffsetsResult result =
          admin.listOffsets(specs, new ListOffsetsOptions(isolation).timeoutMs(timeoutMs));
      specs
          .keySet()
          .forEach(partition -> pending.put(partition, result.partitionResult(partition)));
    }
  }

  /** When it was asked, as {@link System#nanoTime()}. */
  long askedAt() {
    return askedAt;
  }

  /**
   * Waits until every partition has an answer or an error.
   *
   * @return false if the time is over or the wait was stopped
   */
  boolean await(Duration max, BooleanSupplier stopped) throws InterruptedException {
    long deadline = System.nanoTime() + max.toNanos();
    for (KafkaFuture<?> answer : pending.values()) {
      while (!answer.isDone()) {
        long leftMs = (deadline - System.nanoTime()) / 1_000_000;
        if (leftMs <= 0 || stopped.getAsBoolean()) {
          return false;
        }
        waitFor(answer, Math.min(leftMs, SLICE_MS));
      }
    }
    return true;
  }

  private static void waitFor(KafkaFuture<?> answer, long ms) throws InterruptedException {
    try {
      var _ = answer.get(ms, TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      // An error is an answer, too: answers() leaves the partition out.
    }
  }

  /** The offsets so far. -1 if no record has the time that was asked for. */
  Map<TopicPartition, Long> answers() throws InterruptedException {
    var all = pending.entrySet().iterator();
    while (all.hasNext()) {
      var partition = all.next();
      if (partition.getValue().isDone()) {
        all.remove();
        try {
          ListOffsetsResult.ListOffsetsResultInfo answer = partition.getValue().get();
          answers.put(partition.getKey(), answer.offset());
          timestamps.put(partition.getKey(), answer.timestamp());
        } catch (ExecutionException | KafkaException e) {
          // No leader, or it did not answer in time.
        }
      }
    }
    return Map.copyOf(answers);
  }

  /** The timestamps of the records at these offsets so far; -1 where there is none. */
  Map<TopicPartition, Long> timestamps() throws InterruptedException {
    var _ = answers();
    return Map.copyOf(timestamps);
  }
}
