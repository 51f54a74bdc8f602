package topicscope.chaos;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import topicscope.kafka.ReaderState.Kind;
import topicscope.kafka.StreamMark;
import topicscope.testing.Samples;

/** What befalls clusters, once each, on a real one of three brokers. The long run is ChaosTest. */
class FaultTest {
  private static ChaosCluster cluster;

  @BeforeAll
  static void startCluster() {
    cluster = new ChaosCluster(3);
  }

  @AfterAll
  static void stopCluster() {
    cluster.close();
  }

  @Test
  @DisplayName("kill -9 of a leader: goes on by itself, every record once")
  void killLeader_everyRecordOnce() {
    try (Run run = Run.begin(cluster)) {
      var _ = Scenarios.killLeader(cluster, run);

      assertThat(run.finish()).matches(Oracle::isContent);
    }
  }

  @Test
  @DisplayName("a frozen broker (SIGSTOP): noticed, read from the one that takes over, once each")
  void freezeLeader_everyRecordOnce() {
    try (Run run = Run.begin(cluster)) {
      var _ = Scenarios.freezeLeader(cluster, run);

      assertThat(run.finish()).matches(Oracle::isContent);
    }
  }

  @Test
  @DisplayName("a black-holed network: said, and nothing lost")
  void blackHole_saidAndSurvived() {
    try (Run run = Run.begin(cluster)) {
      Outage outage = Scenarios.blackHole(cluster, run, true);

      assertThat(outage.cause()).contains("no answer");
      assertThat(run.finish()).matches(Oracle::isContent);
    }
  }

  @Test
  @DisplayName("all brokers gone and back: DOWN with the cause, then on at the right offsets")
  void allGone_goesOn() {
    try (Run run = Run.begin(cluster)) {
      Outage outage = Scenarios.allGone(cluster, run);

      assertThat(outage.cause()).contains("connection refused");
      assertThat(run.finish()).matches(Oracle::isContent);
    }
  }

  @Test
  @DisplayName(
      "a topic deleted and created again: the old trace ends, a new one begins, no mixture")
  void recreatedTopic_newTrace() {
    Scenarios.Mixture mixture = Scenarios.recreate(cluster, 3);

    assertThat(mixture.foreign()).isZero();
    assertThat(mixture.missing()).isZero();
  }

  @Test
  @DisplayName("what retention deletes while the line is cut is counted and marked")
  void retention_whileCutOff_countedAndMarked() throws Exception {
    try (Run run = Run.begin(cluster)) {
      cluster.proxies().forEach(TcpProxy::blackHole);
      long read = run.watched().lastOffset(run.topic(), 0);
      await().atMost(10, SECONDS).until(() -> cluster.end(run.topic(), 0) > read + 200);
      TopicPartition partition = new TopicPartition(run.topic(), 0);
      cluster
          .admin()
          .deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(read + 151)))
          .all()
          .get();
      cluster.proxies().forEach(TcpProxy::cut);
      cluster.proxies().forEach(TcpProxy::restore);

      await().atMost(15, SECONDS).until(() -> !run.watched().reader().marks().isEmpty());
      StreamMark mark = run.watched().reader().marks().getFirst();
      assertThat(mark.kind()).isEqualTo(StreamMark.Kind.EXPIRED);
      assertThat(mark.partition()).isZero();
      assertThat(mark.lastTimeMs()).isPresent();
      // What was on its way when the line was cut may have arrived after all.
      assertThat(mark.offsets()).isBetween(1L, 151L);
      assertThat(mark.text()).isEqualTo(mark.offsets() + " offsets expired");
      assertThat(run.watched().reader().expired()).isEqualTo(mark.offsets());
      Oracle oracle = run.finishShortOf(mark.offsets());
      assertThat(oracle.missing()).isEqualTo(mark.offsets());
      assertThat(oracle.duplicated() + oracle.disordered() + oracle.wrong()).isZero();
    }
  }

  @Test
  @DisplayName("partitions added while reading are read from their beginning")
  void addedPartitions_areRead() throws Exception {
    try (Run run = Run.begin(cluster)) {
      cluster
          .admin()
          .createPartitions(Map.of(run.topic(), NewPartitions.increaseTo(5)))
          .all()
          .get();
      cluster.awaitLeaders(run.topic(), 5);
      try (AckedProducer more = new AckedProducer(cluster.directServers(), run.topic(), 5, 200)) {
        await().atMost(10, SECONDS).until(() -> run.watched().lastOffset(run.topic(), 4) > 20);
        more.finish();
        assertThat(run.watched().reader().partitions().mine()).isEqualTo(List.of(0, 1, 2, 3, 4));
        await()
            .atMost(10, SECONDS)
            .until(
                () -> run.watched().lastOffset(run.topic(), 4) == more.acknowledged(4).lastKey());
        assertThat(Samples.origins(run.watched().series(), run.topic()))
            .contains("3@0", "4@0")
            .doesNotHaveDuplicates();
      }
    }
  }

  @Test
  @DisplayName("records of aborted transactions don't show; what an open one holds back is said")
  void transactions_onlyCommittedShow() {
    List<Double> shown = Scenarios.transactions(cluster);

    assertThat(shown).containsExactly(1.0, 2.0, 7.0, 8.0, 5.0, 6.0);
  }

  @Test
  @DisplayName("closing takes at most 2 s whatever state the reader is in, and leaves no thread")
  void close_inEveryState_quick() {
    Map<Kind, Long> closings = Scenarios.closeInEveryState(cluster);

    assertThat(closings.keySet())
        .contains(Kind.CONNECTING, Kind.LIVE, Kind.IDLE, Kind.STALLED, Kind.DOWN, Kind.FAILED);
    assertThat(closings.values()).allMatch(millis -> millis <= 2_000);
    assertThat(Scenarios.threadsLeft()).isEmpty();
  }
}
