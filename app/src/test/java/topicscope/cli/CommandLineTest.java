package topicscope.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.ResourceLockTarget;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import topicscope.testing.CommandProcess;
import topicscope.testing.SharedBroker;
import topicscope.testing.TestCluster;

@ExtendWith(SharedBroker.class)
@Execution(CONCURRENT)
@ResourceLock(value = CommandProcess.LOCK, target = ResourceLockTarget.CHILDREN)
class CommandLineTest {
  @TempDir private Path folder;
  private final TestCluster cluster;

  CommandLineTest(TestCluster cluster) {
    this.cluster = cluster;
  }

  @Test
  @DisplayName("snapshot draws what the topic holds and writes each sample with its origin")
  void snapshot_topicWithNumbers_pictureAndCsv() throws IOException {
    String topic = cluster.topicOf("10", "20.5", "x", "{\"a\":9007199254740991,\"b\":1e-3}");

    CommandProcess run = snapshot(topic, "--duration", "3s", "--csv", "samples.csv");

    assertThat(run.errors().lines())
        .singleElement()
        .asString()
        .endsWith("1 record can't be decoded: not valid JSON (the last is " + topic + "-0@2)");
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
  @DisplayName("snapshot at scale 2 is twice as large, and its times can be ISO")
  void snapshot_scaleThemeAndTime() throws IOException {
    String topic = cluster.topicOf("10", "20");

    CommandProcess run =
        snapshot(
            topic,
            "--duration=2s",
            "--scale=2",
            "--theme=dark",
            "--csv=samples.csv",
            "--csv-time=iso");

    assertThat(run.errors()).isEmpty();
    BufferedImage picture = ImageIO.read(folder.resolve("plot.png").toFile());
    assertThat(picture.getWidth()).isEqualTo(2560);
    assertThat(new java.awt.Color(picture.getRGB(2, 2)).getGreen()).isLessThan(60);
    assertThat(Files.readAllLines(folder.resolve("samples.csv")).get(1))
        .matches(topic + ",0,0,\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z,10");
  }

  @Test
  @DisplayName("snapshot --out - prints the picture and nothing else")
  void snapshot_toStandardOutput_pictureOnly() throws IOException {
    File printed = folder.resolve("printed.png").toFile();
    Process process =
        CommandProcess.process(
                folder,
                cluster.arguments(
                    "snapshot", cluster.topicOf("10", "20"), "--duration=2s", "--out", "-"))
            .redirectOutput(printed)
            .redirectError(folder.resolve("err.txt").toFile())
            .start();

    assertThat(CommandProcess.exitCode(process)).isZero();
    assertShowsPlot(printed.toPath());
    assertThat(CommandProcess.errors(folder)).contains("2 received = 2 decoded");
  }

  @Test
  @DisplayName(
      "where there is no JavaFX, snapshot --csv writes the samples, and a picture can't be")
  void snapshot_withoutJavaFx_samplesOnly() throws IOException {
    String topic = cluster.topicOf("10", "20.5", "30");
    String[] words = {"--points", "2", "--duration", "2s", "--csv", "samples.csv"};

    CommandProcess run =
        CommandProcess.of(
            folder,
            CommandProcess.withoutJavaFx(folder, cluster.arguments("snapshot", topic, words)));

    assertThat(run.errors()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(
            Files.readAllLines(folder.resolve("samples.csv")).stream()
                .skip(1)
                .map(CommandLineTest::withoutTime))
        .containsExactly(topic + ",0,1,20.5", topic + ",0,2,30");
    assertThat(folder.resolve("plot.png")).doesNotExist();

    CommandProcess refused =
        CommandProcess.of(
            folder, CommandProcess.withoutJavaFx(folder, cluster.arguments("snapshot", topic)));

    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.errors()).contains("this Topicscope came without windows and pictures");
  }

  @Test
  @DisplayName("snapshot says that only the first 1,000 series are kept")
  void snapshot_moreSeriesThanKept_says() {
    String topic = cluster.newTopic(1);
    String[] values = new String[1_100];
    Arrays.setAll(values, i -> "{\"host\":\"h" + i + "\",\"v\":1}");
    cluster.send(topic, values);

    CommandProcess run =
        snapshot(topic, "--duration=2s", "--points=2000", "--group-by=field:host", "--json");

    assertThat(run.exitCode()).isZero();
    assertThat(run.err())
        .containsOnlyOnce("only the first 1,000 series are kept; 100 samples of further series");
    assertThat(run.out()).contains("\"notes\":[\"only the first 1,000 series are kept");
  }

  @Test
  @DisplayName("a path where no file can be created is reported, and no file is left behind")
  void snapshot_noFolder_says() {
    String topic = cluster.topicOf("10", "20");

    CommandProcess run = snapshot(topic, "--duration=2s", "--out=gone/plot.png");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .contains("there is no folder " + folder.resolve("gone"))
        .doesNotContain("Exception");
  }

  @Test
  @DisplayName("snapshot of an empty topic reports that and exits with 2")
  void snapshot_emptyTopic_exit2() {
    CommandProcess run = snapshot(cluster.newTopic(1), "--duration", "2s");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("no sample arrived").contains("0 received");
    assertThat(folder.resolve("plot.png")).doesNotExist();
  }

  @Test
  @DisplayName("snapshot of a topic that doesn't exist is an error at once and doesn't create it")
  void snapshot_missingTopic_exit1() {
    String topic = SharedBroker.newTopicName();

    CommandProcess run = snapshot(topic, "--duration", "10m");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("there is no topic " + topic);
    assertThat(cluster.topics()).doesNotContain(topic);
  }

  @Test
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
  @ValueSource(strings = {"0", "abc", "-5", "99999999999", "1.5"})
  @DisplayName(
      "--points outside its bounds, or not a whole number, is an error that names the bounds")
  void points_invalid_says(String points) {
    CommandProcess run = CommandProcess.of(folder, "--points", points);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .contains("--points")
        .contains("'" + points + "' is not a whole number from 1 to 50000000")
        .doesNotContain("Exception");
  }

  @Test
  @DisplayName("an unreadable --command-config is an error with the file and what to do")
  void commandConfig_missing_says() {
    CommandProcess run = snapshot("any", "--command-config", "nowhere.properties");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("nowhere.properties").contains("--command-config");
  }

  @Test
  @DisplayName("without a display the window doesn't open, and the message says what to do instead")
  void window_withoutDisplay_says() {
    CommandProcess run =
        CommandProcess.of(folder, "--bootstrap-server", cluster.bootstrapServers());

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("no display").contains("topicscope snapshot");
  }

  @Test
  @DisplayName("without a display the demo draws into memory and leaves only a picture")
  void demo_withoutDisplay_writesPicture() throws IOException {
    Path classes = folder.resolve("classes.txt");
    ProcessBuilder program = CommandProcess.process(folder, "--demo");
    program.command().add(1, "-Xlog:class+load:file=" + classes);
    CommandProcess run = CommandProcess.of(folder, program);

    assertThat(run.errors()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(Files.readString(classes))
        .as("a window that shares nothing")
        .contains("topicscope.desk.shell.MainWindow")
        .doesNotContain("org.eclipse.jetty", "io.javalin", "java.net.http");
    assertThat(run.out())
        .contains("There is no display")
        .contains("First point on screen")
        .contains("Picture: " + folder.resolve("topicscope-demo.png"));
    assertShowsPlot(folder.resolve("topicscope-demo.png"));
    assertThat(folder).isDirectoryNotContaining("glob:**topicscope-broker-*");
  }

  private CommandProcess snapshot(String topic, String... more) {
    return CommandProcess.of(folder, cluster.arguments("snapshot", topic, more));
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
