package topicscope.cli.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ResourceLock;
import topicscope.testing.CommandProcess;
import topicscope.testing.CommandRun;
import topicscope.testing.SharedBroker;
import topicscope.testing.TestCluster;

@DisplayName("The commands capture and show")
@ExtendWith(SharedBroker.class)
@Execution(CONCURRENT)
class CaptureCommandTest {
  private static final long BASE = 1_700_000_000_000L;

  @TempDir private Path folder;
  private final TestCluster cluster;

  CaptureCommandTest(TestCluster cluster) {
    this.cluster = cluster;
  }

  @Test
  @ResourceLock(CommandProcess.LOCK)
  @DisplayName("another process shows the same picture and samples, byte for byte")
  void show_lineOfAnotherProcess_same() throws IOException {
    String topic = step();
    CommandProcess made = CommandProcess.of(folder, arguments(topic, "--out", "made"));
    assertThat(made.errors()).isEmpty();
    assertThat(made.exitCode()).isZero();

    CommandProcess shown =
        CommandProcess.of(
            folder, "show", made.out().strip(), "--out", "again.png", "--csv", "again.csv");
    assertThat(shown.errors()).isEmpty();
    assertThat(shown.exitCode()).isZero();
    assertThat(folder.resolve("again.csv")).hasSameBinaryContentAs(made("csv"));
    assertThat(folder.resolve("again.png")).hasSameBinaryContentAs(made("png"));
    assertThat(made("txt")).hasContent(made.out().strip());
  }

  @Test
  @DisplayName("the records around the trigger are captured, those of both partitions")
  void capture_past_recordsAround() throws IOException {
    String topic = step();
    CommandRun run = capture(topic);

    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    // It jumps between the records 60 and 61; one comes every 100 ms.
    assertThat(run.out())
        .contains("partitions=0:26-40,1:25-39 ", "series=v ", "trigger=\"v > 50\"")
        .contains("t0=2023-11-14T22:13:26.050Z before=1000ms after=2000ms");
    assertThat(Files.readAllLines(made("csv"))).hasSize(1 + 30);
  }

  @Test
  @DisplayName("a record with a text fires")
  void capture_matchingRecord_fires() {
    String topic = step();
    CommandRun run =
        CommandRun.of(
            cluster.arguments(
                "capture",
                topic,
                "--trigger=@match(100) > 0",
                "--pre=1s",
                "--post=1s",
                "--from=earliest",
                "--past",
                "--no-picture",
                "--out=" + folder));
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("series=@match(100) ", "trigger=\"@match(100) > 0\"");
  }

  @Test
  @DisplayName("records that retention has deleted are named, and the others are shown")
  void show_partlyDeleted_says() throws IOException {
    String topic = step();
    String line = capture(topic).out().strip();
    cluster.deleteBefore(topic, 30);

    CommandRun run = show(line);
    assertThat(run.err()).contains("of partition 0 the offsets 26 to 29 are deleted");
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.out()).contains("received = ");

    cluster.deleteBefore(topic, 50);
    assertThat(show(line).err()).contains("of partition 0 the offsets 26 to 40 are deleted");
  }

  @Test
  @DisplayName("a topic that was deleted and created again is said to be another one")
  void show_createdAgain_says() throws IOException {
    String topic = step();
    String line = capture(topic).out().strip();
    cluster.deleteTopic(topic);
    assertThat(show(line).err()).contains("there is no topic " + topic);

    create(topic);
    CommandRun run = show(line);
    assertThat(run.err()).contains(topic + " was deleted and created again since");
    assertThat(run.exitCode()).isEqualTo(3);
  }

  @Test
  @DisplayName(
      "it ends with 3 if the time is over before it has fired often enough, with 2 for no"
          + " sample")
  void capture_timeOver_saysHowOften() {
    CommandRun few =
        CommandRun.of(arguments(step(), "--out=" + folder, "--count=5", "--duration=4s"));
    assertThat(few.err()).contains("1 of 5 captures, then the time was over");
    assertThat(few.exitCode()).isEqualTo(3);

    CommandRun none =
        CommandRun.of(arguments(cluster.newTopic(1), "--out=" + folder, "--duration=2s"));
    assertThat(none.exitCode()).isEqualTo(2);
  }

  @Test
  @DisplayName("refuses what is no trigger, no line or no cluster in one line")
  void nonsense_isRefused() {
    CommandRun rule = CommandRun.of("capture", "--topic=t", "--trigger=cpu >");
    assertThat(rule.exitCode()).isEqualTo(1);
    assertThat(rule.err()).contains("a number is expected");
    CommandRun line = CommandRun.of("show", "hello");
    assertThat(line.exitCode()).isEqualTo(1);
    assertThat(line.err())
        .contains("NAME=VALUE is expected at 'hello'")
        .doesNotContain("Exception");
    CommandRun nobody =
        CommandRun.of(
            "show",
            "cluster=localhost:1 topic=t t0=2026-01-01T00:00:00Z before=1s after=1s",
            "--csv=" + folder.resolve("x.csv"));
    assertThat(nobody.exitCode()).isEqualTo(1);
    assertThat(nobody.err()).contains("localhost:1").doesNotContain("Exception");
  }

  private CommandRun capture(String topic) {
    return CommandRun.of(arguments(topic, "--out=" + folder.resolve("made"), "--no-picture"));
  }

  private CommandRun show(String line) {
    return CommandRun.of("show", line, "--csv=" + folder.resolve("again.csv"));
  }

  private String[] arguments(String topic, String... more) {
    return cluster.arguments(
        "capture",
        topic,
        Stream.concat(
                Stream.of("--trigger=v > 50", "--pre=1s", "--post=2s", "--from=earliest", "--past"),
                Stream.of(more))
            .toArray(String[]::new));
  }

  private Path made(String kind) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("made"))) {
      List<Path> found = files.filter(file -> file.toString().endsWith("." + kind)).toList();
      assertThat(found).hasSize(1);
      return found.getFirst();
    }
  }

  /** A topic with a step, in both partitions in turn. */
  private String step() {
    String topic = SharedBroker.newTopicName();
    create(topic);
    return topic;
  }

  /** Its old records stay. */
  private void create(String topic) {
    cluster.createTopic(topic, 2, Map.of("retention.ms", "-1"));
    cluster.send(
        IntStream.range(0, 120)
            .mapToObj(i ->
                TestCluster.record(
                    topic, i % 2, BASE + i * 100, "{\"v\":" + (i <= 60 ? 0 : 100) + "}")));
  }
}
