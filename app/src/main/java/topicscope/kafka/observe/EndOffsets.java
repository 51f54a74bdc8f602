package topicscope.kafka.observe;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The end offsets of a topic's partitions, open transactions included. A leader that does not
 * answer delays the monitor by at most 250 ms, and the ends of the other partitions not at all.
 *
 * <p>Owned by the monitor's thread.
 */
final class EndOffsets {
  private static final Duration SOON = Duration.ofMillis(250);

  private final int timeoutMs;
  private Map<TopicPartition, Long> known = Map.of();
  private @Nullable OffsetQuery pending;
  private long knownSince = System.nanoTime();

  EndOffsets(int timeoutMs) {
    this.timeoutMs = timeoutMs;
  }

  /** The ends as last answered. */
  Map<TopicPartition, Long> known() {
    return known;
  }

  /** When they were asked for, as {@link System#nanoTime()}. */
  long knownSince() {
    return knownSince;
  }

  /** Asks, unless an earlier question is open; true if answers have come to one of them. */
  boolean ask(Admin admin, Map<TopicPartition, Optional<Node>> leaders)
      throws InterruptedException {
    OffsetQuery query = pending;
    if (query == null) {
      Map<TopicPartition, OffsetSpec> specs = new HashMap<>();
      leaders.forEach((partition, leader) -> {
        if (leader.isPresent()) {
          specs.put(partition, OffsetSpec.latest());
        }
      });
      query = new OffsetQuery(admin, specs, IsolationLevel.READ_UNCOMMITTED, timeoutMs);
    }
    boolean complete = query.await(SOON, () -> false);
    pending = complete ? null : query;
    Map<TopicPartition, Long> answers = query.answers();
    if (!complete && answers.isEmpty()) {
      return false;
    }
    known = answers;
    knownSince = query.askedAt();
    return true;
  }
}
