package topicscope.desk.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import topicscope.alert.AlertRule;
import topicscope.desk.OpenWindow;
import topicscope.desk.plot.LoadProgressBar;
import topicscope.desk.widget.NumberRanges;
import topicscope.kafka.partition.BacklogProgress;
import topicscope.kafka.partition.StartPosition;
import topicscope.kafka.partition.StreamMark;
import topicscope.kafka.read.TopicReader;
import topicscope.plot.view.TraceStyle;
import topicscope.reading.Reading;
import topicscope.reading.ReadingStart;
import topicscope.signal.SeriesRange;
import topicscope.signal.XRange;
import topicscope.testing.Samples;
import topicscope.testing.SharedBroker;
import topicscope.testing.TestCluster;
import topicscope.transform.Transform;
import topicscope.workspace.WorkspaceFile;

/** The menu of the span and what it loads, and the partitions of a group member. */
@ExtendWith(SharedBroker.class)
class SpanMenuTest {
  private TestCluster cluster;
  private String topic = "";

  @BeforeEach
  void sendOneAMinute(TestCluster shared) {
    cluster = shared;
    topic = cluster.newTopic(2);
    long now = System.currentTimeMillis();
    cluster.send(
        IntStream.range(0, 20)
            .mapToObj(i ->
                TestCluster.record(topic, i % 2, now - (20 - i) * 60_000L, Integer.toString(i))));
  }

  @Test
  @DisplayName("a typed span is shown, of what is held already; an invalid one is reported")
  void prompt_span_shown() {
    try (OpenWindow window = OpenWindow.on(cluster)) {
      window.pick(topic);
      await().until(() -> samples(window) == 20);
      assertThat(window.text("#span")).isEqualTo("Last 200 points");
      Reading held = window.reading();

      window.robot().type(KeyCode.B);
      window.robot().write("soon");
      window.robot().type(KeyCode.ENTER);
      window.awaitText("#span-problem", "'soon' is neither a span nor a time");
      window.robot().type(KeyCode.BACK_SPACE, 4);
      window.robot().write("630 s");
      window.robot().type(KeyCode.ENTER);

      window.awaitText("#span", "Last 630 s");
      await().until(() -> Math.abs(visibleMs(window) - 630_000) < 8_000);
      assertThat(window.reading()).isSameAs(held);
    }
  }

  @Test
  @DisplayName(
      "a span of time shows what it says at once: the missing part is loaded, beside what is on"
          + " screen")
  void choose_longerSpan_loaded() {
    String seconds = everySecond(1_440);
    try (OpenWindow window = OpenWindow.on(cluster)) {
      window.pick(seconds, 200);
      Reading before = window.reading();

      choose(window, "Last 5 min");
      assertThat(window.reading()).isSameAs(before);

      await().until(() -> window.reading().reader().counters().received() >= 300);
      assertThat(window.reading().reader().counters().received()).isLessThan(400);
      await().until(() -> Math.abs(visibleMs(window) - 300_000) < 3_000);

      Reading held = window.reading();
      choose(window, "Last 1 min");
      await().until(() -> Math.abs(visibleMs(window) - 60_000) < 1_000);
      assertThat(window.reading()).isSameAs(held);

      choose(window, "All");
      await().until(() -> window.reading().reader().counters().received() == 1_440);
      await().until(() -> Math.abs(visibleMs(window) - 1_439_000) < 20_000);

      window.robot().write("=");
      window.awaitText("#span", "Last 15 min");
      window.robot().write("-");
      window.awaitText("#span", "Last 1 h");
      assertThat(window.reading().reader().counters().received()).isEqualTo(1_440);
    }
  }

  @Test
  @DisplayName("from the beginning of 3,000 records the window fits all of them")
  void start_earliest_fits() {
    String seconds = everySecond(3_000);
    ReadingStart start =
        new ReadingStart(Optional.of(new StartPosition.Earliest()), Optional.empty());
    try (OpenWindow window = OpenWindow.on(cluster, start)) {
      window.pick(seconds, 3_000);
      assertThat(window.text("#span")).isEqualTo("All");
      await().until(() -> Math.abs(visibleMs(window) - 2_999_000) < 35_000);
    }
  }

  @Test
  @DisplayName(
      "a load leaves derived and hidden series, rules, the selected series and the held tail as"
          + " they were")
  void choose_longerSpan_losesNothing() {
    String seconds = cluster.newTopic(1);
    long now = System.currentTimeMillis();
    cluster.send(
        IntStream.range(0, 1_000)
            .mapToObj(i ->
                TestCluster.record(
                    seconds,
                    0,
                    now - (1_000 - i) * 1_000L,
                    "{\"cpu\":" + i % 17 + ",\"mem\":" + i % 5 + "}")));
    try (OpenWindow window = OpenWindow.on(cluster)) {
      window.pick(seconds, 200);
      OpenWindow.runOnFx(() -> {
        window.plot().add(Transform.parse("mean(cpu, 10s)"));
        window.plot().add(AlertRule.parse("cpu > 90"));
        window.plot().styles().put("mem", TraceStyle.LINE.withVisible(false));
      });
      List<String> names = List.of("cpu", "mem", "mean(cpu, 10s)");
      await().until(() -> window.seriesInTable().equals(names));
      window.clickSeries("mem");
      window.robot().type(KeyCode.DIGIT2);
      window.awaitNode("#tail .table-cell");
      window.robot().clickOn("#tail-hold");

      choose(window, "Last 15 min");

      await().until(() -> window.reading().reader().counters().received() >= 900);
      await().until(() -> Samples.values(window.reading().series(), "mean(cpu, 10s)").size() >= 89);
      assertThat(
              OpenWindow.<Boolean>onFx(
                  () -> ((ToggleButton) window.find("#tail-hold")).isSelected()))
          .isTrue();
      window.robot().type(KeyCode.DIGIT1);
      await().until(() -> window.seriesInTable().equals(names));
      OpenWindow.runOnFx(() -> {
        assertThat(window.pane().series().chosen()).contains("mem");
        assertThat(window.plot().rules()).hasSize(1);
        assertThat(window.plot().styles().get("mem")).isEqualTo(TraceStyle.LINE.withVisible(false));
        assertThat(window.pane().chart().inSight())
            .extracting(part -> part.series().name())
            .containsExactly("cpu", "mean(cpu, 10s)");
      });
    }
  }

  @Test
  @DisplayName(
      "the last 200 points stay the last 200 points with a derived series and a second plot; the"
          + " derived one stands below its source in time")
  void points_withDerivedAndSecondPlot_stay() {
    String seconds = everySecond(1_000);
    try (OpenWindow window = OpenWindow.on(cluster)) {
      window.pick(seconds, 200);
      await().until(() -> visibleMs(window) == 0);
      OpenWindow.runOnFx(() -> window.plot().add(Transform.parse("mean(" + seconds + ", 5s)")));

      await().until(() -> Math.abs(visibleMs(window) - 199_000) < 5_000);
      assertThat(window.text("#span")).isEqualTo("Last 200 points");

      cluster.send(
          IntStream.range(0, 300)
              .mapToObj(i ->
                  TestCluster.record(
                      seconds, 0, System.currentTimeMillis() - 300 + i, Integer.toString(i))));
      await().until(() -> visibleMs(window) > 0 && visibleMs(window) < 1_000);

      window.addPlot();
      window.pick(topic);
      assertThat(window.text("#span")).isEqualTo("Last 200 points");
      assertThat(OpenWindow.onFx(() -> window.desk().setup().plots()))
          .allMatch(plot -> plot.window().points() == 200);
      OpenWindow.runOnFx(() -> window.desk().focusNext(1));
      OpenWindow.runOnFx(() ->
          window.plot().seriesProperty().get().all().stream()
              .filter(series -> window.plot().transformOf(series).isPresent())
              .findFirst()
              .ifPresent(window.plot()::remove));
      await().until(() -> visibleMs(window) == 0);
    }
  }

  @Test
  @DisplayName("the next start brings back the span with all that it shows, not 200 samples")
  void restart_spanIsFull(@TempDir Path folder) {
    String seconds = everySecond(1_440);
    Path file = folder.resolve("workspace.json");
    try (OpenWindow window = OpenWindow.on(cluster)) {
      window.keep(WorkspaceFile.own(file));
      window.pick(seconds, 200);
      choose(window, "Last 5 min");
      await().until(() -> window.reading().reader().counters().received() >= 300);
    }
    try (OpenWindow window = OpenWindow.on(cluster)) {
      assertThat(window.keep(WorkspaceFile.own(file))).isTrue();
      assertThat(window.text("#span")).isEqualTo("Last 5 min");
      await().until(() -> Math.abs(visibleMs(window) - 300_000) < 3_000);
      await().until(() -> Samples.values(window.reading().series(), seconds).size() >= 300);
      assertThat(window.reading().reader().counters().received()).isLessThan(400);
    }
  }

  @Test
  @DisplayName("a member of a group shows which partitions are its own")
  void group_status_showsShare() {
    ReadingStart start =
        new ReadingStart(Optional.of(new StartPosition.Earliest()), Optional.of("window-" + topic));
    try (OpenWindow window = OpenWindow.on(cluster, start)) {
      window.pick(topic);
      await().until(() -> samples(window) == 20);
      window.awaitText("#status-share", "group window-" + topic + ": partitions 0–1 of 2");
      assertThat(OpenWindow.onFx(() -> window.find("#span").isDisabled())).isFalse();
    }
  }

  @Test
  @DisplayName(
      "a long load is stopped: its samples stay, the skipped offsets are marked, and live"
          + " records follow")
  void stopLoading_inTheMiddle_goesOnLive() {
    String large = cluster.newTopic(1);
    int count = 100_000;
    String fields =
        IntStream.range(0, 40)
            .mapToObj(i -> "\"field-" + i + "\":" + i + ".5")
            .collect(Collectors.joining(",", "{", "}"));
    try (KafkaProducer<byte[], byte[]> producer =
        cluster.producer(Map.of("compression.type", "lz4", "batch.size", 1 << 20))) {
      for (int i = 0; i < count; i++) {
        var _ = producer.send(TestCluster.record(large, 0, null, fields));
      }
    }
    ReadingStart start =
        new ReadingStart(Optional.of(new StartPosition.Earliest()), Optional.empty());
    try (OpenWindow window = OpenWindow.on(cluster, start)) {
      window.pick(large);
      TopicReader reader = window.reading().reader();
      // Blocks the reader between two records, on any machine.
      synchronized (reader.tail()) {
        await().until(() -> shown(window));
        window.keys(KeyCode.SHIFT, KeyCode.L);
      }
      await().until(() -> reader.loading().isEmpty() && !reader.marks().isEmpty());
      long read = reader.counters().received();
      assertThat(read).isBetween(1L, count - 1L);
      assertThat(reader.marks())
          .singleElement()
          .satisfies(mark -> {
            assertThat(mark.kind()).isEqualTo(StreamMark.Kind.SKIPPED);
            assertThat(mark.offsets()).isEqualTo(count - read);
          });
      await().until(() -> !shown(window));

      cluster.send(large, "{\"field-0\":-1}");
      await()
          .until(() ->
              values(window, "field-0").getLast() == -1
                  && reader.counters().received() == read + 1);
      assertThat(values(window, "field-0")).contains(0.5);
    }
  }

  @Test
  @DisplayName("a long load shows its progress and can be stopped; a short one shows nothing")
  void loadBar_longLoad_shownAndStopped() {
    AtomicInteger stopped = new AtomicInteger();
    OpenWindow.runOnFx(() -> {
      LoadProgressBar bar = new LoadProgressBar(stopped::incrementAndGet);
      bar.show(Optional.of(new BacklogProgress(0, 2_000_000)));
      assertThat(bar.isVisible()).isFalse();
      bar.show(Optional.of(new BacklogProgress(500_000, 2_000_000)));
      bar.show(Optional.of(new BacklogProgress(1_000_000, 2_000_000)));
      assertThat(bar.isVisible()).isTrue();
      assertThat(bar.lookupAll("#load-text").toString()).contains("1,000,000 of 2,000,000 offsets");
      ((Button) bar.getChildren().getLast()).fire();
      bar.show(Optional.empty());
      assertThat(bar.isVisible()).isFalse();
    });
    assertThat(stopped).hasValue(1);
  }

  @Test
  @DisplayName("partitions that follow one another are shown as a range")
  void ranges_ofPartitions() {
    assertThat(NumberRanges.of(List.of())).isEmpty();
    assertThat(NumberRanges.of(List.of(3))).isEqualTo("3");
    assertThat(NumberRanges.of(List.of(0, 1, 2, 5, 7, 8))).isEqualTo("0–2, 5, 7–8");
  }

  private int samples(OpenWindow window) {
    return Samples.values(window.reading().series(), topic).size();
  }

  private static boolean shown(OpenWindow window) {
    return OpenWindow.onFx(() -> window.find("#load-bar").isVisible());
  }

  private static List<Double> values(OpenWindow window, String series) {
    return Samples.values(window.reading().series(), series);
  }

  /** Fires the item of the menu. */
  private static void choose(OpenWindow window, String title) {
    OpenWindow.runOnFx(() ->
        ((SpanMenu) window.find("#span"))
            .getItems().stream()
                .filter(item -> title.equals(item.getText()))
                .findFirst()
                .orElseThrow()
                .fire());
  }

  /** The time that the chart of the first plot shows; 0 if it shows a number of samples. */
  private static double visibleMs(OpenWindow window) {
    return OpenWindow.onFx(() ->
        window.pane().chart().inSight().stream()
            .map(SeriesRange::view)
            .filter(XRange.ByTime.class::isInstance)
            .mapToDouble(view -> view.to() - view.from())
            .max()
            .orElse(0));
  }

  private String everySecond(int count) {
    String made = cluster.newTopic(1);
    long now = System.currentTimeMillis();
    cluster.send(
        IntStream.range(0, count)
            .mapToObj(i ->
                TestCluster.record(made, 0, now - (count - i) * 1_000L, Integer.toString(i % 17))));
    return made;
  }
}
