package topicscope.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import topicscope.kafka.ReaderState.Kind;
import topicscope.kafka.StreamMark;

/** What befalls clusters, once each, on a real one of three brokers. The long run is ChaosRun. */
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
    TopicScenarios.Mixture mixture = TopicScenarios.recreate(cluster, 3);

    assertThat(mixture.foreign()).isZero();
    assertThat(mixture.missing()).isZero();
  }

  @Test
  @DisplayName("what retention deletes while the line is cut is counted and marked")
  void retention_whileCutOff_countedAndMarked() {
    TopicScenarios.Expiry expiry = TopicScenarios.retention(cluster);

    StreamMark mark = expiry.mark();
    assertThat(mark.kind()).isEqualTo(StreamMark.Kind.EXPIRED);
    assertThat(mark.partition()).isZero();
    assertThat(mark.lastTimeMs()).isPresent();
    // What was on its way when the line was cut may have arrived after all.
    assertThat(mark.offsets()).isBetween(1L, 151L);
    assertThat(mark.text()).isEqualTo(mark.offsets() + " offsets expired");
    assertThat(expiry.counted()).isEqualTo(mark.offsets());
    assertThat(expiry.uncounted()).isZero();
    assertThat(expiry.spoilt()).isZero();
  }

  @Test
  @DisplayName("partitions added while reading are read from their beginning")
  void addedPartitions_areRead() {
    TopicScenarios.Added added = TopicScenarios.addPartitions(cluster);

    assertThat(added.partitions()).isEqualTo(List.of(0, 1, 2, 3, 4));
    assertThat(added.spoilt()).isZero();
  }

  @Test
  @DisplayName("records of aborted transactions don't show; what an open one holds back is said")
  void transactions_onlyCommittedShow() {
    List<Double> shown = TopicScenarios.transactions(cluster);

    assertThat(shown).containsExactly(1.0, 2.0, 7.0, 8.0, 5.0, 6.0);
  }

  @Test
  @DisplayName("closing ends everything whatever state the reader is in: no thread, no connection")
  void close_inEveryState_leavesNothing() {
    Map<Kind, Long> closings = Closings.closeInEveryState(cluster);

    assertThat(closings).containsOnlyKeys(Kind.values());
    assertThat(Closings.threadsLeft()).isEmpty();
    assertThat(Closings.connectionsLeft(cluster)).isZero();
  }

  @Test
  @DisplayName("all brokers restarted one after another: every record once")
  void rollingRestart_everyRecordOnce() {
    try (Run run = Run.begin(cluster)) {
      var _ = Scenarios.rollingRestart(cluster, run);

      assertThat(run.finish()).matches(Oracle::isContent);
    }
  }

  @Test
  @DisplayName("a broker that comes back on another address is found and read from")
  void changedAddress_everyRecordOnce() {
    try (Run run = Run.begin(cluster)) {
      var _ = Scenarios.changedAddress(cluster, run);

      assertThat(run.finish()).matches(Oracle::isContent);
    }
  }
}
