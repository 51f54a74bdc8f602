package topicscope.chaos;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import topicscope.bench.tool.BrokerProcess;
import topicscope.history.HistorySchema;
import topicscope.history.HistoryServer;
import topicscope.history.HistorySql;
import topicscope.testing.TestCluster;

/**
 * Faults of the recorder and its QuestDB under load; then the table is compared with the topic by
 * SQL. Part of {@code mvn -Pchaos verify}; {@code -Dchaos.only=TEXT} selects.
 */
@ExtendWith(ChaosExtension.class)
class RecorderChaosRun {
  private static final int KILLS = Integer.getInteger("chaos.kills", 10);
  private static final int RATE = Integer.getInteger("chaos.recorderRate", 20_000);
  private static final int PARTITIONS = 4;
  private static final int MAX_S = 300;

  private static BrokerProcess broker;
  private static TestCluster cluster;
  private final ChaosResults figures;
  private final Random random = new Random(1);
  @TempDir private Path folder;
  private String scenario = "";

  RecorderChaosRun(ChaosResults figures) {
    this.figures = figures;
  }

  @BeforeAll
  static void startBroker() throws IOException {
    Files.createDirectories(Path.of(System.getProperty("java.io.tmpdir")));
    broker = BrokerProcess.start();
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
  @DisplayName("recorder: kill -9 of QuestDB, then of the recorder")
  void kills() throws Exception {
    String topic = cluster.newTopic(PARTITIONS);
    try (Load load = new Load(topic, RATE)) {
      RecorderProcess recorder = new RecorderProcess(cluster, folder, topic);
      try {
        for (int i = 0; i < KILLS; i++) {
          recorder.awaitMore(RATE + random.nextInt(RATE));
          RecorderProcess.killServer(folder);
        }
        for (int i = 0; i < KILLS; i++) {
          recorder.awaitMore(RATE + random.nextInt(RATE));
          recorder.kill();
          recorder = new RecorderProcess(cluster, folder, topic);
        }
        recorder.awaitMore(RATE);
        load.finish();
        compare(topic, load.acknowledged());
        recorder.interrupt();
      } finally {
        recorder.close();
      }
    }
    figures.note(scenario, "kills of each", KILLS);
    assertThat(HistoryServer.find(RecorderProcess.history(folder))).isEmpty();
  }

  @Test
  @DisplayName("recorder: kill -9 of one of two members of a group, which runs QuestDB")
  void oneOfTwo() throws Exception {
    String topic = cluster.newTopic(PARTITIONS);
    try (Load load = new Load(topic, RATE)) {
      RecorderProcess first = new RecorderProcess(cluster, folder, topic);
      first.awaitMore(RATE);
      RecorderProcess second = new RecorderProcess(cluster, folder, topic);
      try {
        for (int i = 0; i < KILLS / 2; i++) {
          second.awaitMore(RATE);
          first.kill();
          // It gets the partitions of the other, and runs QuestDB now.
          second.awaitMore(20L * RATE / 2);
          first = second;
          second = new RecorderProcess(cluster, folder, topic);
        }
        load.finish();
        compare(topic, load.acknowledged());
      } finally {
        first.close();
        second.close();
      }
    }
    figures.note(scenario, "kills", KILLS / 2);
  }

  @Test
  @DisplayName("recorder: full disk under QuestDB")
  void fullDisk() throws Exception {
    Path data = Files.createDirectories(folder.resolve("data"));
    if (!FullDisk.run("mount", "-t", "tmpfs", "-o", "size=300m", "tmpfs", data.toString())) {
      figures.note(scenario, "no right to mount a small file system: not run", 0);
      return;
    }
    String topic = cluster.newTopic(PARTITIONS);
    try (Load load = new Load(topic, 2 * RATE);
        RecorderProcess recorder = new RecorderProcess(cluster, folder, topic)) {
      await()
          .atMost(MAX_S, SECONDS)
          .until(() -> recorder.messages().stream().anyMatch(said -> said.contains("is full")));
      figures.note(scenario, "samples until the disk was full", recorder.written());
      System.out.println("FIG " + recorder.messages());
      FullDisk.run("mount", "-o", "remount,size=4g", data.toString());
      recorder.awaitMore(4L * RATE);
      load.finish();
      compare(topic, load.acknowledged());
      System.out.println("FIG " + recorder.messages());
      recorder.interrupt();
    } finally {
      FullDisk.run("umount", "-l", data.toString());
    }
  }

  /** Waits until the table has as many rows, and counts what is missing or doubled. */
  private void compare(String topic, long records) throws Exception {
    try (HistoryServer server = HistoryServer.open(RecorderProcess.history(folder), said -> {})) {
      HistorySql sql = new HistorySql(server::address);
      String table = HistorySchema.quoted(HistorySchema.table(topic));
      await()
          .atMost(MAX_S, SECONDS)
          .ignoreExceptions()
          .until(() -> sql.number("SELECT count() FROM " + table) >= records);
      long rows = sql.number("SELECT count() FROM " + table);
      long places =
          sql.number("SELECT count() FROM (SELECT DISTINCT part, off FROM " + table + ")");
      long values = sql.number("SELECT count_distinct(value) FROM " + table);
      figures.note(scenario, "records sent", records);
      figures.note(scenario, "rows missing", records - places, 0);
      figures.note(scenario, "rows doubled", rows - places, 0);
      figures.note(scenario, "values missing", records - values, 0);
    }
  }

  /** Sends 0, 1, 2 … to the partitions in turn at a steady rate. */
  private static final class Load implements AutoCloseable {
    private final KafkaProducer<byte[], byte[]> producer =
        cluster.producer(Map.of("linger.ms", 20));
    private final AtomicLong acknowledged = new AtomicLong();
    private final Thread thread;
    private volatile boolean stopped;

    Load(String topic, int perSecond) {
      thread = Thread.ofPlatform().start(() -> send(topic, 1_000_000_000L / perSecond));
    }

    private void send(String topic, long intervalNanos) {
      long next = System.nanoTime();
      for (int i = 0; !stopped; i++) {
        var _ =
            producer.send(
                TestCluster.record(topic, i % PARTITIONS, null, "" + i),
                (_, failure) -> acknowledged.addAndGet(failure == null ? 1 : 0));
        next += intervalNanos;
        LockSupport.parkNanos(next - System.nanoTime());
      }
    }

    long acknowledged() {
      return acknowledged.get();
    }

    void finish() throws InterruptedException {
      stopped = true;
      thread.join();
      producer.flush();
    }

    @Override
    public void close() throws InterruptedException {
      finish();
      producer.close();
    }
  }
}
