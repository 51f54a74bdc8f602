package topicscope.cli.rollup;

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
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.ResourceLockTarget;
import org.yaml.snakeyaml.Yaml;
import topicscope.Main;
import topicscope.testing.CommandProcess;
import topicscope.testing.CommandRun;
import topicscope.testing.SharedBroker;
import topicscope.testing.TestCluster;

@DisplayName("The command rollup")
@ExtendWith(SharedBroker.class)
@Execution(CONCURRENT)
@ResourceLock(value = CommandProcess.LOCK, target = ResourceLockTarget.CHILDREN)
class RollupCommandTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int MAX_S = 180;

  @TempDir private Path folder;
  private final TestCluster cluster;

  RollupCommandTest(TestCluster cluster) {
    this.cluster = cluster;
  }

  private CommandRun run(String command, String topic, String... more) {
    List<String> all = new ArrayList<>(List.of(command.split(" ")));
    all.addAll(List.of("--bootstrap-server", cluster.bootstrapServers(), "--topic", topic));
    all.addAll(List.of(more));
    return CommandRun.of(all.toArray(String[]::new));
  }

  private static JsonNode read(String line) {
    try {
      return JSON.readTree(line);
    } catch (IOException e) {
      throw new AssertionError(line, e);
    }
  }

  private List<JsonNode> lines() throws IOException {
    String text = Files.readString(folder.resolve("out.txt"));
    return text.substring(0, text.lastIndexOf('\n') + 1).lines().map(line -> read(line)).toList();
  }

  private JsonNode last(String event) throws IOException {
    return lines().stream()
        .filter(line -> line.path("event").asText().equals(event))
        .reduce((one, next) -> next)
        .orElse(JSON.missingNode());
  }

  @Test
  @DisplayName(
      "run without JavaFX until Ctrl+C, says as JSON how it is doing, and leaves what verify"
          + " proves")
  void runsUntilInterrupted_andIsProven() throws Exception {
    String topic = cluster.newTopic(2);
    long now = System.currentTimeMillis();
    cluster.send(
        Stream.concat(
            IntStream.range(0, 1_000)
                .mapToObj(i -> TestCluster.record(topic, i % 2, now + i, "{\"a\":" + i + "}")),
            Stream.of(
                TestCluster.record(topic, 0, now, null),
                TestCluster.record(topic, 0, now, "{\"a\":"),
                TestCluster.record(topic, 1, now, "{\"text\":\"x\"}"))));
    Process process =
        CommandProcess.withoutJavaFx(
                folder, cluster.arguments("rollup", topic, "--to", topic + ".1s", "--json"))
            .redirectOutput(folder.resolve("out.txt").toFile())
            .redirectError(folder.resolve("err.txt").toFile())
            .start();
    try {
      await().atMost(MAX_S, SECONDS).until(() -> last("account").path("received").asInt() == 1_003);
      CommandProcess.interrupt(process);
      assertThat(CommandProcess.exitCode(process)).isEqualTo(130);
    } finally {
      process.destroyForcibly();
    }

    JsonNode end = last("ended");
    assertThat(end.path("decoded").asInt()).isEqualTo(1_000);
    assertThat(end.path("undecodable").asInt()).isEqualTo(1);
    assertThat(end.path("tombstones").asInt()).isEqualTo(1);
    assertThat(end.path("withoutNumber").asInt()).isEqualTo(1);
    assertThat(end.path("samples").asInt()).isEqualTo(1_000);
    assertThat(last("state").path("state").asText()).isEqualTo("RUNNING");
    assertThat(lines())
        .anyMatch(
            line -> line.path("message").asText().startsWith("can't decode " + topic + "-0@"));
    assertThat(CommandProcess.errors(folder)).isEmpty();

    CommandRun proof = run("rollup verify", topic, "--to", topic + ".1s");
    assertThat(proof.exitCode()).as(proof.err()).isZero();
    assertThat(proof.out())
        .contains("502 received = 500 decoded + 1 undecodable + 1 tombstones + 0 without a number")
        .contains("501 received = 500 decoded + 0 undecodable + 0 tombstones + 1 without a number")
        .endsWith("compared with their records: all well\n");
    CommandRun json = run("rollup verify", topic, "--to", topic + ".1s", "--json");
    assertThat(json.out().lines().map(line -> read(line).path("event").asText()))
        .containsExactly("partition", "partition", "verified");
  }

  @Test
  @DisplayName("verify says what is wrong, with another exit code")
  void verify_saysWhatIsWrong() {
    String topic = cluster.topicOf("1", "2", "3");
    String target =
        cluster.topicOf(
            "{\"rollup\":1,\"topic\":\""
                + topic
                + "\",\"partition\":0,\"interval\":1000,\"account\":{\"from\":0,\"to\":3,"
                + "\"received\":3,\"decoded\":3,\"undecodable\":0,\"tombstones\":0,"
                + "\"withoutNumber\":0,\"samples\":3,\"leftOut\":0}}");

    CommandRun proof = run("rollup verify", topic, "--to", target);

    assertThat(proof.exitCode()).isEqualTo(2);
    assertThat(proof.out()).endsWith(": not well\n");
    assertThat(proof.err())
        .contains("partition 0: the partials contain 0 samples, and the accounts say 3")
        .contains("intervals are not what the records say");
  }

  @Test
  @DisplayName("mistakes are said in one line")
  void mistakes_areSaid() {
    String topic = cluster.topicOf("1");

    assertThat(run("rollup", topic).err())
        .startsWith("topicscope: Missing required option: '--to=NAME'");
    assertThat(run("rollup", topic, "--to", topic).err())
        .isEqualTo("topicscope: the roll-up of a topic needs another topic: --to NAME\n");
    assertThat(run("rollup", topic, "--to", "x", "--interval", "1.5ms").err())
        .startsWith("topicscope: --interval must be whole milliseconds, such as 100ms or 1s");
    assertThat(run("rollup", topic, "--to", "x", "--states", "s").err())
        .startsWith("topicscope: a roll-up is made of numbers: there is none of --states");
    assertThat(run("rollup verify", topic, "--to", topic).err())
        .isEqualTo(
            "topicscope: %s holds no account of %s: it is no roll-up of it\n"
                .formatted(topic, topic));
  }

  @Test
  @DisplayName("is a profile of the containers, with options that exist")
  void compose_hasTheProfile() throws IOException {
    Object compose = new Yaml().load(Files.readString(Path.of("../docker/compose.yaml")));
    JsonNode service = JSON.valueToTree(compose).path("services").path("rollup");

    assertThat(service.path("profiles").path(0).asText()).isEqualTo("rollup");
    assertThat(service.has("container_name") || service.has("ports")).isFalse();
    List<String> words = new ArrayList<>();
    service.path("command").forEach(word -> words.add(word.asText()));
    assertThat(
            Main.commandLine()
                .parseArgs(words.toArray(String[]::new))
                .subcommand()
                .commandSpec()
                .name())
        .isEqualTo("rollup");
  }
}
