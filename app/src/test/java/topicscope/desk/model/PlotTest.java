package topicscope.desk.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import topicscope.decode.choice.DecodeChoice;
import topicscope.decode.schema.SchemaFile;
import topicscope.kafka.client.ClusterConnection;
import topicscope.kafka.partition.StartPosition;
import topicscope.plot.paint.TraceKind;
import topicscope.plot.view.TraceStyle;
import topicscope.reading.Reading;
import topicscope.reading.ReadingStart;
import topicscope.workspace.PlotState.SeriesState;

/** A plot whose schemas load on another thread. The test decides when the result arrives. */
class PlotTest {
  private static final String SERVERS = "127.0.0.1:1";
  private static final String SLOW = "with-a-schema";
  private static final String QUICK = "without-one";

  private final BlockingQueue<Runnable> handedOver = new LinkedBlockingQueue<>();
  private final DecodeChoices choices = DecodeChoices.forgetful(handedOver::add);
  private final ClusterConnection connection = ClusterConnection.to(SERVERS);
  private final Cluster cluster = new Cluster(connection, Optional.empty(), task -> {});
  private TopicMemory topics = TopicMemory.forThisRun();
  private final Plot plot = newPlot();
  @TempDir private Path folder;

  private Plot newPlot() {
    return new Plot(
        WindowSpan.ofPoints(200), 200, ReadingStart.USUAL, choices, topics, new UndoHistory());
  }

  @Test
  @DisplayName("a workspace changes nothing that is kept for a topic; what isn't kept yet is kept")
  void restore_keptStaysAsItIs() {
    TraceStyle mine = TraceStyle.LINE.withKind(TraceKind.AREA);
    TraceStyle theirs = TraceStyle.LINE.withKind(TraceKind.BARS);
    plot.pick("fresh");
    plot.styles().put("cpu", theirs);
    PlotSetup fresh = plot.setup();
    plot.connect(cluster);
    plot.pick(QUICK);
    plot.styles().put("cpu", theirs);
    PlotSetup shared = plot.setup();
    plot.styles().put("cpu", mine);
    plot.keep();

    topics = TopicMemory.forThisRun();
    Plot other = newPlot();
    other.connect(cluster);
    other.pick(QUICK);
    other.styles().put("cpu", mine);
    other.restore(shared);
    other.keep();
    assertThat(other.styles()).containsEntry("cpu", theirs);
    assertThat(kept(QUICK)).containsExactly(LookWords.of("cpu", mine));

    other.restore(fresh);
    assertThat(kept("fresh")).containsExactly(LookWords.of("cpu", theirs));
    other.close().join();
  }

  private List<SeriesState> kept(String topic) {
    return topics.find(topics.key(SERVERS, topic)).orElseThrow().series();
  }

  @BeforeEach
  void connect() {
    choices.use(SERVERS, SLOW, with(folder.resolve("missing.avsc")));
    plot.connect(cluster);
  }

  @AfterEach
  void close() {
    plot.close().join();
    cluster.closeAside().join();
    choices.close();
  }

  @Test
  @DisplayName("a plot that is closed while schemas load does not start to read")
  void close_schemasArriveLater_readsNothing() throws InterruptedException {
    plot.pick(SLOW);
    plot.close().join();
    runHandedOver();
    assertThat(plot.readingProperty().get()).isEmpty();
  }

  @Test
  @DisplayName("a plot that is closed while the schemas of a foreign series load does not read it")
  void close_foreignSchemasArriveLater_readsNothing() throws InterruptedException {
    plot.addForeign(
        new ForeignSeries(connection, SLOW, "cpu", choices.choice(SERVERS, SLOW)),
        Optional.empty());
    plot.close().join();
    runHandedOver();
    assertThat(plot.setup().foreignSeries()).isEmpty();
  }

  @Test
  @DisplayName("schemas that arrive after another topic was picked do not restore the first topic")
  void pick_schemasOfThePreviousTopicArriveLater_staysWithTheLatest() throws InterruptedException {
    plot.pick(SLOW);
    plot.pick(QUICK);
    runHandedOver();
    assertThat(topicRead()).contains(QUICK);
  }

  @Test
  @DisplayName("while schemas load, the picked topic is the plot's topic, also in its setup")
  void pick_schemasLoad_topicIsThePicked() throws InterruptedException {
    plot.pick(SLOW);
    assertThat(plot.topic()).contains(SLOW);
    assertThat(plot.setup().topic()).contains(SLOW);
    assertThat(plot.setup().choice()).isEqualTo(choices.choice(SERVERS, SLOW));
    runHandedOver();
    assertThat(topicRead()).contains(SLOW);
  }

  @Test
  @DisplayName("the topic that is read is kept if it is picked again while another one's load")
  void pick_backWhileSchemasLoad_staysWithTheFirst() throws InterruptedException {
    plot.pick(QUICK);
    plot.pick(SLOW);
    plot.pick(QUICK);
    runHandedOver();
    assertThat(topicRead()).contains(QUICK);
  }

  @Test
  @DisplayName("another span while schemas load is that of the picked topic")
  void chooseSpan_schemasLoad_readsThePicked() throws InterruptedException {
    plot.pick(QUICK);
    plot.pick(SLOW);
    plot.windowProperty().set(WindowSpan.ALL);
    runHandedOver();
    assertThat(topicRead()).contains(SLOW);
    assertThat(plot.readingProperty().get())
        .map(reading -> reading.reader().start())
        .contains(new StartPosition.Earliest());
  }

  @Test
  @DisplayName("schemas that can't be read are named, and the topic is read without them")
  void pick_schemaFileMissing_isNamedAndTopicRead() throws InterruptedException {
    plot.pick(SLOW);
    runHandedOver();
    assertThat(topicRead()).contains(SLOW);
    assertThat(plot.decodingProblem()).contains("missing.avsc");
  }

  @Test
  @DisplayName("an unexpected exception while schemas load is named, and the topic is read")
  void pick_loadingThrows_isNamedAndTopicRead() throws IOException, InterruptedException {
    choices.use(SERVERS, SLOW, with(inAClosedArchive()));
    plot.pick(SLOW);
    runHandedOver();
    assertThat(topicRead()).contains(SLOW);
    assertThat(plot.decodingProblem()).contains("ClosedFileSystemException");
  }

  @Test
  @DisplayName("a broken schema is named by the plot that needs it, and by no other")
  void pick_schemaFileMissing_otherPlotsSayNothing() throws InterruptedException {
    Plot other = newPlot();
    other.connect(cluster);
    plot.pick(SLOW);
    runHandedOver();
    assertThat(plot.decodingProblem()).isNotEmpty();
    assertThat(other.decodingProblem()).isEmpty();
    other.close().join();
  }

  private Optional<String> topicRead() {
    return plot.readingProperty().get().map(Reading::topic);
  }

  private static DecodeChoice with(Path schema) {
    DecodeChoice usual = DecodeChoice.AUTOMATIC;
    return new DecodeChoice(
        usual.format(),
        usual.time(),
        usual.grouping(),
        usual.numericStrings(),
        Optional.of(new SchemaFile(schema, "")));
  }

  private Path inAClosedArchive() throws IOException {
    try (FileSystem archive =
        FileSystems.newFileSystem(folder.resolve("schemas.zip"), Map.of("create", "true"))) {
      return archive.getPath("/closed.avsc");
    }
  }

  private void runHandedOver() throws InterruptedException {
    Objects.requireNonNull(
            handedOver.poll(30, TimeUnit.SECONDS), "nothing was handed over within 30 s")
        .run();
  }
}
