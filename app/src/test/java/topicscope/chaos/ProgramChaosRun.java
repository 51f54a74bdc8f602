package topicscope.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;
import topicscope.testing.GroupHandover;
import topicscope.testing.TestCluster;

/**
 * Faults of what is around the program other than its cluster, and a long load, with one broker in
 * a JVM of its own. Part of {@code mvn -Pchaos verify}; {@code -Dchaos.only=TEXT} selects. Its
 * lengths are the system properties below.
 */
@ExtendWith(ChaosExtension.class)
class ProgramChaosRun {
  private static final int HANDOVERS = Integer.getInteger("chaos.handovers", 20);
  private static final int REGISTRY_S = Integer.getInteger("chaos.registrySeconds", 30);
  private static final int SOAK_S = Integer.getInteger("chaos.soakSeconds", 300);
  private static final int SOAK_RATE = Integer.getInteger("chaos.soakRate", 100_000);

  private static final long TAKEOVER_MS = 2_000;
  private static final int QUESTIONS = 4;
  private static final long HEAP_MB = 32;
  private static final long OTHERS_MS = 10_000;
  private static final int GROWTH_PERCENT = 10;

  private static topicscope.bench.tool.BrokerProcess broker;
  private static TestCluster cluster;
  private final ChaosResults figures;
  @TempDir private Path folder;
  private String scenario = "";

  ProgramChaosRun(ChaosResults figures) {
    this.figures = figures;
  }

  @BeforeAll
  static void startBroker() throws IOException {
    Files.createDirectories(Path.of(System.getProperty("java.io.tmpdir")));
    broker = topicscope.bench.tool.BrokerProcess.start();
    cluster = new TestCluster(broker.bootstrapServers());
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
  }

  @BeforeEach
  void name(TestInfo test) {
    scenario = test.getDisplayName();
  }

  @AfterEach
  void holds() {
    assertThat(figures.missed(scenario)).isEmpty();
  }

  @Test
  @DisplayName("one of two group members signalled, SIGINT or SIGTERM")
  void groupHandover() {
    Random random = new Random();
    long lost = 0;
    long doubled = 0;
    long worst = 0;
    for (int i = 0; i < HANDOVERS; i++) {
      GroupHandover handover =
          GroupHandover.run(
              cluster,
              folder,
              i % 2 == 0 ? "INT" : "TERM",
              random.nextInt(2),
              Duration.ofMillis(random.nextInt(3_000)));
      lost += handover.lost();
      doubled += handover.doubled();
      worst = Math.max(worst, handover.takeoverMs());
      System.out.println("FIG " + handover);
    }
    figures.note(scenario, "tries", HANDOVERS);
    figures.note(scenario, "records lost", lost, 0);
    figures.note(scenario, "records doubled", doubled, 0);
    figures.note(scenario, "ms until the other member had both partitions", worst, TAKEOVER_MS);
  }

  @Test
  @DisplayName("StackOverflowError and NoClassDefFoundError inside")
  void errors() {
    for (Error error :
        List.of(new StackOverflowError(), new NoClassDefFoundError("some/Library"))) {
      note("reader", error, ErrorScenarios.inReader(cluster, error));
      note("catalog of topics", error, ErrorScenarios.inCatalog(cluster, error));
      note("transforms", error, ErrorScenarios.inTransforms(cluster, error));
      note("alerts", error, ErrorScenarios.inAlerts(cluster, error));
    }
  }

  private void note(String where, Error error, ErrorScenarios.Survived survived) {
    String name = error.getClass().getSimpleName();
    System.out.println("FIG " + where + ", " + name + ": " + survived);
    boolean said = survived.said().contains(name);
    figures.note(scenario, where + ": not counted", survived.thrown() - survived.counted(), 0);
    figures.note(scenario, where + ": not said in the state", said ? 0 : 1, 0);
    figures.note(scenario, where + ": lost afterwards", survived.lost(), 0);
  }

  @Test
  @DisplayName("hostile registry, ids that never repeat")
  void hostileRegistry() throws IOException {
    for (HostileRegistry.Kind kind : HostileRegistry.Kind.values()) {
      HostileRegistry.Read read = HostileRegistry.read(cluster, kind, REGISTRY_S);
      figures.note(scenario, kind + ": ids asked for", read.asked());
      figures.note(scenario, kind + ": questions at once", read.atOnce(), QUESTIONS);
      figures.note(scenario, kind + ": MB more heap", read.heapMb(), HEAP_MB);
      figures.note(scenario, kind + ": ms until the other records", read.worstMs(), OTHERS_MS);
      figures.note(scenario, kind + ": other records missing", read.missing(), 0);
    }
  }

  @Test
  @DisplayName("full disk under every writer")
  void fullDisk() throws Exception {
    FxToolkit.registerPrimaryStage();
    try (FullDisk disk = new FullDisk(folder)) {
      for (Map.Entry<String, FullDisk.Written> one : disk.writeAll().entrySet()) {
        FullDisk.Written written = one.getValue();
        System.out.println("FIG " + one.getKey() + ": " + written.message());
        figures.note(
            scenario, one.getKey() + ": no message", written.message().isEmpty() ? 1 : 0, 0);
        figures.note(scenario, one.getKey() + ": old file harmed", written.intact() ? 0 : 1, 0);
      }
      figures.note(
          scenario, "log: records that tail didn't print", disk.tailWithoutLog(cluster), 0);
    }
  }

  @Test
  @DisplayName("soak: three plots in a window")
  void soak() throws Exception {
    Soak soak = Soak.run(cluster, SOAK_S, SOAK_RATE);
    List<Long> rss = soak.rssMb();
    long growth = Math.max(0, (rss.getLast() - rss.get(1)) * 100 / rss.get(1));
    figures.note(scenario, "seconds", SOAK_S);
    figures.note(scenario, "records a second, all topics", soak.sent() / SOAK_S);
    figures.note(scenario, "records sent", soak.sent());
    figures.note(scenario, "records not received", Math.abs(soak.sent() - soak.received()), 0);
    figures.note(scenario, "lag at the end", soak.lag(), 0);
    figures.note(scenario, "ms from the last record sent until all were received", soak.behindMs());
    figures.note(scenario, "MB alive on the heap after a fifth", soak.heapMb().getFirst());
    figures.note(scenario, "MB alive on the heap after three fifths", soak.heapMb().get(1));
    figures.note(scenario, "MB alive on the heap at the end", soak.heapMb().getLast());
    figures.note(scenario, "MB resident after a fifth", rss.getFirst());
    figures.note(scenario, "MB resident after three fifths", rss.get(1));
    figures.note(scenario, "MB resident at the end", rss.getLast());
    figures.note(scenario, "% more from three fifths to the end", growth, GROWTH_PERCENT);
  }
}
