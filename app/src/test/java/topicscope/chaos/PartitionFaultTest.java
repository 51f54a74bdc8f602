package topicscope.chaos;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;
import static org.junit.jupiter.api.parallel.ExecutionMode.SAME_THREAD;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ResourceLock;
import topicscope.chaos.PartitionScenarios.Loss;
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

  @BeforeAll
  static void startCluster() {
    cluster = ChaosCluster.start(3);
  }

  @AfterAll
  static void stopCluster() {
    cluster.close();
  }

  @Execution(SAME_THREAD)
  @Test
  @DisplayName("a partition without a leader at the start: the others are read, it follows later")
  void open_leaderlessPartition_othersAreRead() {
    assertEachOnce(
        PartitionScenarios.lostAtOpening(
            cluster, Loss.KILLED, "2 of 3 partitions; partition 1 has no leader"));
  }

  @Execution(SAME_THREAD)
  @Test
  @DisplayName("a leader that dies while live, and a partition added on it: the others are read")
  void live_leaderLost_othersAreRead() {
    assertEachOnce(PartitionScenarios.lostWhileLive(cluster, Loss.FROZEN));
  }

  @Execution(SAME_THREAD)
  @Test
  @DisplayName("a load does not wait for a broker that does not answer")
  void load_silentPartition_isLetGo() {
    assertEachOnce(PartitionScenarios.lostAtOpening(cluster, Loss.SILENT, ""));
  }

  @Execution(SAME_THREAD)
  @Test
  @DisplayName("a skip to the latest is asked again for a partition whose end was not answered")
  void skip_silentPartition_isDoneLater() {
    String topic = PartitionScenarios.newTopic(cluster);
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
      PartitionScenarios.awaitReceived(watched, 300);
      silent.blackHole();
      PartitionScenarios.send(cluster, topic, 20_000, 1);
      watched.reader().skipToLatest();
      // More than one poll may deliver: the reader has asked for the ends in between.
      long before = watched.reader().counters().received();
      await()
          .atMost(60, SECONDS)
          .until(() -> {
            PartitionScenarios.send(cluster, topic, 2_000, 0);
            return watched.reader().counters().received() > before + 5_000;
          });
      silent.restore();

      await()
          .atMost(60, SECONDS)
          .until(() -> {
            PartitionScenarios.send(cluster, topic, 1, 1);
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
    String topic = PartitionScenarios.newTopic(cluster);
    List<Double> rates = new CopyOnWriteArrayList<>();
    try (TopicRates counted =
        TopicRates.start(
            cluster.connection(),
            figures ->
                Optional.ofNullable(figures.get(topic))
                    .ifPresent(figure -> rates.add(figure.recordsPerSecond())))) {
      counted.want(Set.of(topic));
      awaitRate(rates, 0.0);

      Loss.KILLED.inflict(cluster);
      awaitRate(rates, Double.NaN);

      Loss.KILLED.undo(cluster);
      cluster.awaitLeaders(topic, 3);
      awaitRate(rates, 0.0);
      assertThat(rates).allMatch(rate -> Double.isNaN(rate) || rate == 0);
    } finally {
      Loss.KILLED.undo(cluster);
    }
  }

  /** Waits until a count from now on gives that rate. */
  private static void awaitRate(List<Double> rates, double wanted) {
    int before = rates.size();
    await().atMost(60, SECONDS).until(() -> rates.subList(before, rates.size()).contains(wanted));
  }

  private static void assertEachOnce(PartitionScenarios.Read read) {
    assertThat(read.missing()).isZero();
    assertThat(read.twice()).isZero();
  }
}
