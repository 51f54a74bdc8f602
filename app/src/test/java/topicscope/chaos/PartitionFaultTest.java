package topicscope.chaos;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;
import static org.junit.jupiter.api.parallel.ExecutionMode.SAME_THREAD;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ResourceLock;
import topicscope.testing.Samples;

/** One partition of three without an answer, on a real cluster: the other two are read. */
// Runs in parallel with other classes, because it mostly waits for brokers; its own tests run one
// by one.
// Not in parallel with FaultTest, which checks for remaining threads and connections.
@Execution(CONCURRENT)
@ResourceLock(FaultTest.READERS)
class PartitionFaultTest {
  private static ChaosCluster cluster;
  private final String topic = ChaosScenario.newTopicName();

  @BeforeAll
  static void startCluster() {
    cluster = new ChaosCluster(3);
  }

  @AfterAll
  static void stopCluster() {
    cluster.close();
  }

  @BeforeEach
  void newTopic() {
    cluster.createUnreplicated(topic, 3);
    send(0, 1, 2);
  }

  @Execution(SAME_THREAD)
  @Test
  @DisplayName("a partition without a leader at the start: the others are read, it follows later")
  void open_leaderlessPartition_othersAreRead() throws InterruptedException {
    cluster.broker(2).kill();
    await().atMost(60, SECONDS).until(() -> cluster.leader(topic, 1).isEmpty());
    try (ObservedReader watched = ObservedReader.start(cluster.connection(), topic)) {
      assertThat(watched.reader().awaitBacklog(Duration.ofSeconds(60))).isTrue();
      awaitReceived(watched, 200);
      awaitCause(watched, "2 of 3 partitions; partition 1 has no leader");

      start();
      awaitReceived(watched, 300);
      assertEachOnce(watched, 300);
    } finally {
      start();
    }
  }

  @Execution(SAME_THREAD)
  @Test
  @DisplayName("a leader that dies while live, and a partition added on it: the others are read")
  void live_leaderLost_othersAreRead() {
    try (ObservedReader watched = ObservedReader.start(cluster.connection(), topic)) {
      awaitReceived(watched, 300);
      // Added first: a controller that has fenced the broker refuses to put a partition on it.
      cluster.addPartitionOn(topic, 2, 4);
      cluster.broker(2).freeze();
      try {
        send(0, 2);
        awaitReceived(watched, 500);
        awaitCause(watched, "2 of 4 partitions; partitions 1, 3 have no leader");
        send(0, 2);
        awaitReceived(watched, 700);
      } finally {
        cluster.broker(2).thaw();
      }
      cluster.awaitLeaders(topic, 4);
      send(1, 3);

      awaitReceived(watched, 900);
      assertEachOnce(watched, 900);
    }
  }

  @Execution(SAME_THREAD)
  @Test
  @DisplayName("a load does not wait for a broker that does not answer")
  void load_silentPartition_isLetGo() throws InterruptedException {
    cluster.proxies().get(1).blackHole();
    try (ObservedReader watched = ObservedReader.start(cluster.connection(), topic)) {
      assertThat(watched.reader().awaitBacklog(Duration.ofSeconds(60))).isTrue();
      awaitReceived(watched, 200);
      send(0, 2);
      awaitReceived(watched, 400);

      cluster.proxies().get(1).cut();
      cluster.proxies().get(1).restore();
      awaitReceived(watched, 500);
      assertEachOnce(watched, 500);
    } finally {
      cluster.proxies().get(1).restore();
    }
  }

  private static void start() {
    if (!cluster.broker(2).isAlive()) {
      cluster.broker(2).start();
      cluster.awaitBrokers(3);
    }
  }

  private static void awaitReceived(ObservedReader watched, long records) {
    await("records received")
        .atMost(60, SECONDS)
        .until(() -> watched.reader().counters().received() >= records);
  }

  private static void awaitCause(ObservedReader watched, String cause) {
    await()
        .atMost(60, SECONDS)
        .untilAsserted(() -> assertThat(watched.reader().state().cause()).isEqualTo(cause));
  }

  private void assertEachOnce(ObservedReader watched, int records) {
    assertThat(Samples.origins(watched.series(), topic)).hasSize(records).doesNotHaveDuplicates();
  }

  /** Sends 100 records to each of these partitions. */
  private void send(int... partitions) {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", cluster.directServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (int i = 0; i < 100; i++) {
        for (int partition : partitions) {
          byte[] value = Integer.toString(i).getBytes(StandardCharsets.US_ASCII);
          var _ = producer.send(new ProducerRecord<>(topic, partition, null, value));
        }
      }
    }
  }
}
