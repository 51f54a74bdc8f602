package topicscope.kafka.read;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.common.Node;
import topicscope.kafka.client.ReaderState;
import topicscope.kafka.observe.TopicObservation;
import topicscope.kafka.partition.PartitionProgress;

/**
 * Derives the state of a reader from its partitions and what the cluster says. A pure function.
 *
 * <p>Records that arrive make it LIVE, but only while every partition is delivered; else it says
 * which partitions are not, and why.
 */
final class StateClassifier {
  private static final long FRESH_NANOS = Duration.ofSeconds(1).toNanos();
  private static final int MAX_NAMED = 10;

  private final String servers;

  /**
   * What the state depends on; times as {@link System#nanoTime()}.
   *
   * @param now when the signs were read
   * @param lastRecordAt when the last record arrived
   * @param loading whether the backlog is being read
   * @param partitions the partitions that this reader should read
   * @param silences the partitions from which nothing comes
   * @param behind whether records that were there when last asked have not arrived since
   * @param heldBack whether all of these belong to open transactions
   * @param sighting what the cluster last said
   * @param busy what the reader thread does instead of polling, if it does
   */
  record Signs(
      long now,
      long lastRecordAt,
      boolean loading,
      Collection<PartitionProgress> partitions,
      List<BrokerLiveness.Silence> silences,
      boolean behind,
      boolean heldBack,
      TopicObservation sighting,
      Optional<Busy> busy) {}

  /**
   * What the reader thread does with the records of one poll. Meanwhile it does not hear the
   * brokers, so their silence says nothing.
   *
   * @param waitsFor who is asked for the schema of the record; empty while records are decoded
   * @param record the present record, as {@code topic-partition@offset}
   * @param since since when, as {@link System#nanoTime()}
   */
  record Busy(Optional<String> waitsFor, String record, long since) {}

  /**
   * @param servers the cluster's address, for the text
   */
  StateClassifier(String servers) {
    this.servers = servers;
  }

  /** The state of a reader that has a connection. */
  ReaderState judge(Signs signs) {
    if (signs.busy().isPresent() && signs.now() - signs.busy().get().since() >= FRESH_NANOS) {
      return busy(signs.busy().get(), signs.now());
    }
    SortedMap<Integer, Optional<Node>> missing = missing(signs);
    return missing.isEmpty() ? whileDelivering(signs) : whileSilent(signs, missing);
  }

  private static ReaderState busy(Busy busy, long now) {
    long nanos = now - busy.since();
    long seconds = TimeUnit.NANOSECONDS.toSeconds(nanos);
    String cause =
        busy.waitsFor()
            .map(source ->
                "waiting for " + source + " for " + seconds + " s: the schema of " + busy.record())
            .orElseGet(() -> "decoding for " + seconds + " s, now " + busy.record());
    return state(ReaderState.Kind.BUSY, cause, nanos);
  }

  /**
   * The state of a reader with a new consumer that has no answer yet.
   *
   * @param heardAt when the last record came
   */
  ReaderState whileReopening(Signs signs, long heardAt) {
    return signs.sighting() instanceof TopicObservation.Refused refused
        ? refused.state()
        : stalled("no answer yet; connecting again to " + servers, signs.now() - heardAt);
  }

  /**
   * Whether the consumer has all records that it may have, so that the rest belongs to open
   * transactions.
   *
   * @param lags the lag of each partition that is behind, as the consumer knows it
   */
  static boolean isHeldBack(Collection<OptionalLong> lags) {
    return !lags.isEmpty() && lags.stream().allMatch(lag -> lag.orElse(-1) == 0);
  }

  /** The partitions that are not delivered, with their leaders. */
  private static SortedMap<Integer, Optional<Node>> missing(Signs signs) {
    TreeMap<Integer, Optional<Node>> missing = new TreeMap<>();
    for (PartitionProgress partition : signs.partitions()) {
      if (partition.state() == PartitionProgress.State.WAITING_FOR_LEADER) {
        missing.put(partition.number(), partition.leader());
      }
    }
    for (BrokerLiveness.Silence silence : signs.silences()) {
      silence.partitions().forEach(partition -> missing.put(partition, silence.leader()));
    }
    if (signs.sighting() instanceof TopicObservation.Seen seen) {
      seen.leaders()
          .forEach((partition, leader) -> {
            if (leader.isEmpty()) {
              missing.computeIfPresent(partition.partition(), (number, known) -> leader);
            }
          });
    }
    return missing;
  }

  private ReaderState whileDelivering(Signs signs) {
    if (signs.loading()) {
      return live("reading what the topic holds already");
    }
    long quietFor = signs.now() - signs.lastRecordAt();
    if (quietFor < FRESH_NANOS) {
      return live("reading " + servers);
    }
    if (signs.heldBack()) {
      return stalled("records are there but belong to a transaction that is still open", quietFor);
    }
    if (signs.behind()) {
      return stalled("records are there but don't arrive", quietFor);
    }
    return state(ReaderState.Kind.IDLE, "connected, waiting for new records", quietFor);
  }

  private static ReaderState whileSilent(Signs signs, SortedMap<Integer, Optional<Node>> missing) {
    long silentFor =
        signs.silences().stream()
            .mapToLong(silence -> signs.now() - silence.since())
            .max()
            .orElse(0);
    return switch (signs.sighting()) {
      case TopicObservation.Refused refused -> refused.state();
      case TopicObservation.Missing _ ->
          stalled("the topic is gone; waiting for it to come back", silentFor);
      case TopicObservation.Seen _, TopicObservation.Unknown _ ->
          stalled(share(signs, missing.size()) + causes(missing), silentFor);
    };
  }

  /** {@code 2 of 3 partitions; }, or nothing if no partition is read. */
  private static String share(Signs signs, int missing) {
    int total =
        signs.sighting() instanceof TopicObservation.Seen seen
            ? seen.leaders().size()
            : signs.partitions().size();
    int read = signs.partitions().size() - missing;
    return read > 0 ? read + " of " + total + " partitions; " : "";
  }

  private static String causes(Map<Integer, Optional<Node>> missing) {
    Map<String, SortedSet<Integer>> byBroker = new TreeMap<>();
    missing.forEach((partition, leader) ->
        byBroker
            .computeIfAbsent(leader.map(StateClassifier::name).orElse(""), name -> new TreeSet<>())
            .add(partition));
    return byBroker.entrySet().stream()
        .map(one -> text(one.getKey(), one.getValue()))
        .collect(Collectors.joining("; "));
  }

  private static String text(String broker, SortedSet<Integer> partitions) {
    boolean single = partitions.size() == 1;
    String names =
        (single ? "partition " : "partitions ")
            + partitions.stream()
                .limit(MAX_NAMED)
                .map(String::valueOf)
                .collect(Collectors.joining(", "))
            + (partitions.size() > MAX_NAMED ? ", …" : "");
    return broker.isEmpty()
        ? names + (single ? " has" : " have") + " no leader"
        : broker + ", which has " + names + ", doesn't answer";
  }

  private static String name(Node node) {
    return "broker " + node.id() + " (" + node.host() + ":" + node.port() + ")";
  }

  private static ReaderState live(String cause) {
    return ReaderState.now(ReaderState.Kind.LIVE, cause);
  }

  private static ReaderState stalled(String cause, long forNanos) {
    return state(ReaderState.Kind.STALLED, cause, forNanos);
  }

  private static ReaderState state(ReaderState.Kind kind, String cause, long forNanos) {
    return new ReaderState(kind, cause, Instant.now().minusNanos(forNanos));
  }
}
