package topicscope.chaos;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import topicscope.demo.FreePort;
import topicscope.desk.model.DecodeChoices;
import topicscope.desk.model.Desk;
import topicscope.desk.model.Plot;
import topicscope.desk.model.RecentTopics;
import topicscope.kafka.client.ClusterConnection;
import topicscope.kafka.client.ReaderState;
import topicscope.reading.ReadingStart;

/** A desk whose cluster is frozen (SIGSTOP): the sockets are open and nobody answers. */
@Execution(CONCURRENT)
class FrozenClusterTest {
  private static final int PLOTS = 16;
  private static final String TOPIC = "frozen-desk";

  private final ExecutorService owner = Executors.newSingleThreadExecutor();

  @Test
  @DisplayName("closing 16 plots waits no longer than its bound, and no thread is left of them")
  void close_sixteenPlots_leavesNoThread(@TempDir Path folder) throws Exception {
    try (BrokerProcess broker = BrokerProcess.started(() -> broker(folder))) {
      String address = broker.address();
      Desk desk = owner.submit(this::desk).get();
      owner.submit(() -> open(desk, ClusterConnection.to(address))).get();
      await()
          .atMost(60, SECONDS)
          .until(() ->
              owner
                  .submit(() ->
                      desk.plots().stream()
                          .allMatch(plot -> plot.state().kind() == ReaderState.Kind.IDLE))
                  .get());
      assertThat(threads()).hasSizeGreaterThanOrEqualTo(PLOTS);

      broker.freeze();
      long begin = System.nanoTime();
      owner.submit(desk::close).get();
      System.out.printf(
          Locale.ROOT,
          "FIG closing %d plots of a frozen cluster: %,d ms%n",
          PLOTS,
          (System.nanoTime() - begin) / 1_000_000);

      assertThat(threads()).isEmpty();
    } finally {
      owner.shutdownNow();
    }
  }

  private static List<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.endsWith("-" + TOPIC))
        .toList();
  }

  private Desk desk() {
    return new Desk(
        100, ReadingStart.USUAL, DecodeChoices.forgetful(owner), RecentTopics.forThisRun());
  }

  private static void open(Desk desk, ClusterConnection connection) {
    desk.connect(connection);
    desk.pick(TOPIC);
    while (desk.plots().size() < PLOTS) {
      Plot added = desk.add();
      desk.focus(added);
      desk.connect(connection);
      desk.pick(TOPIC);
    }
  }

  private static BrokerProcess broker(Path folder) {
    String address = "localhost:" + FreePort.find();
    String controller = "localhost:" + FreePort.find();
    Map<String, String> settings = new HashMap<>();
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", "1");
    settings.put("controller.listener.names", "CONTROLLER");
    settings.put("controller.quorum.voters", "1@" + controller);
    settings.put("listeners", "PLAINTEXT://" + address + ",CONTROLLER://" + controller);
    settings.put("advertised.listeners", "PLAINTEXT://" + address);
    settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    settings.put("offsets.topic.replication.factor", "1");
    settings.put("log.cleaner.dedupe.buffer.size", "2097152");
    BrokerProcess broker =
        new BrokerProcess(folder, settings, List.of(Uuid.randomUuid().toString()));
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", address))) {
      BrokerProcess.awaitAnswers(admin, 1, List.of(broker));
      admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
      return broker;
    } catch (ExecutionException | InterruptedException | AssertionError e) {
      broker.close();
      throw new AssertionError(e);
    }
  }
}
