package topicscope.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import topicscope.testing.CommandProcess;
import topicscope.testing.SharedBroker;
import topicscope.testing.TestCluster;

@ExtendWith(SharedBroker.class)
class CommandLineTest {
  @TempDir private Path folder;
  private TestCluster cluster;

  @BeforeEach
  void useCluster(TestCluster shared) {
    cluster = shared;
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  @DisplayName("snapshot draws what the topic holds and writes each sample with its origin")
  void snapshot_topicWithNumbers_pictureAndCsv() throws IOException {
    String topic = cluster.newTopic(1);
    cluster.send(topic, "10", "20.5", "x", "{\"a\":9007199254740991,\"b\":1e-3}");

    CommandProcess run = snapshot(topic, "--duration", "3s", "--csv", "samples.csv");

    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("4 received = 3 decoded + 1 undecodable");
    List<String> rows = Files.readAllLines(folder.resolve("samples.csv"));
    assertThat(rows.getFirst()).isEqualTo("series,partition,offset,timestamp_ms,value");
    assertThat(rows.subList(1, rows.size()).stream().map(CommandLineTest::withoutTime))
        .containsExactly(
            topic + ",0,0,10", topic + ",0,1,20.5", "a,0,3,9007199254740991", "b,0,3,0.001");
    assertShowsPlot(folder.resolve("plot.png"));
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  @DisplayName("snapshot says that series are missing because there are too many")
  void snapshot_tooManySeries_isSaid() {
    String topic = cluster.newTopic(1);
    try (KafkaProducer<byte[], byte[]> producer = cluster.producer(Map.of())) {
      for (int i = 0; i < 1_100; i++) {
        byte[] key = ("k" + i).getBytes(UTF_8);
        var _ = producer.send(new ProducerRecord<>(topic, key, "1".getBytes(UTF_8)));
      }
    }
    CommandProcess run =
        snapshot(topic, "--from", "earliest", "--group-by", "key", "--duration", "2s");

    assertThat(run.exitCode()).isZero();
    assertThat(run.err())
        .contains(
            "only the first 1,000 series are kept; 100 samples of further series were left out");
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  @DisplayName("snapshot at scale 2 is twice as large, and its times can be ISO")
  void snapshot_scaleThemeAndTime() throws IOException {
    String topic = cluster.newTopic(1);
    cluster.send(topic, "10", "20");

    CommandProcess run =
        snapshot(
            topic,
            "--duration=2s",
            "--scale=2",
            "--theme=dark",
            "--csv=samples.csv",
            "--csv-time=iso");

    assertThat(run.err()).isEmpty();
    BufferedImage picture = ImageIO.read(folder.resolve("plot.png").toFile());
    assertThat(picture.getWidth()).isEqualTo(2560);
    assertThat(new java.awt.Color(picture.getRGB(2, 2)).getGreen()).isLessThan(60);
    assertThat(Files.readAllLines(folder.resolve("samples.csv")).get(1))
        .matches(topic + ",0,0,\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z,10");
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  @DisplayName("a place where no file can be is said before anything is left behind")
  void snapshot_noFolder_says() {
    String topic = cluster.newTopic(1);
    cluster.send(topic, "10", "20");

    CommandProcess run = snapshot(topic, "--duration=2s", "--out=gone/plot.png");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .contains("there is no folder " + folder.resolve("gone"))
        .doesNotContain("Exception");
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  @DisplayName("snapshot of an empty topic says so and exits with 2")
  void snapshot_emptyTopic_exit2() {
    CommandProcess run = snapshot(cluster.newTopic(1), "--duration", "2s");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("no sample arrived").contains("0 received");
    assertThat(folder.resolve("plot.png")).doesNotExist();
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  @DisplayName("snapshot of a topic that doesn't exist is an error at once and doesn't create it")
  void snapshot_missingTopic_exit1() {
    String topic = SharedBroker.newTopicName();

    CommandProcess run = snapshot(topic, "--duration", "10m");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("there is no topic " + topic);
    assertThat(cluster.topics()).doesNotContain(topic);
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  @DisplayName("a wrong address is one line, without a stack trace")
  void snapshot_nobodyThere_exit1() {
    CommandProcess run =
        CommandProcess.of(
            folder,
            "snapshot",
            "--bootstrap-server",
            "localhost:1",
            "--topic",
            "any",
            "--duration",
            "1s");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("localhost:1").doesNotContain("Exception");
    assertThat(run.err().lines()).hasSize(1);
  }

  @ParameterizedTest
  @Execution(ExecutionMode.CONCURRENT)
  @ValueSource(strings = {"0", "abc", "-5", "99999999999", "1.5"})
  @DisplayName("--points that is no whole number in the bounds says what it takes")
  void points_invalid_says(String points) {
    CommandProcess run = CommandProcess.of(folder, "--points", points);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .contains("--points")
        .contains("'" + points + "' is not a whole number from 1 to 50000000")
        .doesNotContain("Exception");
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  @DisplayName("an unreadable --command-config says which file and what to do")
  void commandConfig_missing_says() {
    CommandProcess run = snapshot("any", "--command-config", "nowhere.properties");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("nowhere.properties").contains("--command-config");
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  @DisplayName("without a display the window is refused with what to do instead")
  void window_withoutDisplay_says() {
    CommandProcess run =
        CommandProcess.of(folder, "--bootstrap-server", cluster.bootstrapServers());

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("no display").contains("topicscope snapshot");
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  @DisplayName("without a display the demo draws into memory and leaves a picture and nothing else")
  void demo_withoutDisplay_writesPicture() throws IOException {
    CommandProcess run = CommandProcess.of(folder, "--demo");

    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("There is no display")
        .contains("First point on screen")
        .contains("Picture: " + folder.resolve("topicscope-demo.png"));
    assertShowsPlot(folder.resolve("topicscope-demo.png"));
    assertThat(folder).isDirectoryNotContaining("glob:**topicscope-broker-*");
  }

  private CommandProcess snapshot(String topic, String... more) {
    String[] arguments = new String[more.length + 5];
    arguments[0] = "snapshot";
    arguments[1] = "--bootstrap-server";
    arguments[2] = cluster.bootstrapServers();
    arguments[3] = "--topic";
    arguments[4] = topic;
    System.arraycopy(more, 0, arguments, 5, more.length);
    return CommandProcess.of(folder, arguments);
  }

  private static void assertShowsPlot(Path file) throws IOException {
    BufferedImage picture = ImageIO.read(file.toFile());
    assertThat(picture.getWidth()).isEqualTo(1280);
    assertThat(picture.getHeight()).isEqualTo(720);
    long colours = Arrays.stream(picture.getRGB(0, 0, 1280, 720, null, 0, 1280)).distinct().count();
    assertThat(colours).isGreaterThan(50);
  }

  private static String withoutTime(String row) {
    String[] cells = row.split(",", -1);
    return cells[0] + "," + cells[1] + "," + cells[2] + "," + cells[4];
  }
}
