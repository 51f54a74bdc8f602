package topicscope.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static topicscope.desk.OpenWindow.differentPixels;
import static topicscope.desk.OpenWindow.onFx;
import static topicscope.desk.OpenWindow.runOnFx;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.scene.control.Label;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import topicscope.chart.ValueRange;
import topicscope.desk.history.PlotHistory;
import topicscope.desk.model.WindowSpan;
import topicscope.desk.widget.Hint;
import topicscope.export.CsvExport;
import topicscope.export.ExportProgress;
import topicscope.export.TimeFormat;
import topicscope.history.query.HistoryPlace;
import topicscope.signal.SeriesStatistics;
import topicscope.testing.QuestDb;
import topicscope.testing.SharedBroker;
import topicscope.testing.TestCluster;

@ExtendWith(SharedBroker.class)
@DisplayName("A window goes on to the left into the history")
class HistoryTest {
  private static final int COUNT = 2_000;
  private static final int DELETED = 1_500;
  private static final long STEP_MS = 1_000;
  private static final String ID_OF_ANOTHER = "AAAAAAAAAAAAAAAAAAAAAA";

  @TempDir private static Path folder;
  private static QuestDb history;

  private final TestCluster cluster;
  private final long start = System.currentTimeMillis() - COUNT * STEP_MS;

  HistoryTest(TestCluster cluster) {
    this.cluster = cluster;
  }

  @BeforeAll
  static void startHistory() {
    history = new QuestDb(folder);
  }

  @AfterAll
  static void endHistory() {
    history.close();
  }

  /** A topic whose samples are all recorded, and whose older ones Kafka holds no more. */
  private String recordedTopic() {
    String topic = cluster.newTopic(1);
    cluster.send(
        IntStream.range(0, COUNT)
            .mapToObj(i -> TestCluster.record(topic, 0, time(i), Double.toString(value(i)))));
    return topic;
  }

  private void record(String topic, String id) {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < COUNT; i++) {
      rows.add(row(id, time(i), i, topic, value(i)));
    }
    // The topic had the name of one that was deleted: of that, nothing may show.
    for (int i = 0; i < COUNT; i += 100) {
      rows.add(row(ID_OF_ANOTHER, time(i) + 7, i, topic, 1e6));
    }
    history.insert(topic, rows);
    history.awaitRows(topic, rows.size());
  }

  private static String row(String id, long timeMs, int offset, String series, double value) {
    return "(%d000000,'%s',0,%d,0,'%s',%s,null,null)".formatted(timeMs, id, offset, series, value);
  }

  private long time(int i) {
    return start + i * STEP_MS;
  }

  private static double value(int i) {
    return Math.sin(i / 60.0) * 20 + i % 7;
  }

  @Test
  @DisplayName(
      "what Kafka has deleted comes from the history: the same picture as with all samples held")
  void deletedRecords_comeFromHistory() throws Exception {
    String topic = recordedTopic();
    WritableImage whole;
    ValueRange sight;
    try (OpenWindow window = OpenWindow.on(cluster)) {
      window.pick(topic, 200);
      runOnFx(() -> window.plot().windowProperty().set(WindowSpan.ALL));
      window.awaitPainted(COUNT);
      record(topic, window.reading().reader().topicId().orElseThrow());
      sight = new ValueRange(time(0) - 20_000.0, time(COUNT - 1) + 20_000.0);
      whole = painted(window, sight);
      assertThat(window.text("#past-line")).isEmpty();
    }
    cluster.deleteBefore(topic, DELETED);
    try (OpenWindow window = OpenWindow.on(cluster)) {
      runOnFx(() -> window.desk().setHistory(new HistoryPlace(() -> history.find())));
      window.pick(topic, 200);
      runOnFx(() -> window.plot().windowProperty().set(WindowSpan.ALL));
      window.awaitPainted(COUNT - DELETED);
      awaitRecorded(window);
      // Each column has the same first, lowest, highest and last sample.
      await()
          .untilAsserted(() -> assertThat(differentPixels(whole, painted(window, sight))).isZero());
      window.awaitText("#past-line", "older: from the history");
      window.savePicture("history");
      await()
          .untilAsserted(() ->
              assertThat(figures(window))
                  .extracting(SeriesStatistics::count, SeriesStatistics::recorded)
                  .containsExactly((long) COUNT, (long) DELETED));
      assertThat(onFx(() -> window.find("#overview-recorded").isVisible())).isTrue();
      window.robot().moveTo(".plot-surface").moveBy(-120, 0);
      await()
          .until(
              () -> onFx(() -> !window.seriesRows().getFirst().pointedProperty().get().isEmpty()));
      exportsAllRowsOnce(window, topic);
      goesOnWithoutHistory(window, sight);
    }
  }

  private static SeriesStatistics figures(OpenWindow window) {
    return onFx(() -> window.seriesRows().getFirst().figuresProperty().get());
  }

  /** The values in sight are those of the history, then those held; none twice. */
  private static void exportsAllRowsOnce(OpenWindow window, String topic) throws IOException {
    Path file = folder.resolve("rows.csv");
    CsvExport table =
        onFx(() ->
            CsvExport.of(
                window.pane().chart().inSight(),
                TimeFormat.EPOCH,
                window.pane().history().orElseThrow().rows()));
    try (OutputStream out = Files.newOutputStream(file)) {
      assertThat(table.write(out, new ExportProgress()).rows()).isEqualTo(COUNT);
    }
    List<String> lines = Files.readAllLines(file);
    assertThat(lines).hasSize(COUNT + 1);
    for (int i : new int[] {0, 1, DELETED - 1, DELETED, COUNT - 1}) {
      assertThat(lines.get(i + 1)).startsWith(topic + ",0," + i + ",");
    }
  }

  /** What was shown stays; what was not yet asked for isn't, and the plot says why. */
  private static void goesOnWithoutHistory(OpenWindow window, ValueRange sight) {
    history.close();
    runOnFx(() ->
        window
            .pane()
            .chart()
            .holdTime(new ValueRange(sight.low(), sight.low() + sight.span() / 9)));
    window.awaitText("#past-line", "older: the history can't be read");
    assertThat(onFx(() -> Hint.of((Label) window.find("#past-line"))))
        .startsWith("no QuestDB answers at");
    history = new QuestDb(folder);
    window.awaitText("#past-line", "older: from the history");
  }

  private static void awaitRecorded(OpenWindow window) {
    await()
        .until(
            () -> onFx(() -> window.pane().history().flatMap(PlotHistory::recorded)).isPresent());
  }

  private static WritableImage painted(OpenWindow window, ValueRange sight) {
    runOnFx(() -> window.pane().chart().holdTime(sight));
    window.awaitFrames(3);
    return onFx(() -> {
      window.pane().chart().drawNow();
      return window.pictureOf(".plot-surface");
    });
  }

  @Test
  @DisplayName("with a number of points in sight, moving left goes on by time; L returns")
  void points_goOnByTime() {
    String topic = recordedTopic();
    try (OpenWindow window = OpenWindow.on(cluster)) {
      runOnFx(() -> window.desk().setHistory(new HistoryPlace(() -> history.find())));
      window.pick(topic, 200);
      window.awaitPainted(200);
      record(topic, window.reading().reader().topicId().orElseThrow());
      awaitRecorded(window);

      runOnFx(() -> window.pane().pan(0.8));

      window.awaitText("#past-line", "older: from the history");
      Optional<ValueRange> sight = onFx(() -> window.pane().chart().timeInSight());
      assertThat(sight.orElseThrow().low()).isBetween(time(1_600) * 1.0, time(1_650) * 1.0);
      assertThat(sight.orElseThrow().span()).isBetween(198_000.0, 202_000.0);
      window.awaitVisible("#back-to-live", true);
      window.robot().type(KeyCode.L);
      window.awaitVisible("#back-to-live", false);
      window.awaitText("#past-line", "");
    }
  }
}
