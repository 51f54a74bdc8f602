package topicscope.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;
import static org.junit.jupiter.api.parallel.ExecutionMode.SAME_THREAD;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ResourceLock;
import topicscope.kafka.client.ReaderState.Kind;
import topicscope.kafka.partition.StreamMark;

/**
 * Each fault of a cluster once, on a real cluster of three brokers. Several faults in a row share a
 * reader, because the test mostly waits for brokers. It runs beside other classes, its own tests
 * one by one. The long run is ChaosRun.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Execution(CONCURRENT)
@ResourceLock(ChaosCluster.LOCK)
class FaultTest {
  private static ChaosCluster cluster;

  @BeforeAll
  static void startCluster() {
    cluster = ChaosCluster.start(3);
  }

  @AfterAll
  static void stopCluster() {
    cluster.close();
  }

  @Order(1)
  @Execution(SAME_THREAD)
  @TestFactory
  List<DynamicTest> whileAllBrokersAreUp() {
    // In parallel: they mostly wait. Only one of them changes the network.
    ExecutorService threads = Executors.newCachedThreadPool();
    Future<?> line = threads.submit(FaultTest::blackHole);
    Future<?> recreated = threads.submit(FaultTest::recreatedTopic);
    Future<?> transactions = threads.submit(FaultTest::transactions);
    Future<?> partitions = threads.submit(FaultTest::addedPartitions);
    threads.shutdown();
    return List.of(
        DynamicTest.dynamicTest(
            "a topic deleted and created again: a new trace begins, without samples of the old one",
            recreated::get),
        DynamicTest.dynamicTest(
            "records of aborted transactions don't become samples; an open transaction is reported",
            transactions::get),
        DynamicTest.dynamicTest(
            "partitions added while reading are read from their beginning", partitions::get),
        DynamicTest.dynamicTest(
            "a lost network is reported; exactly the expired records are counted;"
                + " readers can be closed in any state",
            line::get));
  }

  private static void recreatedTopic() {
    TopicScenarios.Mixture mixture =
        TopicScenarios.recreate(cluster, cluster.directConnection(), 2);

    assertThat(mixture.foreign()).isZero();
    assertThat(mixture.missing()).isZero();
  }

  private static void transactions() {
    assertThat(TopicScenarios.transactions(cluster, cluster.directConnection()))
        .containsExactly(1.0, 2.0, 7.0, 8.0, 5.0, 6.0);
  }

  private static void addedPartitions() {
    TopicScenarios.Added added = TopicScenarios.addPartitions(cluster, cluster.directConnection());

    assertThat(added.partitions()).isEqualTo(List.of(0, 1, 2, 3, 4));
    assertThat(added.errors()).isZero();
  }

  private static void blackHole() {
    try (ReaderLeakCheck leakCheck = new ReaderLeakCheck(cluster)) {
      TopicScenarios.Expiry expiry =
          TopicScenarios.retention(cluster, leakCheck::closeWhileNothingComesThrough);

      assertThat(expiry.outage().cause()).contains("no answer");
      StreamMark mark = expiry.mark();
      assertThat(mark.kind()).isEqualTo(StreamMark.Kind.EXPIRED);
      assertThat(mark.partition()).isZero();
      assertThat(mark.lastTimeMs()).isPresent();
      // Records in flight may have arrived when the connection was cut.
      assertThat(mark.offsets()).isBetween(1L, 151L);
      assertThat(mark.text()).isEqualTo(mark.offsets() + " offsets expired");
      assertThat(expiry.counted()).isEqualTo(mark.offsets());
      assertThat(expiry.uncounted()).isZero();
      assertThat(expiry.errors()).isZero();
      assertThat(leakCheck.took()).containsOnlyKeys(Kind.values());
    }
  }

  @Order(2)
  @Execution(SAME_THREAD)
  @Test
  @DisplayName(
      "killed, moved, frozen and stopped leaders, then all brokers killed: the cause is reported,"
          + " every record arrives once")
  void brokersFall_everyRecordOnce() {
    try (ChaosScenario run = ChaosScenario.begin(cluster)) {
      var _ = Scenarios.killLeader(cluster, run);
      var _ = Scenarios.changedAddress(cluster, run);
      var _ = Scenarios.freezeLeader(cluster, run);
      var _ = Scenarios.stopLeader(cluster, run);
      Outage outage = Scenarios.allGone(cluster, run);

      assertThat(outage.cause()).contains("connection refused");
      assertThat(run.finish()).matches(DeliveryCheck::isCorrect);
    }
  }

  @Order(3)
  @Execution(SAME_THREAD)
  @Test
  @DisplayName("after all readers are closed, no thread and no connection is left")
  void close_leavesNothing() {
    assertThat(ReaderLeakCheck.threadsLeft(cluster)).isEmpty();
    assertThat(ReaderLeakCheck.connectionsLeft(cluster)).isZero();
  }
}
