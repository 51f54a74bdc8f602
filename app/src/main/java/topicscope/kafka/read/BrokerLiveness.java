package topicscope.kafka.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;

/**
 * Feels whether the brokers still deliver: a healthy one answers a fetch at least twice a second,
 * if only to say that there is nothing new, so the bytes received from it keep growing.
 *
 * <p>It costs no request. Owned by the reader thread.
 */
final class BrokerLiveness {
  /** Longer than an empty fetch and a slow line take together, shorter than a user's patience. */
  static final long SILENT_NANOS = 1_300_000_000L;

  private final Consumer<?, ?> consumer;
  private final String clientId;
  private final boolean fromFollowers;
  private final Map<Integer, Beat> beats = new HashMap<>();

  private record Beat(double bytes, long at) {}

  /**
   * Partitions from which nothing comes.
   *
   * @param leader who has them; empty when nobody has
   * @param since since when, as {@link System#nanoTime()}
   */
  record Silence(Optional<Node> leader, List<Integer> partitions, long since) {}

  /**
   * @param clientId the consumer's
   * @param fromFollowers whether others than the leaders may deliver; then a sign of life of any
   *     broker counts for all
   */
  BrokerLiveness(Consumer<?, ?> consumer, String clientId, boolean fromFollowers) {
    this.consumer = consumer;
    this.clientId = clientId;
    this.fromFollowers = fromFollowers;
  }

  /** Bytes received so far from all brokers. */
  double bytes() {
    return beats.values().stream().mapToDouble(Beat::bytes).sum();
  }

  /**
   * Feels the pulse of those who have these partitions.
   *
   * @param leaders whom the consumer asks for each partition
   * @param delivered partitions from which records have just come, whoever sent them
   */
  List<Silence> silences(
      Map<TopicPartition, Node> leaders,
      Set<TopicPartition> reading,
      Set<TopicPartition> delivered) {
    long now = System.nanoTime();
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
    List<Silence> silences = new ArrayList<>();
    shares.forEach((id, partitions) -> {
      Beat beat = beat(id, alive.contains(id), now);
      if (now - beat.at() > SILENT_NANOS) {
        Optional<Node> leader = Optional.ofNullable(nodes.get(id)).filter(node -> !node.isEmpty());
        silences.add(new Silence(leader, partitions.stream().sorted().toList(), beat.at()));
      }
    });
    return silences;
  }

  private Beat beat(int node, boolean delivered, long now) {
    double bytes = received(node);
    Beat last = beats.get(node);
    if (last != null && !delivered && bytes == last.bytes()) {
      return last;
    }
    Beat beat = new Beat(bytes, now);
    beats.put(node, beat);
    return beat;
  }

  private double received(int node) {
    if (node < 0) {
      return 0;
    }
    return fromFollowers
        ? bytes("consumer-metrics", Map.of("client-id", clientId))
        : bytes("consumer-node-metrics", Map.of("client-id", clientId, "node-id", "node-" + node));
  }

  private double bytes(String group, Map<String, String> tags) {
    Metric metric = consumer.metrics().get(new MetricName("incoming-byte-total", group, "", tags));
    return metric != null && metric.metricValue() instanceof Double bytes ? bytes : 0;
  }
}
