package topicscope.cli.record;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.ResourceLockTarget;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import topicscope.Main;
import topicscope.history.HistorySchema;
import topicscope.history.HistoryServer;
import topicscope.history.HistorySql;
import topicscope.testing.CommandProcess;
import topicscope.testing.CommandRun;
import topicscope.testing.SharedBroker;
import topicscope.testing.TestCluster;

@DisplayName("The command record")
@ExtendWith(SharedBroker.class)
@Execution(CONCURRENT)
@ResourceLock(value = CommandProcess.LOCK, target = ResourceLockTarget.CHILDREN)
class RecordCommandTest {
  private static final int RECORDS = 10_000;

  @TempDir private Path folder;
  private final TestCluster cluster;

  RecordCommandTest(TestCluster cluster) {
    this.cluster = cluster;
  }

  @Test
  @DisplayName(
      "loses and doubles nothing when QuestDB and then the recorder are killed, runs without"
          + " JavaFX, and leaves no process behind")
  void kills_loseAndDoubleNothing() throws Exception {
    String topic = cluster.newTopic(2);
    List<String> messages = new CopyOnWriteArrayList<>();
    send(topic, 0, RECORDS / 3);
    Process first = start(topic, "first");
    Path history = folder.resolve("data").resolve("history");
    await().atMost(180, SECONDS).until(() -> account("first").path("written").asLong() > 0);

    // The other program on the same folder joins the server.
    try (HistoryServer joined = HistoryServer.open(history, messages::add)) {
      assertThat(joined.isOwn()).isFalse();
      HistorySql sql = new HistorySql(joined::address);
      kill(serverPid(history));
      send(topic, RECORDS / 3, 2 * RECORDS / 3);
      await()
          .atMost(180, SECONDS)
          .until(() -> account("first").path("written").asLong() >= 2 * RECORDS / 3);
      send(topic, 2 * RECORDS / 3, RECORDS);
      kill(first.pid());
      Process second = start(topic, "second");
      try {
        await()
            .atMost(180, SECONDS)
            .ignoreExceptions()
            .until(() -> count(sql, topic, "count()") >= RECORDS);

        CommandProcess.interrupt(second);
        assertThat(CommandProcess.exitCode(second)).isEqualTo(130);
        JsonNode end = account("second");
        assertThat(end.path("waiting").asLong()).isZero();
        assertThat(end.path("rows").asLong()).isEqualTo(RECORDS);
        // If the second has run the server, the one that is left starts it again.
        await()
            .atMost(180, SECONDS)
            .ignoreExceptions()
            .untilAsserted(() -> assertThat(count(sql, topic, "count()")).isEqualTo(RECORDS));
        assertThat(count(sql, topic, "count_distinct(value)")).isEqualTo(RECORDS);
        assertThat(messages).contains("the program that ran QuestDB has ended; starting it here");
        assertThat(joined.isOwn()).as("the one that is left runs the server").isTrue();
      } finally {
        second.destroyForcibly();
      }
    } finally {
      first.destroyForcibly();
    }
    assertThat(HistoryServer.find(history)).isEmpty();
    assertThat(ProcessHandle.of(serverPid(history)).filter(ProcessHandle::isAlive)).isEmpty();
    assertThat(Files.readString(folder.resolve("first.err"))).isEmpty();
  }

  @Test
  @DisplayName("refuses what can't be recorded in one line")
  void nonsense_isRefused() {
    assertThat(refusal("--topic", "t", "--from", "5")).contains("can't begin at the last");
    assertThat(refusal("--topic", "t".repeat(200))).contains("too long for a table");
    assertThat(refusal("--topic", "t", "--keep-bytes", "many")).contains("no size such as");
    assertThat(refusal("--topic", "t", "--questdb", "ftp://x")).contains("no http://HOST:PORT");
    assertThat(refusal("--topic", "t", "--questdb", "http://u:p@x")).contains("--questdb-config");
    assertThat(refusal("--topic", "t", "--questdb-config", "f")).contains("needs --questdb");
    assertThat(refusal("--topic", "t", "--questdb", "x", "--questdb-config", "/no/file"))
        .contains("there is no file /no/file");
  }

  @Test
  @DisplayName("has the options that the containers give it")
  void composeCommand_parses() throws IOException {
    Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
    JsonNode all =
        new JsonMapper()
            .valueToTree(yaml.load(Files.readString(Path.of("../docker/compose.yaml"))));
    List<String> arguments = new ArrayList<>();
    all.path("services")
        .path("recorder")
        .path("command")
        .forEach(one -> arguments.add(one.asText()));

    assertThat(Main.commandLine().parseArgs(arguments.toArray(String[]::new)).hasSubcommand())
        .isTrue();
  }

  private static String refusal(String... options) {
    String[] all = new String[options.length + 1];
    all[0] = "record";
    System.arraycopy(options, 0, all, 1, options.length);
    CommandRun run = CommandRun.of(all);
    assertThat(run.exitCode()).isPositive();
    assertThat(run.err().lines().findFirst().orElse("")).startsWith("topicscope: ");
    return run.err();
  }

  private void send(String topic, int from, int to) {
    cluster.send(
        IntStream.range(from, to).mapToObj(i -> TestCluster.record(topic, i % 2, null, "" + i)));
  }

  private Process start(String topic, String name) throws IOException {
    return CommandProcess.withoutJavaFx(
            folder, cluster.arguments("record", topic, "--group", topic, "--json"))
        .redirectOutput(folder.resolve(name + ".out").toFile())
        .redirectError(folder.resolve(name + ".err").toFile())
        .start();
  }

  /** The last account that it has printed. */
  private JsonNode account(String name) throws IOException {
    JsonMapper json = new JsonMapper();
    String text = Files.readString(folder.resolve(name + ".out"));
    JsonNode last = json.createObjectNode();
    for (String line : text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) {
      JsonNode next = json.readTree(line);
      last = next.path("event").asText().equals("account") ? next : last;
    }
    return last;
  }

  private static long serverPid(Path history) throws IOException {
    Properties server = new Properties();
    server.load(Files.newBufferedReader(HistoryServer.file(history)));
    return Long.parseLong(server.getProperty("pid"));
  }

  private static void kill(long pid) {
    ProcessHandle.of(pid).orElseThrow().destroyForcibly();
  }

  private static long count(HistorySql sql, String topic, String what) throws Exception {
    return sql.number(
        "SELECT " + what + " FROM " + HistorySchema.quoted(HistorySchema.table(topic)));
  }
}
