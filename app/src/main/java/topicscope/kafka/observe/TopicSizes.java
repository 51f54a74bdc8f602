package topicscope.kafka.observe;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.admin.DescribeLogDirsOptions;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many bytes topics take on the brokers' disks, one copy of each partition: asked for at first,
 * and once a minute. A broker names all its partitions, so it isn't asked more often. Without the
 * right to describe the cluster nothing is known.
 *
 * <p>Owned by one thread.
 */
final class TopicSizes {
  private static final Logger LOG = LoggerFactory.getLogger(TopicSizes.class);
  private static final long EVERY_NANOS = Duration.ofMinutes(1).toNanos();

  private final int timeoutMs;
  private Map<String, Long> bytes = Map.of();
  private long askedAt;

  TopicSizes(int timeoutMs) {
    this.timeoutMs = timeoutMs;
  }

  /** The bytes of each topic as last answered. */
  Map<String, Long> bytes() {
    return bytes;
  }

  /** Asks if it is due; true if there is an answer. */
  boolean ask(Admin admin) throws InterruptedException {
    long now = System.nanoTime();
    if (askedAt != 0 && now - askedAt < EVERY_NANOS) {
      return false;
    }
    askedAt = now;
    try {
      List<Integer> brokers =
          admin
              .describeCluster(new DescribeClusterOptions().timeoutMs(timeoutMs))
              .nodes()
              .get()
              .stream()
              .map(Node::id)
              .toList();
      Map<TopicPartition, Long> largest = new HashMap<>();
      for (KafkaFuture<Map<String, LogDirDescription>> answer :
          admin
              .describeLogDirs(brokers, new DescribeLogDirsOptions().timeoutMs(timeoutMs))
              .descriptions()
              .values()) {
        take(answer, largest);
      }
      Map<String, Long> sums = new HashMap<>();
      largest.forEach((partition, size) -> sums.merge(partition.topic(), size, Long::sum));
      bytes = Map.copyOf(sums);
      return true;
    } catch (ExecutionException e) {
      LOG.debug("The sizes of topics are unknown", e);
      return false;
    }
  }

  /** A broker that doesn't answer leaves out what only it has. */
  private static void take(
      KafkaFuture<Map<String, LogDirDescription>> answer, Map<TopicPartition, Long> largest)
      throws InterruptedException {
    try {
      for (LogDirDescription folder : answer.get().values()) {
        folder
            .replicaInfos()
            .forEach((partition, copy) -> largest.merge(partition, copy.size(), Math::max));
      }
    } catch (ExecutionException e) {
      LOG.debug("A broker doesn't say how large its logs are", e);
    }
  }
}
