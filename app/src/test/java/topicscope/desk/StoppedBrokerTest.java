package topicscope.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static topicscope.desk.OpenWindow.onFx;

import java.time.Duration;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import topicscope.demo.EmbeddedBroker;
import topicscope.desk.widget.Hint;
import topicscope.testing.SharedBroker;
import topicscope.testing.TestCluster;

@ExtendWith(SharedBroker.class)
class StoppedBrokerTest {
  private final TestCluster cluster;

  StoppedBrokerTest(TestCluster cluster) {
    this.cluster = cluster;
  }

  @Test
  @DisplayName(
      "while its cluster is down a plot is dimmed and hatched and says why and since when; others"
          + " stay bright; it ends by itself")
  void stop_oneCluster_itsPlotSaysSo() throws Exception {
    String alive = cluster.topicOf("1", "2");
    try (EmbeddedBroker broker = EmbeddedBroker.startOnFreePort()) {
      TestCluster other = new TestCluster(broker.bootstrapServers());
      String topic = other.topicOf("10", "20");
      try (OpenWindow window = OpenWindow.reading(cluster, alive, 2)) {
        assertThat(text(window, "#plot", ".plot-cluster")).isEmpty();
        window.addPlot();
        window.connect(other.connection());
        window.pick(topic, 2);
        awaitText(window, "#plot-2", ".plot-cluster", broker.bootstrapServers());
        awaitText(window, "#plot-1", ".plot-cluster", cluster.bootstrapServers());
        assertThat(isDimmed(window, "#plot-2")).isFalse();
        assertThat(isHatched(window, "#plot-2")).isFalse();

        broker.stop();

        await().atMost(Duration.ofMinutes(1)).until(() -> isDimmed(window, "#plot-2"));
        assertThat(text(window, "#plot-2", "#plot-banner"))
            .matches(
                "Can't reach "
                    + broker.bootstrapServers()
                    + " \\(connection refused\\); still trying\\. Newest record: .* ago\\.");
        assertThat(window.text("#status-state").toLowerCase(Locale.ROOT))
            .contains("can't reach " + broker.bootstrapServers() + " (connection refused)");
        awaitText(window, "#plot-2", "#plot-state", "DOWN 0:0");
        String first = text(window, "#plot-2", "#plot-banner");
        await().until(() -> !text(window, "#plot-2", "#plot-banner").equals(first));
        await().until(() -> isHatched(window, "#plot-2"));
        assertThat(isDimmed(window, "#plot-1")).isFalse();
        assertThat(isHatched(window, "#plot-1")).isFalse();
        assertThat(text(window, "#plot-1", "#plot-state")).doesNotContain("DOWN");
        assertThat(window.text("#status-rate")).isEqualTo("0/s");
        window.savePicture("one-of-two-down");
        window.resize(800, 500);
        await().until(() -> isWhole(window));
        window.savePicture("one-of-two-down-800x500");

        broker.restart();
        other.send(topic, "30");

        await().until(() -> !isDimmed(window, "#plot-2"));
        await().until(() -> !isHatched(window, "#plot-2"));
        window.awaitAccount("3 received");
        awaitText(window, "#plot-2", "#plot-state", " s");
        assertThat(text(window, "#plot-2", "#plot-state")).doesNotContain("DOWN");
      }
    }
  }

  /** Whether the banner fits, or has a tooltip with all of it. */
  private static boolean isWhole(OpenWindow window) {
    return onFx(() -> {
      Label banner = find(window, "#plot-2", "#plot-banner", Label.class);
      return banner.getHeight() > 0
          && (!banner.isTextTruncated() || Hint.of(banner).equals(banner.getText()));
    });
  }

  private static boolean isDimmed(OpenWindow window, String plot) {
    return onFx(() ->
        find(window, plot, "#plot-veil", Node.class).isVisible()
            && find(window, plot, "#plot-banner", Node.class).isVisible());
  }

  /** Whether the time without data is hatched. */
  private static boolean isHatched(OpenWindow window, String plot) {
    return onFx(() -> find(window, plot, "#outage", Node.class).isVisible());
  }

  private static void awaitText(OpenWindow window, String plot, String label, String part) {
    await().until(() -> text(window, plot, label).contains(part));
  }

  private static String text(OpenWindow window, String plot, String label) {
    return onFx(() -> find(window, plot, label, Labeled.class).getText());
  }

  private static <N extends Node> N find(
      OpenWindow window, String plot, String query, Class<N> type) {
    return window.robot().from(window.find(plot)).lookup(query).queryAs(type);
  }
}
