package topicscope.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;
import topicscope.chaos.PartitionScenarios.Loss;
import topicscope.kafka.client.ReaderState.Kind;

/**
 * Repeats the scenarios of the cluster's tests and compares their figures with targets: {@code mvn
 * -Pchaos verify}. Takes some minutes. {@code -Dchaos.only=TEXT} runs only those whose names
 * contain it.
 */
@ExtendWith(ChaosExtension.class)
class ChaosRun {
  private static final long RESUME_MS = 3_000;
  private static final long FALSE_LIVE_MS = 2_000;
  private static final long DOWN_MS = 5_000;
  private static final long CAUSE_MS = 5_000;
  private static final long CLOSE_MS = 2_000;

  private static final long OTHERS_MS = 10_000;

  private static ChaosCluster cluster;
  private final ChaosResults figures;
  private String scenario = "";

  ChaosRun(ChaosResults figures) {
    this.figures = figures;
  }

  @BeforeAll
  static void startCluster() throws IOException {
    Files.createDirectories(Path.of(System.getProperty("java.io.tmpdir")));
    cluster = ChaosCluster.start(3);
  }

  @AfterAll
  static void stopCluster() {
    cluster.close();
  }

  @BeforeEach
  void name(TestInfo test) {
    scenario = test.getDisplayName();
  }

  @AfterEach
  void leavesNothingBehind() {
    figures.note(scenario, "threads left", ReaderLeakCheck.threadsLeft(cluster).size(), 0);
    figures.note(scenario, "connections left", ReaderLeakCheck.connectionsLeft(cluster), 0);
    assertThat(figures.missed(scenario)).isEmpty();
  }

  @Test
  @DisplayName("rolling restart x5")
  void rollingRestart() {
    try (ChaosScenario run = ChaosScenario.begin(cluster)) {
      List<Fault> faults = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        faults.addAll(Scenarios.rollingRestart(cluster, run));
      }
      // LIVE is right until the broker hands over its partitions.
      noteResumed(faults);
      figures.note(scenario, run.finish());
    }
  }

  @Test
  @DisplayName("kill -9 of the leader x20")
  void killLeader() {
    try (ChaosScenario run = ChaosScenario.begin(cluster)) {
      List<Fault> faults = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        faults.add(Scenarios.killAndStartLeader(cluster, run));
      }
      note(faults);
      figures.note(scenario, run.finish());
    }
  }

  @Test
  @DisplayName("frozen leader x5")
  void freezeLeader() {
    try (ChaosScenario run = ChaosScenario.begin(cluster)) {
      List<Fault> faults = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        faults.add(Scenarios.freezeLeader(cluster, run));
      }
      note(faults);
      figures.note(scenario, run.finish());
    }
  }

  @Test
  @DisplayName("black hole x6")
  void blackHole() {
    try (ChaosScenario run = ChaosScenario.begin(cluster)) {
      List<Outage> outages = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        outages.add(Scenarios.blackHole(cluster, run, i % 2 == 0));
      }
      noteOutages(outages);
      figures.note(scenario, run.finish());
    }
  }

  @Test
  @DisplayName("all brokers gone and back x3")
  void allGone() {
    try (ChaosScenario run = ChaosScenario.begin(cluster)) {
      List<Outage> outages = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        outages.add(Scenarios.allGone(cluster, run));
        cluster.awaitInSync(run.topic());
      }
      noteOutages(outages);
      figures.note(scenario, run.finish());
    }
  }

  @Test
  @DisplayName("changed address x3")
  void changedAddress() {
    try (ChaosScenario run = ChaosScenario.begin(cluster)) {
      long worst = 0;
      for (int i = 0; i < 3; i++) {
        worst = Math.max(worst, Scenarios.changedAddress(cluster, run));
      }
      figures.note(scenario, "ms until records came from the new address", worst, RESUME_MS);
      figures.note(scenario, run.finish());
    }
  }

  @Test
  @DisplayName("topic created again x20")
  void recreatedTopic() {
    TopicScenarios.Mixture mixture = TopicScenarios.recreate(cluster, cluster.connection(), 20);

    figures.note(scenario, "samples in the wrong trace", mixture.foreign(), 0);
    figures.note(scenario, "samples missing", mixture.missing(), 0);
  }

  @Test
  @DisplayName("topic created again, a broker lagging x6")
  void recreatedTopicWithLaggingBroker() {
    TopicScenarios.Mixture mixture = TopicScenarios.recreateWhileOneLags(cluster, 6);

    figures.note(scenario, "samples in the wrong trace", mixture.foreign(), 0);
    figures.note(scenario, "samples missing", mixture.missing(), 0);
  }

  @Test
  @DisplayName("retention passes a reader cut off x5")
  void retention() {
    for (int i = 0; i < 5; i++) {
      TopicScenarios.Expiry expiry = TopicScenarios.retention(cluster, () -> {});
      figures.note(scenario, "expired and not counted", Math.abs(expiry.uncounted()), 0);
      figures.note(scenario, "duplicated, out of order, wrong", expiry.errors(), 0);
    }
  }

  @Test
  @DisplayName("transactions, every other aborted x50")
  void transactions() {
    TopicScenarios.Committed committed = TopicScenarios.manyTransactions(cluster, 50);

    figures.note(scenario, "aborted records shown", committed.aborted(), 0);
    figures.note(scenario, "committed records missing", committed.missing(), 0);
  }

  @Test
  @DisplayName("partitions added x3")
  void addedPartitions() {
    for (int i = 0; i < 3; i++) {
      TopicScenarios.Added added = TopicScenarios.addPartitions(cluster, cluster.connection());
      figures.note(scenario, "missing or twice", added.errors(), 0);
    }
  }

  @Test
  @DisplayName("closed in every state x3")
  void closing() {
    for (int i = 0; i < 3; i++) {
      Map<Kind, Long> leakCheck = ReaderLeakCheck.closeInEveryState(cluster);
      assertThat(leakCheck).hasSize(Kind.values().length);
      leakCheck.forEach(
          (kind, millis) -> figures.note(scenario, "ms to close while " + kind, millis, CLOSE_MS));
    }
    figures.note(scenario, "temporary files left", ReaderLeakCheck.temporaryFilesLeft().size(), 0);
  }

  @Test
  @DisplayName("every cause of the matrix")
  void causes() throws Exception {
    try (CauseMatrix matrix = new CauseMatrix();
        ExecutorService some = Executors.newFixedThreadPool(2)) {
      List<CauseMatrix.Case> cases = matrix.cases();
      List<Future<CauseCheck.Reported>> all =
          cases.stream().map(one -> some.submit(() -> CauseCheck.check(one))).toList();
      for (int i = 0; i < cases.size(); i++) {
        figures.note(
            scenario, "ms to tell: " + cases.get(i).name(), all.get(i).get().afterMs(), CAUSE_MS);
      }
    }
  }

  @Test
  @DisplayName("a wrong password for a minute")
  void wrongPassword() throws Exception {
    try (CauseMatrix matrix = new CauseMatrix()) {
      figures.note(
          scenario, "logins tried by 3 readers and a catalog", CauseCheck.attempts(matrix, 55), 3);
    }
  }

  @Test
  @DisplayName("password changed under a live plot, for 55 s")
  void changedPassword() throws Exception {
    try (CauseMatrix matrix = new CauseMatrix()) {
      CauseCheck.Refusals refusals = CauseCheck.changePassword(matrix, 55);
      figures.note(scenario, "logins refused in 55 s, another plot opened", refusals.opened(), 2);
      figures.note(scenario, "the same after the lines were cut", refusals.total(), 2);
    }
  }

  @Test
  @DisplayName("partition without a leader at opening")
  void leaderlessAtOpening() {
    String cause = "2 of 3 partitions; partition 1 has no leader";
    note(PartitionScenarios.lostAtOpening(cluster, Loss.KILLED, cause));
  }

  @Test
  @DisplayName("partition on a frozen broker at opening")
  void frozenAtOpening() {
    String cause = "2 of 3 partitions; partition 1 has no leader";
    note(PartitionScenarios.lostAtOpening(cluster, Loss.FROZEN, cause));
  }

  @Test
  @DisplayName("partition on a silent broker at opening")
  void silentAtOpening() {
    note(PartitionScenarios.lostAtOpening(cluster, Loss.SILENT, ""));
  }

  @Test
  @DisplayName("broker killed while live, a partition added on it")
  void killedWhileLive() {
    note(PartitionScenarios.lostWhileLive(cluster, Loss.KILLED));
  }

  @Test
  @DisplayName("broker frozen while live, a partition added on it")
  void frozenWhileLive() {
    note(PartitionScenarios.lostWhileLive(cluster, Loss.FROZEN));
  }

  @Test
  @DisplayName("partition added during a load x3")
  void addedDuringLoad() {
    for (int i = 0; i < 3; i++) {
      PartitionScenarios.AddedEarly added = PartitionScenarios.addDuringLoad(cluster);
      figures.note(scenario, "added too late, after the load", added.early() ? 0 : 1, 0);
      figures.note(scenario, "missing", added.missing(), 0);
      figures.note(scenario, "twice", added.twice(), 0);
    }
  }

  private void note(PartitionScenarios.Read read) {
    figures.note(scenario, "ms until the records of the others", read.othersMs(), OTHERS_MS);
    figures.note(scenario, "missing after it is back", read.missing(), 0);
    figures.note(scenario, "twice", read.twice(), 0);
  }

  private void note(List<Fault> faults) {
    noteResumed(faults);
    figures.note(
        scenario, "ms LIVE with nothing to come", worst(faults, Fault::falseLiveMs), FALSE_LIVE_MS);
  }

  private void noteResumed(List<Fault> faults) {
    figures.note(
        scenario,
        "ms until records again, from a leader",
        worst(faults, Fault::resumedMs),
        RESUME_MS);
  }

  private void noteOutages(List<Outage> outages) {
    figures.note(
        scenario, "ms LIVE with nothing to come", worst(outages, Outage::noticedMs), FALSE_LIVE_MS);
    figures.note(scenario, "ms until DOWN", worst(outages, Outage::downMs), DOWN_MS);
    figures.note(scenario, "ms until records again", worst(outages, Outage::backMs), RESUME_MS);
  }

  private static <T> long worst(List<T> all, ToLongFunction<T> figure) {
    return all.stream().mapToLong(figure).max().orElse(0);
  }
}
