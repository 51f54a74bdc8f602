package topicscope.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import topicscope.testing.SharedBroker;
import topicscope.testing.TestCluster;
import topicscope.workspace.XyState;

/** Pictures of one series against another in {@code target/screens}. */
@ExtendWith(SharedBroker.class)
class XyScreensTest {
  private static final int RECORDS = 240;

  private final TestCluster cluster;

  XyScreensTest(TestCluster cluster) {
    this.cluster = cluster;
  }

  @Test
  @DisplayName("nothing of an XY plot is cut off at 800x500 to 3840x2160, in light and dark")
  void screens_allSizes_nothingCutOff() throws Exception {
    String topic = SharedBroker.newTopicName();
    cluster.createTopic(topic, 1);
    send(topic, XyScreensTest::machine);
    try (OpenWindow window = OpenWindow.reading(cluster, topic, 200);
        Screens screens = new Screens(window)) {
      window.awaitPainted();
      OpenWindow.runOnFx(() ->
          window.pane().xy().choices().choose(new XyState("motor.temp_c", "motor.power_w", 0)));
      window.awaitText("#xy-caption", "pairs within");
      screens.take("xy");
      window.addPlot();
      window.pick(topic, 200);
      screens.takeSmall("xy-plots");
      assertThat(screens.cutOff()).isEmpty();
    }
  }

  private void send(String topic, IntFunction<String> values) {
    long now = System.currentTimeMillis();
    cluster.send(
        IntStream.range(0, RECORDS)
            .mapToObj(i ->
                TestCluster.record(topic, 0, now - 1_000L * (RECORDS - 1 - i), values.apply(i))));
  }

  private static String machine(int i) {
    double angle = i / 14.0;
    double grown = 0.4 + 0.6 * i / RECORDS;
    return String.format(
        Locale.ROOT,
        "{\"motor\":{\"power_w\":%.1f,\"temp_c\":%.2f},\"fan\":%d}",
        900 + 700 * grown * Math.cos(angle) + 15 * Math.sin(i * 1.7),
        55 + 18 * grown * Math.sin(angle + 0.5) + 0.4 * Math.cos(i * 2.3),
        i % 12);
  }
}
