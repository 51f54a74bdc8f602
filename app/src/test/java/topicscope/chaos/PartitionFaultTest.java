package topicscope.chaos;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;
import static org.junit.jupiter.api.parallel.ExecutionMode.SAME_THREAD;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
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
import topicscope.kafka.observe.TopicRates;
import topicscope.kafka.partition.StartPosition;
import topicscope.kafka.read.ReadingPlan;
import topicscope.kafka.read.RecordListener;
import topicscope.testing.Samples;

/** One partition of three without an answer, on a real cluster: the other two are read. */
// Runs in parallel with other classes, because it mostly waits for brokers; its own tests run one
// by one.
@Execution(CONCURRENT)
@ResourceLock(ChaosCluster.LOCK)
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

  @Execution(SAME_THREAD)
  @Test
  @DisplayName("a skip to the latest is asked again for a partition whose end was not answered")
  void skip_silentPartition_isDoneLater() {
    TcpProxy silent = cluster.proxies().get(1);
    AtomicBoolean held = new AtomicBoolean();
    ReadingPlan plan =
        ReadingPlan.passive(cluster.connection(), topic, new StartPosition.Earliest());
    // The broker is heard again: its records wait until the monitor knows that it answers.
    RecordListener hold =
        record -> {
          if (record.partition() == 1 && record.offset() >= 100 && !held.getAndSet(true)) {
            int asked = silent.requests().of(RequestCount.LIST_OFFSETS);
            await()
                .atMost(60, SECONDS)
                .until(() -> silent.requests().of(RequestCount.LIST_OFFSETS) >= asked + 3);
          }
        };
    try (ObservedReader watched = ObservedReader.start(plan, Optional.of(hold))) {
      awaitReceived(watched, 300);
      silent.blackHole();
      sendTo(1, 20_000);
      watched.reader().skipToLatest();
      // More than one poll may deliver: the reader has asked for the ends in between.
      long before = watched.reader().counters().received();
      await()
          .atMost(60, SECONDS)
          .until(() -> {
            sendTo(0, 2_000);
            return watched.reader().counters().received() > before + 5_000;
          });
      silent.restore();

      await()
          .atMost(60, SECONDS)
          .until(() -> {
            sendTo(1, 1);
            return watched.lastOffset(topic, 1) >= 20_100;
          });
      assertThat(Samples.origins(watched.series(), topic))
          .filteredOn(origin -> origin.startsWith("1@"))
          .hasSizeLessThan(20_000);
    } finally {
      silent.restore();
    }
  }

  @Execution(SAME_THREAD)
  @Test
  @DisplayName("the growth of a topic is unknown, not zero, while one partition has no leader")
  void rates_leaderlessPartition_unknown() {
    List<Double> rates = new CopyOnWriteArrayList<>();
    try (TopicRates counted =
        TopicRates.start(
            cluster.connection(),
            figures ->
                Optional.ofNullable(figures.get(topic))
                    .ifPresent(figure -> rates.add(figure.recordsPerSecond())))) {
      counted.want(Set.of(topic));
      awaitRate(rates, 0.0);

      cluster.broker(2).kill();
      awaitRate(rates, Double.NaN);

      start();
      cluster.awaitLeaders(topic, 3);
      awaitRate(rates, 0.0);
      assertThat(rates).allMatch(rate -> Double.isNaN(rate) || rate == 0);
    } finally {
      start();
    }
  }

  /** Waits until a count from now on gives that rate. */
  private static void awaitRate(List<Double> rates, double wanted) {
    int before = rates.size();
    await().atMost(60, SECONDS).until(() -> rates.subList(before, rates.size()).contains(wanted));
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
    for (int partition : partitions) {
      sendTo(partition, 100);
    }
  }

  private void sendTo(int partition, int records) {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", cluster.directServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (int i = 0; i < records; i++) {
        byte[] value = Integer.toString(i).getBytes(StandardCharsets.US_ASCII);
        var _ = producer.send(new ProducerRecord<>(topic, partition, null, value));
      }
    }
  }
}
