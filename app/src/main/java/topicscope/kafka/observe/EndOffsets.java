package topicscope.kafka.observe;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The end offsets of the partitions, open transactions included, requested without a long wait: a
 * frozen leader must not delay everything else.
 *
 * <p>Owned by the monitor's thread.
 */
final class EndOffsets {
  private static final long SOON_MS = 250;

  private final int timeoutMs;
  private Map<TopicPartition, Long> known = Map.of();
  private @Nullable ListOffsetsResult pending;
  private Map<TopicPartition, Optional<Node>> asked = Map.of();
  private long askedAt = System.nanoTime();
  private long knownSince = askedAt;

  EndOffsets(int timeoutMs) {
    this.timeoutMs = timeoutMs;
  }

  /** The end offsets as last answered. */
  Map<TopicPartition, Long> known() {
    return known;
  }

  /** When they were requested, as {@link System#nanoTime()}. */
  long knownSince() {
    return knownSince;
  }

  /**
   * Requests them, unless an earlier request is still open; true if an answer to either has
   * arrived.
   */
  boolean ask(Admin admin, Map<TopicPartition, Optional<Node>> leaders)
      throws InterruptedException {
    ListOffsetsResult result = pending;
    long now = System.nanoTime();
    if (result == null) {
      Map<TopicPartition, OffsetSpec> specs = new HashMap<>();
      leaders.forEach((partition, leader) -> {
        if (leader.isPresent()) {
          specs.put(partition, OffsetSpec.latest());
        }
      });
      result =
          admin.listOffsets(
              specs, new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED).timeoutMs(timeoutMs));
      asked = leaders;
      askedAt = now;
    }
    boolean complete = settle(result);
    pending = complete ? null : result;
    return complete;
  }

  private boolean settle(ListOffsetsResult result) throws InterruptedException {
    try {
      result.all().get(SOON_MS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      // Some leaders did not answer; those that did count.
    }
    Map<TopicPartition, Long> ends = new HashMap<>();
    for (Map.Entry<TopicPartition, Optional<Node>> partition : asked.entrySet()) {
      if (partition.getValue().isPresent()) {
        end(result.partitionResult(partition.getKey()))
            .ifPresent(end -> ends.put(partition.getKey(), end));
      }
    }
    known = Map.copyOf(ends);
    knownSince = askedAt;
    return true;
  }

  private static Optional<Long> end(KafkaFuture<ListOffsetsResult.ListOffsetsResultInfo> answer)
      throws InterruptedException {
    try {
      return answer.isDone() ? Optional.of(answer.get().offset()) : Optional.empty();
    } catch (ExecutionException e) {
      return Optional.empty();
    }
  }
}
