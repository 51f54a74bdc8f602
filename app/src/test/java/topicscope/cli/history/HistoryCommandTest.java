package topicscope.cli.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.ResourceLockTarget;
import topicscope.testing.CommandProcess;
import topicscope.testing.CommandRun;
import topicscope.testing.QuestDb;
import topicscope.testing.SharedBroker;
import topicscope.testing.TestCluster;

@ExtendWith(SharedBroker.class)
@Execution(CONCURRENT)
@ResourceLock(value = CommandProcess.LOCK, target = ResourceLockTarget.CHILDREN)
@DisplayName("The history's commands")
class HistoryCommandTest {
  private static final int COUNT = 400;
  private static final long DAY_MS = 86_400_000;

  private final TestCluster cluster;

  HistoryCommandTest(TestCluster cluster) {
    this.cluster = cluster;
  }

  @Test
  @DisplayName("list, export and delete topics; a snapshot reaches before what Kafka holds")
  void lookAfterTheHistory(@TempDir Path folder) throws Exception {
    long start = System.currentTimeMillis() - COUNT * 1_000L;
    String topic = cluster.newTopic(1);
    cluster.send(
        IntStream.range(0, COUNT)
            .mapToObj(i -> TestCluster.record(topic, 0, start + i * 1_000L, i + ".5")));
    String id = id(topic);
    cluster.deleteBefore(topic, COUNT - 50);
    try (QuestDb server = new QuestDb(folder.resolve("history"))) {
      List<String> rows = new ArrayList<>();
      for (int i = 0; i < COUNT; i++) {
        rows.add(row(start + i * 1_000L, id, i, topic, i + ".5"));
      }
      for (int i = 0; i < 10; i++) {
        rows.add(row(start - 3 * DAY_MS, "AAAAAAAAAAAAAAAAAAAAAA", i, "=1+1", "1"));
      }
      server.insert(topic, rows);
      server.awaitRows(topic, rows.size());
      login(server, folder);

      lists(server, folder, topic, id);
      exports(server, folder, topic, id);
      snapshot(server, folder, topic);
      deletes(server, folder, topic);
    }
  }

  private static String row(long ms, String id, int offset, String series, String value) {
    return "(%d000000,'%s',0,%d,0,'%s',%s,null,null)".formatted(ms, id, offset, series, value);
  }

  private static void login(QuestDb server, Path folder) throws Exception {
    Files.writeString(
        folder.resolve("login"),
        "http.user=%s\nhttp.password=%s\n"
            .formatted(server.address().user(), server.address().password()));
  }

  private static CommandRun run(QuestDb server, Path folder, String... arguments) {
    return CommandRun.of(with(server, folder, arguments));
  }

  private static String[] with(QuestDb server, Path folder, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(
        List.of(
            "--questdb",
            server.address().http().toString(),
            "--questdb-config",
            folder.resolve("login").toString()));
    return all.toArray(String[]::new);
  }

  private String id(String topic) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", cluster.bootstrapServers()))) {
      return Objects.requireNonNull(
              admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic))
          .topicId()
          .toString();
    }
  }

  private static void lists(QuestDb server, Path folder, String topic, String id) throws Exception {
    CommandRun lines = run(server, folder, "history", "topics");
    assertThat(lines.exitCode()).isZero();
    assertThat(lines.out().lines()).hasSize(2);
    assertThat(lines.out()).contains(topic + "  " + id).contains("400 samples of 1 series");

    JsonNode json =
        new ObjectMapper().readTree(run(server, folder, "history", "topics", "--json").out());
    assertThat(json).hasSize(2);
    assertThat(json.get(1).get("id").asText()).isEqualTo(id);
    assertThat(json.get(1).get("samples").asLong()).isEqualTo(COUNT);
    assertThat(json.get(1).at("/series/0/name").asText()).isEqualTo(topic);
  }

  private static void exports(QuestDb server, Path folder, String topic, String id)
      throws Exception {
    String file = folder.resolve("rows.csv").toString();
    CommandRun unclear = run(server, folder, "history", "export", "--topic", topic, "--out", file);
    assertThat(unclear.exitCode()).isEqualTo(1);
    assertThat(unclear.err()).contains("deleted and created again: choose by --id");

    CommandRun done =
        run(server, folder, "history", "export", "--topic", topic, "--id", id, "--out", file);
    assertThat(done.err()).isEmpty();
    assertThat(done.out()).startsWith("400 samples written to ");
    List<String> lines = Files.readAllLines(Path.of(file));
    assertThat(lines.getFirst()).isEqualTo("series,partition,offset,timestamp_ms,value");
    assertThat(lines.get(8)).startsWith(topic + ",0,7,").endsWith(",7.5");

    CommandRun other =
        run(
            server,
            folder,
            "history",
            "export",
            "--topic",
            topic,
            "--id",
            "AAAAAAAAAAAAAAAAAAAAAA",
            "--series",
            "=1+1",
            "--from",
            "-4d",
            "--to",
            "-1d",
            "--out",
            file);
    assertThat(other.out()).startsWith("10 samples written to ");
    assertThat(Files.readAllLines(Path.of(file)).get(1)).startsWith("'=1+1,0,0,").endsWith(",1");
  }

  private void snapshot(QuestDb server, Path folder, String topic) throws Exception {
    Path csv = folder.resolve("snapshot.csv");
    String[] arguments =
        with(
            server,
            folder,
            cluster.arguments(
                "snapshot",
                topic,
                "--from=-1h",
                "--duration=1s",
                "--out=" + folder.resolve("p.png"),
                "--csv=" + csv));
    CommandProcess run = CommandProcess.of(folder, arguments);
    assertThat(run.errors()).isEmpty();
    assertThat(run.out()).contains("400 samples written to ");
    assertThat(Files.readAllLines(csv)).hasSize(COUNT + 1);
  }

  private static void deletes(QuestDb server, Path folder, String topic) {
    CommandRun asks = run(server, folder, "history", "delete", "--topic", topic);
    assertThat(asks.exitCode()).isEqualTo(1);
    assertThat(asks.err()).contains("there is no terminal to ask on: give --yes");

    CommandRun older =
        run(server, folder, "history", "delete", "--topic", topic, "--before", "-2d", "--yes");
    assertThat(older.out()).startsWith("Deleted 10 samples of " + topic + " before ");
    server.awaitRows(topic, COUNT);

    CommandRun all = run(server, folder, "history", "delete", "--topic", topic, "--yes");
    assertThat(all.out()).startsWith("Deleted 400 samples of " + topic + ".");
    assertThat(run(server, folder, "history", "topics").out()).startsWith("Nothing is recorded");
    assertThat(run(server, folder, "history", "delete", "--topic", topic, "--yes").err())
        .contains("nothing is recorded of " + topic);
  }

  @Test
  @DisplayName("without a QuestDB one line says what to do")
  void withoutServer_saysWhatToDo() {
    CommandRun run = CommandRun.of("history", "topics", "--questdb", "127.0.0.1:1");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).isEqualTo("topicscope: no QuestDB answers at http://127.0.0.1:1\n");
  }
}
