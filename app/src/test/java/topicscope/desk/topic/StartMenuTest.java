package topicscope.desk.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import topicscope.desk.OpenWindow;
import topicscope.desk.plot.LoadProgressBar;
import topicscope.desk.widget.NumberRanges;
import topicscope.kafka.partition.BacklogProgress;
import topicscope.kafka.partition.StartPosition;
import topicscope.kafka.partition.StreamMark;
import topicscope.kafka.read.TopicReader;
import topicscope.reading.ReadingStart;
import topicscope.testing.Samples;
import topicscope.testing.SharedBroker;
import topicscope.testing.TestCluster;

/** The menu for the start position, and the partitions of a group member. */
@ExtendWith(SharedBroker.class)
class StartMenuTest {
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
  @DisplayName("a typed time is where reading starts; an invalid one is reported")
  void prompt_timeAgo_readsFromThere() throws IOException {
    try (OpenWindow window = OpenWindow.on(cluster)) {
      window.pick(topic);
      await().until(() -> samples(window) == 20);
      assertThat(startText(window)).isEqualTo("from last points");

      window.robot().type(KeyCode.B);
      window.robot().write("soon");
      window.robot().type(KeyCode.ENTER);
      window.awaitText("#start-problem", "'soon' is no place to start");
      window.robot().type(KeyCode.BACK_SPACE, 4);
      window.robot().write("-630s");
      window.robot().type(KeyCode.ENTER);

      await().until(() -> samples(window) == 10);
      assertThat(startText(window)).isEqualTo("from 630 s ago");
      window.savePicture("since");
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
      assertThat(OpenWindow.onFx(() -> window.find("#start-choice").isDisabled())).isTrue();
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

  private static String startText(OpenWindow window) {
    return window.text("#start-choice");
  }
}
