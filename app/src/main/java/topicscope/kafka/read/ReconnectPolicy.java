package topicscope.kafka.read;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import topicscope.kafka.observe.TopicObservation;

/**
 * Decides when another consumer is needed: when the brokers answer the topic monitor but not this
 * consumer, which still waits for a broker that is frozen or has moved; when bytes trickle in and
 * no record is ever complete, with smaller fetches then; and when the line has become fast enough
 * for larger fetches again.
 *
 * <p>It outlives the consumers. It waits twice as long before each, from {@value #FIRST_WAIT_MS}
 * ms, until one of them receives again. Owned by the reader thread.
 */
final class ReconnectPolicy {
  static final int MIN_FETCH = 64 << 10;

  private static final long FIRST_WAIT_MS = 1_500;
  private static final long MAX_WAIT_MS = 60_000;
  private static final int FETCH_STEP = 4;
  private static final long TRICKLE_NANOS = Duration.ofSeconds(20).toNanos();
  private static final double TRICKLE_BYTES = 64 << 10;
  private static final long GROWTH_NANOS = Duration.ofSeconds(10).toNanos();

  private final String topic;
  private final int maxFetch;
  private long waitMs = FIRST_WAIT_MS;
  private int fetchBytes;
  private long lastRecordAt;
  private double bytesAtRecord;
  private long measuredFrom;
  private double measuredBytes;

  /**
   * @param maxFetch how many bytes one answer may hold on a fast line
   */
  ReconnectPolicy(String topic, int maxFetch) {
    this.topic = topic;
    this.maxFetch = maxFetch;
    this.fetchBytes = maxFetch;
  }

  /** How many bytes one answer to the next consumer may hold. */
  int fetchBytes() {
    return fetchBytes;
  }

  /** A new consumer begins, with no bytes received. */
  void opened(long now) {
    bytesAtRecord = 0;
    measuredFrom = now;
    measuredBytes = 0;
  }

  /**
   * Looks at the signs.
   *
   * @param bytes received by this consumer in all
   * @return why another consumer is needed; empty if it is not
   */
  Optional<String> examine(StateClassifier.Signs signs, double bytes) {
    if (signs.lastRecordAt() != lastRecordAt) {
      lastRecordAt = signs.lastRecordAt();
      bytesAtRecord = bytes;
    }
    if (signs.silences().isEmpty()) {
      return examineLine(signs, bytes);
    }
    return switch (signs.sighting()) {
      case TopicObservation.Missing _ -> Optional.of("the topic is gone");
      case TopicObservation.Seen seen -> examineSilence(signs, seen);
      case TopicObservation.Refused _, TopicObservation.Unknown _ -> Optional.empty();
    };
  }

  private Optional<String> examineSilence(StateClassifier.Signs signs, TopicObservation.Seen seen) {
    // A partition without a leader is nothing that another consumer would cure.
    List<BrokerLiveness.Silence> silences =
        signs.silences().stream().filter(silence -> !isLeaderless(silence, seen)).toList();
    long silentFor =
        silences.stream().mapToLong(silence -> signs.now() - silence.since()).max().orElse(0);
    boolean othersAreServed = silences.stream().allMatch(silence -> isServed(silence, seen));
    if (silences.isEmpty() || !othersAreServed || silentFor <= waitMs * 1_000_000) {
      return Optional.empty();
    }
    waitMs = Math.min(MAX_WAIT_MS, waitMs * 2);
    return Optional.of("the brokers answer others but not this consumer");
  }

  private Optional<String> examineLine(StateClassifier.Signs signs, double bytes) {
    boolean wanted = signs.loading() || signs.behind();
    if (!wanted || signs.heldBack()) {
      waitMs = FIRST_WAIT_MS;
      bytesAtRecord = bytes;
    } else if (signs.now() - signs.lastRecordAt() > TRICKLE_NANOS
        && bytes - bytesAtRecord > TRICKLE_BYTES) {
      fetchBytes = Math.max(MIN_FETCH, fetchBytes / FETCH_STEP);
      return Optional.of("answers are too large for so slow a line");
    }
    return examineGrowth(signs.now(), bytes);
  }

  /** Larger answers are asked for when one of them would arrive within 10 s. */
  private Optional<String> examineGrowth(long now, double bytes) {
    if (fetchBytes >= maxFetch || now - measuredFrom < GROWTH_NANOS) {
      return Optional.empty();
    }
    double came = bytes - measuredBytes;
    measuredFrom = now;
    measuredBytes = bytes;
    long larger = Math.min(maxFetch, (long) fetchBytes * FETCH_STEP);
    if (came <= larger) {
      return Optional.empty();
    }
    fetchBytes = (int) larger;
    return Optional.of("the line is fast enough for larger answers");
  }

  private boolean isLeaderless(BrokerLiveness.Silence silence, TopicObservation.Seen seen) {
    return silence.partitions().stream()
        .map(partition -> new TopicPartition(topic, partition))
        .allMatch(partition -> seen.leaders().getOrDefault(partition, Optional.empty()).isEmpty());
  }

  /** Whether another broker leads the partitions, or their leader has answered others since. */
  private boolean isServed(BrokerLiveness.Silence silence, TopicObservation.Seen seen) {
    return silence.partitions().stream()
        .map(partition -> new TopicPartition(topic, partition))
        .allMatch(partition -> {
          Optional<Node> leader = seen.leaders().getOrDefault(partition, Optional.empty());
          boolean another = leader.isPresent() && !leader.equals(silence.leader());
          return another
              ? seen.askedAt() - silence.since() > 0
              : seen.endOffsets().containsKey(partition)
                  && seen.endsAskedAt() - silence.since() > 0;
        });
  }
}
