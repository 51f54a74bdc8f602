package topicscope.producer;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Several sources in one process. */
@ExtendWith(SharedCluster.class)
class RunCommandTest {
  @TempDir Path folder;
  private final TestCluster cluster;

  RunCommandTest(TestCluster cluster) {
    this.cluster = cluster;
  }

  @Test
  @DisplayName("several sources in one process: one topic, the source's name as key")
  void run_severalToOneTopic_keyedByName() {
    Program.Result result =
        new Program()
            .on(cluster)
            .execute(
                "run",
                "--source",
                "memory --count 3",
                "--source",
                "random --count 4 --rate 100",
                "--topic",
                "together",
                "--interval",
                "5ms");
    assertThat(result.exitCode()).isZero();
    assertThat(result.totals()).hasSize(2);
    List<String> keys =
        cluster.records("together").stream()
            .map(record -> new String(record.key(), StandardCharsets.UTF_8))
            .toList();
    assertThat(keys).hasSize(7);
    assertThat(keys.stream().filter("memory"::equals)).hasSize(3);
    assertThat(keys.stream().filter("random"::equals)).hasSize(4);
  }

  @Test
  @DisplayName("a source's own pace and key override those for all sources, in both forms")
  void run_ownPaceAndKey_comeBeforeTheShared() throws IOException {
    Program.Result result =
        new Program()
            .on(cluster)
            .typing("1 x\n2 y\n")
            .execute(
                "run",
                "--source",
                "random --rate 200 --count 4",
                "--source",
                "memory --count 2",
                "--source",
                "lines --json-fields id,name --key-field id",
                "--topic",
                "own-pace",
                "--interval",
                "100ms");
    assertThat(result.err()).isEmpty();
    assertThat(result.out())
        .contains("random to own-pace as float, 200 a second")
        .contains("memory to own-pace as json, 10 a second");
    assertThat(cluster.records("own-pace").stream().map(RunCommandTest::key))
        .containsOnlyOnce("1", "2")
        .contains("random", "memory");
  }

  @Test
  @DisplayName("an option on the command line overrides its opposite in the environment")
  void source_oppositeInEnvironment_isOverruled() {
    Program program =
        new Program()
            .on(cluster)
            .with("TOPICSCOPE_INTERVAL", "100ms")
            .with("TOPICSCOPE_RATE", "50")
            .with("TOPICSCOPE_KEY", "of-environment")
            .typing("7 x\n");
    assertThat(program.runLine("random --rate 200 --count 1 --topic opposite").out())
        .contains(" as float, 200 a second");
    assertThat(program.runLine("random --interval 40ms --count 1 --topic opposite").out())
        .contains(" as float, 25 a second");
    assertThat(program.runLine("random --count 1 --topic opposite").out())
        .contains(" as float, 10 a second");
    Program.Result lines =
        program.runLine("lines --json-fields id,name --key-field id --topic opposite-key");
    assertThat(lines.err()).isEmpty();
    assertThat(cluster.records("opposite-key")).extracting(RunCommandTest::key).containsOnly("7");
  }

  @Test
  @DisplayName("several sources from a file; the command line overrides the file")
  void run_file_isFollowed() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("producer.yaml"),
            """
            bootstrap-server: 127.0.0.1:1
            topic: from-file
            host: here
            sources:
              - source: memory
                interval: 5ms
                count: 2
              - source: temperature
                rate: 100
                count: 3
                key: own
                topic: own-topic
            """);
    Program.Result result = new Program().on(cluster).runLine("run --config " + file);
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(cluster.texts("from-file"))
        .hasSize(2)
        .allMatch(text -> text.startsWith("{\"host\":\"here\",\"used_percent\":"));
    assertThat(cluster.records("own-topic"))
        .hasSize(3)
        .allSatisfy(record ->
            assertThat(new String(record.key(), StandardCharsets.UTF_8)).isEqualTo("own"));
  }

  @Test
  @DisplayName("the environment overrides the file, and the command line overrides both")
  void run_sameOptionThrice_commandLineThenEnvironmentThenFile() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("producer.yaml"),
            """
            host: of-file
            topic: of-file
            value-format: csv
            sources:
              - source: temperature
                rate: 100
                count: 1
            """);
    Program.Result result =
        new Program()
            .on(cluster)
            .with("TOPICSCOPE_TOPIC", "of-environment")
            .with("TOPICSCOPE_VALUE_FORMAT", "influx")
            .runLine("run --value-format json --config " + file);
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(cluster.texts("of-environment"))
        .singleElement(as(STRING))
        .startsWith("{\"host\":\"of-file\",\"temperature\":");
  }

  @Test
  @DisplayName("in a container: everything by environment variables, no argument but the command")
  void run_environment_isFollowed() {
    Program.Result result =
        new Program()
            .with("TOPICSCOPE_SOURCE", "memory --count 2;humidity --rate 50 --count 3")
            .with("TOPICSCOPE_BOOTSTRAP_SERVER", cluster.bootstrapServers())
            .with("TOPICSCOPE_TOPIC", "contained")
            .with("TOPICSCOPE_INTERVAL", "20ms")
            .with("TOPICSCOPE_QUIET", "true")
            .execute("run");
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.outLines()).hasSize(2).allMatch(line -> line.startsWith("total "));
    assertThat(cluster.texts("contained"))
        .hasSize(5)
        .anyMatch(text -> text.contains("\"used_percent\":"))
        .anyMatch(text -> text.contains("\"humidity\":"));
  }

  private static String key(ConsumerRecord<byte[], byte[]> record) {
    return new String(record.key(), StandardCharsets.UTF_8);
  }

  @Test
  @DisplayName("a source that this machine doesn't have stops no other source")
  void run_oneSourceMissing_othersGoOn() {
    Program.Result result =
        new Program()
            .on(cluster)
            .execute(
                "run",
                "--source",
                "cpu --count 2 --interval 50ms --topic going",
                "--source",
                "sensors --count 1 --topic going-too");
    assertThat(result.err().lines()).hasSizeLessThanOrEqualTo(1);
    assertThat(cluster.texts("going")).hasSize(2);
  }
}
