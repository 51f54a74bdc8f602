package topicscope.cli.tail;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.ResourceLockTarget;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import topicscope.testing.CommandProcess;
import topicscope.testing.GroupHandover;
import topicscope.testing.SharedBroker;
import topicscope.testing.TestCluster;

@ExtendWith(SharedBroker.class)
@Execution(CONCURRENT)
@ResourceLock(value = CommandProcess.LOCK, target = ResourceLockTarget.CHILDREN)
class TailCommandTest {
  @TempDir private Path folder;
  private final TestCluster cluster;

  TailCommandTest(TestCluster cluster) {
    this.cluster = cluster;
  }

  @Test
  @DisplayName("a member of a group prints one line a record and commits what it has read")
  void tail_inGroup_linesAndCommit() {
    String topic = cluster.newTopic(1);
    send(topic, bytes("host-1"), bytes("{\"cpu\":1}"));
    send(topic, null, bytes("two\nlines\u001b[31m"));
    send(topic, new byte[] {(byte) 0xff}, null);

    CommandProcess run = tail(topic, "--group", topic, "--from", "earliest", "--max-records", "3");

    assertThat(run.errors()).isEmpty();
    assertThat(run.out().lines())
        .containsExactly(
            "%s: [%s] PART:0@0 host-1 {\"cpu\":1}".formatted(topic, topic),
            "%s: [%s] PART:0@1 null two\\nlines\\u001b[31m".formatted(topic, topic),
            "%s: [%s] PART:0@2 0xff null".formatted(topic, topic));
    assertThat(run.exitCode()).isZero();

    send(topic, null, bytes("4"));
    CommandProcess again = tail(topic, "--group", topic, "--max-records", "1");
    assertThat(again.out()).isEqualTo("%s: [%s] PART:0@3 null 4\n".formatted(topic, topic));
  }

  @Test
  @DisplayName("--json prints every part of a record, and the state of the reader")
  void tail_json_allOfTheRecord() {
    String topic = cluster.newTopic(1);
    send(topic, bytes("k"), bytes("\"v\""));
    send(topic, null, new byte[] {0, (byte) 0x80});

    CommandProcess run = tail(topic, "--json", "--max-records", "2");

    assertThat(run.out().lines().filter(TailCommandTest::isState))
        .first()
        .asString()
        .contains("\"topic\":\"" + topic + "\"", "\"state\":\"CONNECTING\"", "\"cause\":\"")
        .contains("\"since\":\"");
    List<String> lines = run.out().lines().filter(line -> !isState(line)).toList();
    assertThat(lines).hasSize(2);
    assertThat(lines.getFirst())
        .contains("\"topic\":\"" + topic + "\"", "\"offset\":0", "\"key\":\"k\"")
        .contains("\"value\":\"\\\"v\\\"\"", "\"timestampType\":\"CreateTime\"")
        .doesNotContain("group");
    assertThat(lines.getLast()).contains("\"key\":null", "\"valueHex\":\"0080\"");
  }

  @Test
  @DisplayName("it ends when its output is closed")
  void tail_pipeBroken_ends() throws IOException, InterruptedException {
    String topic = cluster.newTopic(1);
    send(topic, null, bytes("1"));
    Process process = CommandProcess.start(folder, cluster.arguments("tail", topic));
    try {
      try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
        assertThat(out.readLine()).isEqualTo("[%s] PART:0@0 null 1".formatted(topic));
      }
      send(topic, null, bytes("2"));

      assertThat(CommandProcess.exitCode(process)).isZero();
      assertThat(CommandProcess.errors(folder)).isEmpty();
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  @DisplayName("Ctrl+C ends it with 130 and a total, after the output was flushed")
  void tail_interrupted_totalAnd130() throws IOException, InterruptedException {
    String topic = cluster.newTopic(1);
    send(topic, null, bytes("1"));
    send(topic, null, bytes("2"));
    Process process = CommandProcess.start(folder, cluster.arguments("tail", topic));
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      assertThat(out.readLine()).endsWith("@0 null 1");
      assertThat(out.readLine()).endsWith("@1 null 2");

      CommandProcess.interrupt(process);

      assertThat(CommandProcess.exitCode(process)).isEqualTo(130);
      assertThat(out.readLine()).isNull();

      assertThat(folder.resolve("err.txt"))
          .content()
          .endsWith("topicscope: stopped after 2 records" + System.lineSeparator());
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  @DisplayName("Ctrl+C in a group: printed records are committed, and the member leaves the group")
  void tail_inGroupInterrupted_commitsAndLeaves() throws Exception {
    String topic = cluster.newTopic(1);
    send(topic, null, bytes("1"));
    send(topic, null, bytes("2"));
    Process process =
        CommandProcess.start(
            folder, cluster.arguments("tail", topic, "--group", topic, "--from", "earliest"));
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        Admin admin = Admin.create(Map.of("bootstrap.servers", cluster.bootstrapServers()))) {
      assertThat(out.readLine()).endsWith("@0 null 1");
      assertThat(out.readLine()).endsWith("@1 null 2");
      send(topic, null, bytes("3"));
      assertThat(out.readLine()).endsWith("@2 null 3");

      CommandProcess.interrupt(process);

      assertThat(CommandProcess.exitCode(process)).isEqualTo(130);
      assertThat(folder.resolve("err.txt"))
          .content()
          .endsWith("topicscope: stopped after 3 records" + System.lineSeparator());
      assertThat(admin.describeConsumerGroups(List.of(topic)).all().get())
          .hasEntrySatisfying(topic, group -> assertThat(group.members()).isEmpty());
      assertThat(admin.listConsumerGroupOffsets(topic).partitionsToOffsetAndMetadata().get())
          .hasEntrySatisfying(
              new TopicPartition(topic, 0), offset -> assertThat(offset.offset()).isEqualTo(3));
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  @DisplayName("--max-records in a group: exactly what was printed is committed")
  void tail_inGroupMaxRecords_commitsWhatWasPrinted() throws Exception {
    String topic = cluster.newTopic(1);
    cluster.send(topic, "1", "2", "3", "4", "5");

    CommandProcess run = tail(topic, "--group", topic, "--from", "earliest", "--max-records", "2");

    assertThat(run.out()).hasLineCount(2);
    assertThat(committed(topic)).hasValue(2);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  @DisplayName("in a group, what could not be written is not committed")
  void tail_inGroupDiskFull_commitsNothing() throws Exception {
    String topic = cluster.newTopic(1);
    cluster.send(topic, "1", "2", "3");
    Process process =
        CommandProcess.process(folder, group(topic))
            .redirectOutput(new File("/dev/full"))
            .redirectError(folder.resolve("err.txt").toFile())
            .start();
    try {
      assertThat(process.waitFor(180, SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(1);
      assertThat(CommandProcess.errors(folder))
          .isEqualToIgnoringNewLines("topicscope: can't write the output: No space left on device");
      assertThat(committed(topic).orElse(0)).isZero();
    } finally {
      process.destroyForcibly();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM"})
  @DisplayName("a signal to one member under load: the other has the rest, nothing twice")
  void tail_twoMembersOneSignalled_everyRecordOnce(String signal) {
    GroupHandover handover = GroupHandover.run(cluster, folder, signal, 0, Duration.ZERO);
    System.out.printf(
        Locale.ROOT, "FIG takeover after SIG%s: %,d ms%n", signal, handover.takeoverMs());

    assertThat(handover.lost()).as(handover.errors()).isZero();
    assertThat(handover.doubled()).as(handover.errors()).isZero();
  }

  private String[] group(String topic) {
    return new String[] {
      "tail",
      "--bootstrap-server",
      cluster.bootstrapServers(),
      "--topic",
      topic,
      "--group",
      topic,
      "--from",
      "earliest"
    };
  }

  /** The offset of partition 0 that the group of the topic's name has committed. */
  private OptionalLong committed(String topic) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", cluster.bootstrapServers()))) {
      return admin
          .listConsumerGroupOffsets(topic)
          .partitionsToOffsetAndMetadata()
          .get()
          .entrySet()
          .stream()
          .filter(offset -> offset.getKey().partition() == 0)
          .mapToLong(offset -> offset.getValue().offset())
          .findAny();
    }
  }

  private static boolean isState(String line) {
    return line.startsWith("{\"event\":\"state\",");
  }

  private CommandProcess tail(String topic, String... more) {
    return CommandProcess.of(folder, cluster.arguments("tail", topic, more));
  }

  private void send(String topic, byte @Nullable [] key, byte @Nullable [] value) {
    cluster.send(Stream.of(new ProducerRecord<>(topic, 0, key, value)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
