package topicscope.kafka.read;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;

/**
 * Notices which brokers do not deliver. A healthy broker answers a fetch at least twice a second,
 * if only with no records, so the bytes received from it grow.
 *
 * <p>It costs no request. Owned by the reader thread.
 */
final class BrokerLiveness {
  /** Longer than an empty fetch takes on a slow line. */
  static final long SILENT_NANOS = Duration.ofMillis(1_300).toNanos();

  private final ToDoubleFunction<Node> received;
  private final Map<Integer, Beat> beats = new HashMap<>();
  private final Set<Integer> heard = new HashSet<>();

  private record Beat(double bytes, long at) {}

  /**
   * Partitions from which nothing comes.
   *
   * @param leader who leads them; empty without a leader
   * @param since since when, as {@link System#nanoTime()}
   */
  record Silence(Optional<Node> leader, List<Integer> partitions, long since) {}

  /**
   * @param received the bytes received from a broker so far; 0 for {@link Node#noNode()}
   */
  BrokerLiveness(ToDoubleFunction<Node> received) {
    this.received = received;
  }

  /**
   * By the metrics of a consumer.
   *
   * @param fromFollowers whether followers may deliver; then bytes of any broker count for all
   */
  static BrokerLiveness of(Consumer<?, ?> consumer, String clientId, boolean fromFollowers) {
    return new BrokerLiveness(node -> {
      if (node.isEmpty()) {
        return 0;
      }
      return fromFollowers
          ? bytes(consumer, "consumer-metrics", Map.of("client-id", clientId))
          : bytes(
              consumer,
              "consumer-node-metrics",
              Map.of("client-id", clientId, "node-id", "node-" + node.id()));
    });
  }

  /** Bytes received so far from the leaders of the partitions that are read. */
  double bytes() {
    return beats.values().stream().mapToDouble(Beat::bytes).sum();
  }

  /** Nobody listened for so long: that is no silence of the brokers. */
  void forgive(long nanos) {
    beats.replaceAll((id, beat) -> new Beat(beat.bytes(), beat.at() + nanos));
  }

  /** Whether bytes have come from this broker since the last look but one. */
  boolean isHeard(Node leader) {
    return heard.contains(leader.id());
  }

  /**
   * Looks at the leaders of these partitions.
   *
   * @param now as {@link System#nanoTime()}
   * @param leaders the broker that the consumer asks for each partition
   * @param delivered partitions from which records have just come, from any broker
   */
  List<Silence> silences(
      long now,
      Map<TopicPartition, Node> leaders,
      Set<TopicPartition> reading,
      Set<TopicPartition> delivered) {
    Map<Integer, List<Integer>> shares = new HashMap<>();
    Map<Integer, Node> nodes = new HashMap<>();
    Set<Integer> alive = new HashSet<>();
    for (TopicPartition partition : reading) {
      Node leader = leaders.getOrDefault(partition, Node.noNode());
      nodes.put(leader.id(), leader);
      shares.computeIfAbsent(leader.id(), id -> new ArrayList<>()).add(partition.partition());
      if (delivered.contains(partition)) {
        alive.add(leader.id());
      }
    }
    beats.keySet().retainAll(nodes.keySet());
    heard.clear();
    List<Silence> silences = new ArrayList<>();
    shares.forEach((id, partitions) -> {
      Node node = nodes.getOrDefault(id, Node.noNode());
      Beat beat = beat(node, alive.contains(id), now);
      if (now - beat.at() > SILENT_NANOS) {
        Optional<Node> leader = Optional.of(node).filter(one -> !one.isEmpty());
        silences.add(new Silence(leader, partitions.stream().sorted().toList(), beat.at()));
      }
    });
    return silences;
  }

  private Beat beat(Node node, boolean delivered, long now) {
    double bytes = received.applyAsDouble(node);
    Beat last = beats.get(node.id());
    if (last != null && !delivered && bytes == last.bytes()) {
      return last;
    }
    if (delivered || last != null) {
      heard.add(node.id());
    }
    Beat beat = new Beat(bytes, now);
    beats.put(node.id(), beat);
    return beat;
  }

  private static double bytes(Consumer<?, ?> consumer, String group, Map<String, String> tags) {
    Metric metric = consumer.metrics().get(new MetricName("incoming-byte-total", group, "", tags));
    return metric != null && metric.metricValue() instanceof Double bytes ? bytes : 0;
  }
}
