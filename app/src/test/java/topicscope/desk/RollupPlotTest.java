package topicscope.desk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;
import static topicscope.desk.OpenWindow.onFx;
import static topicscope.desk.OpenWindow.runOnFx;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import topicscope.chart.ValueRange;
import topicscope.decode.rollup.Partial;
import topicscope.decode.rollup.RollupJson;
import topicscope.desk.model.WindowSpan;
import topicscope.signal.SampleBuffer;
import topicscope.signal.Series;
import topicscope.signal.SeriesStatistics;
import topicscope.signal.XRange;
import topicscope.testing.SharedBroker;
import topicscope.testing.TestCluster;

/** A roll-up in the window: its figures, and the way to the raw samples. */
@ExtendWith(SharedBroker.class)
class RollupPlotTest {
  private static final int INTERVALS = 300;
  private static final int PER_INTERVAL = 20;

  private final TestCluster cluster;
  private final String raw;
  private final String rollup;
  private final long begin = System.currentTimeMillis() / 1_000 * 1_000 - INTERVALS * 1_000L;

  RollupPlotTest(TestCluster cluster) {
    this.cluster = cluster;
    raw = cluster.newTopic(1);
    rollup = cluster.newTopic(1);
  }

  @Test
  @DisplayName("single intervals in sight: one click opens the raw topic at that time")
  void raw_click_opensThatPlace() {
    cluster.send(
        IntStream.range(0, INTERVALS * PER_INTERVAL)
            .mapToObj(i -> TestCluster.record(raw, 0, time(i), Double.toString(value(i)))));
    try (OpenWindow window = openRollup()) {
      SeriesStatistics figures = figures(window);
      assertThat(figures.count()).isEqualTo(INTERVALS * PER_INTERVAL);
      assertThat(figures.p95()).isNaN();
      ValueRange place = new ValueRange(begin + 100_000.0, begin + 110_000.0);
      zoomTo(window, place);

      window.robot().clickOn("#offer-do");

      await().until(() -> isReading(window, raw));
      await().until(() -> !onFx(() -> window.pane().chart().liveProperty().get()));
      await()
          .untilAsserted(() -> {
            Optional<ValueRange> now = onFx(() -> window.pane().chart().timeInSight());
            assertThat(now).isPresent();
            assertThat(now.get().low()).isCloseTo(place.low(), within(100.0));
            assertThat(now.get().span()).isCloseTo(place.span(), within(100.0));
          });
      SampleBuffer buffer = series(window).buffer();
      assertThat(series(window).statistics(new XRange.ByTime(place.low(), place.high())).count())
          .isEqualTo(10 * PER_INTERVAL);
      assertThat(buffer.hasRests()).isFalse();
      window.awaitVisible("#offer", false);
    }
  }

  @Test
  @DisplayName("a raw topic that is gone is said to be")
  void raw_clickAfterDeletion_isSaid() {
    cluster.deleteTopic(raw);
    await().until(() -> !cluster.topics().contains(raw));
    try (OpenWindow window = openRollup()) {
      zoomTo(window, new ValueRange(begin + 100_000.0, begin + 110_000.0));
      window.robot().clickOn("#offer-do");
      window.awaitText("#message", "There is no topic " + raw);
    }
  }

  @Test
  @DisplayName("a raw topic that holds nothing of that time any more is said to")
  void raw_clickWithoutSamples_isSaid() {
    cluster.send(raw, "1", "2", "3");
    try (OpenWindow window = openRollup()) {
      zoomTo(window, new ValueRange(begin + 100_000.0, begin + 110_000.0));
      window.robot().clickOn("#offer-do");
      window.awaitText(".notice-text", raw + " no longer has samples of that time.");
      assertThat(isReading(window, raw)).isTrue();
    }
  }

  @Test
  @DisplayName(
      "a roll-up that is picked is shown by time, its last intervals whole; who chooses points has"
          + " them")
  void picked_isShownByTime() {
    // The later half comes first, as after a time in which nobody rolled up.
    List<ProducerRecord<byte[], byte[]>> partials = partials();
    cluster.send(partials.subList(INTERVALS / 2, INTERVALS).stream());
    cluster.send(partials.subList(0, INTERVALS / 2).stream());
    try (OpenWindow window = OpenWindow.on(cluster)) {
      window.pick(rollup);

      await()
          .until(() ->
              onFx(() -> window.plot().windowProperty().get())
                  .equals(WindowSpan.ofSpan(Duration.ofMinutes(1))));
      double end = begin + INTERVALS * 1_000.0;
      await()
          .until(() ->
              onFx(() -> window.plot().seriesProperty().get().all()).size() == 1
                  && series(window).statistics(new XRange.ByTime(end - 60_000, end)).count()
                      == 60 * PER_INTERVAL);

      runOnFx(() -> window.plot().windowProperty().set(WindowSpan.ofPoints(200)));
      window.awaitFrames(30);
      assertThat(onFx(() -> window.plot().windowProperty().get().points())).isEqualTo(200);
    }
  }

  private OpenWindow openRollup() {
    cluster.send(partials().stream());
    OpenWindow window = OpenWindow.on(cluster);
    window.pick(rollup);
    runOnFx(() -> window.plot().windowProperty().set(WindowSpan.ALL));
    await().until(() -> window.seriesNames().equals(List.of(raw)));
    await().until(() -> figures(window).count() == INTERVALS * PER_INTERVAL);
    await()
        .until(() ->
            onFx(() -> window.pane().chart().timeInSight())
                .filter(time -> time.span() > 200_000)
                .isPresent());
    window.awaitVisible("#offer", false);
    return window;
  }

  private static boolean isReading(OpenWindow window, String topic) {
    return onFx(() -> window.plot().readingProperty().get())
        .filter(now -> now.topic().equals(topic) && !now.series().all().isEmpty())
        .isPresent();
  }

  private void zoomTo(OpenWindow window, ValueRange place) {
    runOnFx(() -> window.pane().chart().holdTime(place));
    window.awaitVisible("#offer", true);
    window.awaitText("#offer-text", "One interval is 1 s here");
    assertThat(window.text("#offer-do")).isEqualTo("Open " + raw + " here");
    // The button is where it stays.
    window.awaitFrames(3);
  }

  private static Series series(OpenWindow window) {
    return onFx(() -> window.plot().seriesProperty().get().all().getFirst());
  }

  private static SeriesStatistics figures(OpenWindow window) {
    return series(window).statistics();
  }

  private long time(int i) {
    return begin + i * 1_000L / PER_INTERVAL;
  }

  private static double value(int i) {
    return Math.sin(i / 50.0) + (i * 7 % 13) / 10.0;
  }

  private List<ProducerRecord<byte[], byte[]>> partials() {
    List<ProducerRecord<byte[], byte[]>> all = new ArrayList<>();
    for (int interval = 0; interval < INTERVALS; interval++) {
      long start = begin + interval * 1_000L;
      Partial sum = partial(interval * PER_INTERVAL, start);
      for (int i = 1; i < PER_INTERVAL; i++) {
        sum = sum.merge(partial(interval * PER_INTERVAL + i, start));
      }
      all.add(TestCluster.record(rollup, 0, start, new String(RollupJson.write(sum), UTF_8)));
    }
    return all;
  }

  private Partial partial(int i, long start) {
    Partial.Point point = new Partial.Point(value(i), time(i), 0, i);
    return new Partial(
        raw, 0, raw, "", start, 1_000, 1, point.value(), 0, point, point, point, point);
  }
}
