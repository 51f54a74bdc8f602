package topicscope.cli.watch;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.ResourceLockTarget;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import topicscope.decode.choice.DecodeChoice;
import topicscope.decode.topic.TopicDecoder;
import topicscope.kafka.partition.StartPosition;
import topicscope.kafka.read.ReadingPlan;
import topicscope.kafka.read.TopicReader;
import topicscope.signal.SeriesSet;
import topicscope.testing.CommandProcess;
import topicscope.testing.CommandRun;
import topicscope.testing.Samples;
import topicscope.testing.SharedBroker;
import topicscope.testing.TestCluster;

@ExtendWith(SharedBroker.class)
@Execution(CONCURRENT)
@ResourceLock(value = CommandProcess.LOCK, target = ResourceLockTarget.CHILDREN)
class WatchCommandTest {
  @TempDir private Path folder;
  private final TestCluster cluster;

  WatchCommandTest(TestCluster cluster) {
    this.cluster = cluster;
  }

  @Test
  @DisplayName("--fail-fast ends with 3 at the first alert of a live topic, and says where it was")
  void failFast_raised_exitCode3() {
    String topic = cluster.newTopic(1);
    CommandRun run =
        watch(topic, "--alert", "cpu > 90", "--alert", "cpu no data for 1h", "--fail-fast");
    awaitErr(run, "watching");
    cluster.send(topic, "{\"cpu\":50}", "{\"cpu\":95.5}");

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.out())
        .startsWith("RAISED ")
        .contains("cpu at 95.5  (cpu > 90)  " + topic + "-0@1")
        .hasLineCount(1);
  }

  @Test
  @DisplayName(
      "events go to a command and to a topic as JSON, and are printed as JSON with the states")
  void jsonExecAndTopic_eachEventOnce() throws IOException {
    String topic = cluster.newTopic(1);
    String events = cluster.newTopic(1);
    cluster.send(topic, "{\"cpu\":95}", "{\"cpu\":40}", "{\"cpu\":99}");
    Path got = folder.resolve("got");

    CommandRun run =
        watch(
            topic,
            "--alert",
            "cpu > 90",
            "--from",
            "earliest",
            "--json",
            "--exec",
            "cat >> '" + got + "'",
            "--to-topic",
            events,
            "--duration",
            "6s");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out().lines())
        .anyMatch(line -> line.contains("\"event\":\"state\"") && line.contains("\"cause\":\""))
        .anyMatch(line -> line.contains("\"state\":\"IDLE\""));
    List<String> lines =
        run.out().lines().filter(line -> !line.contains("\"event\":\"state\"")).toList();
    assertThat(lines).hasSize(3);
    assertThat(lines.get(0)).contains("\"event\":\"raised\"", "\"value\":95.0", "\"offset\":0");
    assertThat(lines.get(1)).contains("\"event\":\"cleared\"", "\"value\":40.0", "\"offset\":1");
    assertThat(Files.readAllLines(got)).isEqualTo(lines);
    SeriesSet set = new SeriesSet(100);
    ReadingPlan plan =
        ReadingPlan.passive(cluster.connection(), events, new StartPosition.Earliest());
    try (TopicReader _ =
        TopicReader.start(plan, new TopicDecoder(events, DecodeChoice.AUTOMATIC), set)) {
      await()
          .untilAsserted(
              () -> assertThat(Samples.values(set, "value")).containsExactly(95.0, 40.0, 99.0));
    }
  }

  @Test
  @DisplayName("a heart rate: the current one, its average, and too high")
  void heartRate_currentAverageTooHigh() {
    String topic = cluster.newTopic(1);
    for (int rate : List.of(70, 72, 125, 131, 128, 70)) {
      cluster.send(topic, "{\"value\":" + rate + "}");
    }
    CommandRun run =
        watch(
            topic,
            "--alert",
            topic + " > 120",
            "--alert",
            "average(" + topic + ", 3) > 120",
            "--from",
            "earliest",
            "--duration",
            "6s");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out().lines().map(line -> line.replaceAll(" +\\S+Z", "")))
        .containsExactlyInAnyOrder(
            "RAISED  value at 125  (%1$s > 120)  %1$s-0@2".formatted(topic),
            "CLEARED  value at 70  (%1$s > 120)  %1$s-0@5".formatted(topic),
            "RAISED  average(%1$s, 3) at 128  (average(%1$s, 3) > 120)  %1$s-0@4".formatted(topic),
            "CLEARED  average(%1$s, 3) at 109.66666666666667  (average(%1$s, 3) > 120)  %1$s-0@5"
                .formatted(topic));
  }

  @Test
  @DisplayName(
      "nothing arrives: exit code 2; a rule without a series, and dropped samples, are reported")
  void nothingArrives_exitCode2() {
    CommandRun nothing = watch(cluster.newTopic(1), "--alert", "cpu > 1", "--duration", "10s");
    String topic = cluster.newTopic(1);
    long now = System.currentTimeMillis();
    cluster.send(
        LongStream.of(now - 20_000, now - 10_000, now - 20_000)
            .mapToObj(time -> TestCluster.record(topic, 0, time, "{\"mem\":1}")));
    CommandRun run =
        watch(
            topic,
            "--alert",
            "cpu > 1",
            "--alert",
            "mean(mem, 1s) > 9",
            "--from",
            "earliest",
            "--duration",
            "6s");
    assertThat(nothing.exitCode()).isEqualTo(2);
    assertThat(run.exitCode()).isZero();
    assertThat(run.err())
        .contains("no series fits 'cpu' so far; the topic has: mem")
        .contains("mean(mem, 1s) left out: 1 too late");
  }

  @Test
  @DisplayName("mistakes end with exit code 1 and a message that points at the position")
  void mistakes_exitCode1() {
    CommandRun rule = watch("t", "--alert", "cpu > ninety");
    String topic = cluster.newTopic(1);
    CommandRun missing =
        watch(SharedBroker.newTopicName(), "--alert", "cpu > 1", "--duration", "20s");
    CommandRun goal = watch(topic, "--alert", "cpu > 1", "--to-topic", "not-there");
    CommandRun circle = watch(topic, "--alert", "cpu > 1", "--to-topic", topic);

    assertThat(rule.exitCode()).isEqualTo(1);
    assertThat(rule.err()).contains("a number is expected here\n  cpu > ninety\n        ^");

    assertThat(missing.exitCode()).isEqualTo(1);
    assertThat(missing.err()).contains("there is no topic");

    assertThat(goal.exitCode()).isEqualTo(1);
    assertThat(goal.err()).contains("there is no topic not-there; create it first");
    assertThat(cluster.topics()).doesNotContain("not-there");

    assertThat(circle.exitCode()).isEqualTo(1);
    assertThat(circle.err()).contains("must not be the topic that is watched");
  }

  @ParameterizedTest
  @CsvSource({"INT, 130", "TERM, 143"})
  @DisplayName("Ctrl+C and SIGTERM end it once the events that wait have been passed on")
  void interrupted_waitingEventsArePassedOn(String signal, int exitCode) throws Exception {
    String topic = cluster.topicOf("{\"cpu\":95}", "{\"cpu\":40}", "{\"cpu\":99}");
    Path mayGo = folder.resolve("may-go");
    Path got = folder.resolve("got");
    String command = "while [ ! -e '" + mayGo + "' ]; do sleep 0.05; done; cat >> '" + got + "'";
    Process process = process(topic, "--json", "--from", "earliest", "--exec", command);
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      List<String> events = new ArrayList<>();
      while (events.size() < 3) {
        String line = requireNonNull(out.readLine(), "it has ended");
        if (!line.contains("\"event\":\"state\"")) {
          events.add(line);
        }
      }

      CommandProcess.signal(process, signal);
      Files.createFile(mayGo);

      assertThat(CommandProcess.exitCode(process)).isEqualTo(exitCode);
      assertThat(Files.readAllLines(got)).isEqualTo(events);
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  @DisplayName("it ends when its output is closed, once the events that wait have been passed on")
  void pipeBroken_ends() throws Exception {
    String topic = cluster.topicOf("{\"cpu\":95}");
    Path got = folder.resolve("got");
    Process process =
        process(topic, "--from", "earliest", "--exec", "sleep 0.5; cat >> '" + got + "'");
    try {
      try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
        assertThat(out.readLine()).startsWith("RAISED ");
      }
      cluster.send(topic, "{\"cpu\":40}");

      assertThat(CommandProcess.exitCode(process)).isZero();
      assertThat(Files.readAllLines(got)).hasSize(2);
    } finally {
      process.destroyForcibly();
    }
  }

  /** Starts the command in its own JVM, with a rule for {@code cpu}. */
  private Process process(String topic, String... more) throws IOException {
    List<String> all = new ArrayList<>(List.of("--alert", "cpu > 90"));
    all.addAll(List.of(more));
    return CommandProcess.start(
        folder, cluster.arguments("watch", topic, all.toArray(String[]::new)));
  }

  private CommandRun watch(String topic, String... more) {
    return CommandRun.start(cluster.arguments("watch", topic, more));
  }

  private static void awaitErr(CommandRun run, String part) {
    await().until(() -> run.err().contains(part));
  }
}
