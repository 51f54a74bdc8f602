package topicscope.desk.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static topicscope.desk.OpenWindow.onFx;
import static topicscope.desk.OpenWindow.runOnFx;

import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.Path;
import javafx.stage.Popup;
import javafx.stage.Window;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import topicscope.decode.choice.DecodeChoice;
import topicscope.desk.OpenWindow;
import topicscope.desk.widget.Hint;
import topicscope.signal.SeriesRange;
import topicscope.signal.measure.Measure;
import topicscope.testing.SharedBroker;
import topicscope.testing.TestCluster;

/** The panel that measures, in the window. */
@ExtendWith(SharedBroker.class)
class DistributionPanelTest {
  private static final int COUNT = 180;

  private final TestCluster cluster;

  DistributionPanelTest(TestCluster cluster) {
    this.cluster = cluster;
  }

  /** A topic with a record for each of the last seconds. */
  private String topic(IntFunction<String> values) {
    String topic = cluster.newTopic(1);
    long now = System.currentTimeMillis();
    cluster.send(
        IntStream.range(0, COUNT)
            .mapToObj(i ->
                TestCluster.record(topic, 0, now - 1_000L * (COUNT - 1 - i), values.apply(i))));
    return topic;
  }

  private static String numbers(int i) {
    return String.format(
        Locale.ROOT, "{\"steps\":%d,\"latency_ms\":%.3f}", i % 10, Math.exp(i / 20.0));
  }

  /** A window with the panel open, showing the series {@code steps}. */
  private OpenWindow open() {
    OpenWindow window = OpenWindow.reading(cluster, topic(DistributionPanelTest::numbers), COUNT);
    window.awaitPainted(2 * COUNT);
    window.clickSeries("steps");
    window.robot().type(KeyCode.DIGIT6);
    window.awaitText("#distribution-part", "180 samples in sight");
    return window;
  }

  @Test
  @DisplayName(
      "it shows the samples in sight of the series of the selected row or of the box, with exact"
          + " figures in the units of the plot, in round bins")
  void panel_seriesInSight_isShown() {
    try (OpenWindow window = open()) {
      assertThat(Stream.of("count", "min", "max", "mean", "median", "p95", "p99", "deviation"))
          .extracting(name -> figure(window, name))
          .containsExactly("180", "0", "9", "4.5", "4.5", "9", "9", "2.87228");
      await().until(() -> bars(window) == 10);

      runOnFx(() -> box(window).getSelectionModel().select(1));
      await().until(() -> figure(window, "max").equals("7.70789 s"));
      assertThat(figure(window, "min")).isEqualTo("1 ms");
      window.robot().clickOn("#distribution-log-values");
      // Steps 1, 2 and 5 of four decades, from 1 ms to 10 s.
      await().until(() -> bars(window) == 12);

      window.robot().type(KeyCode.DIGIT1);
      assertThat(onFx(() -> window.pane().series().selected())).contains("latency_ms");
      window.clickSeries("steps");
      window.robot().type(KeyCode.DIGIT6);
      await().until(() -> figure(window, "max").equals("9"));
    }
  }

  @Test
  @DisplayName(
      "ticked measures are shown and others are not; the list stays open, each says how it is"
          + " computed")
  void measures_ticked_areShown() {
    try (OpenWindow window = open()) {
      assertThat(onFx(() -> shown(window)))
          .isEqualTo(ChosenMeasures.USUAL.stream().map(Measure::title).toList());
      window.robot().clickOn("#measure-choose");
      window.robot().clickOn("#measure-period").clickOn("#measure-rms").clickOn("#measure-p99");
      // A step of 0 to 9 rises through 4.5 every ten seconds.
      await().until(() -> figure(window, "period").equals("10 s"));
      assertThat(figure(window, "rms")).isEqualTo("5.33854");
      assertThat(onFx(() -> shown(window))).contains("RMS", "period").doesNotContain("p99");
      Label period = (Label) window.find("#measure-period-value");
      assertThat(onFx(() -> Hint.of(period))).isEqualTo(Measure.PERIOD.explanation());
      assertThat(onFx(period::getAccessibleText)).isEqualTo("period: 10 s");
      CheckBox box = window.robot().lookup("#measure-period").queryAs(CheckBox.class);
      assertThat(onFx(() -> Hint.of(box))).isEqualTo(Measure.PERIOD.explanation());
      window.robot().type(KeyCode.ESCAPE);
      await()
          .until(() -> onFx(() -> Window.getWindows().stream().noneMatch(Popup.class::isInstance)));
      assertThat(figure(window, "frequency")).isEqualTo("0.1 Hz");
    }
  }

  /** The titles of the measures in the table. */
  private static List<String> shown(OpenWindow window) {
    return window.find("#measures").lookupAll(".measure .text-muted").stream()
        .map(node -> ((Label) node).getText())
        .toList();
  }

  @Test
  @DisplayName("nothing of it is made before its tab is opened; digits choose and enter it")
  void tab_key_opensAndEnters() {
    String topic = topic(DistributionPanelTest::numbers);
    try (OpenWindow window = OpenWindow.reading(cluster, topic, COUNT)) {
      assertThat(window.robot().lookup("#distribution").tryQuery()).isEmpty();
      window.robot().type(KeyCode.DIGIT6);
      window.awaitText("#distribution-part", "180 samples in sight");
      window.robot().type(KeyCode.DIGIT6);
      assertThat(onFx(() -> window.content().getScene().getFocusOwner())).isEqualTo(box(window));
    }
  }

  @Test
  @DisplayName(
      "while the cursors are on it shows the samples between them, those at both included, and says"
          + " so")
  void cursors_on_samplesBetween() {
    try (OpenWindow window = open()) {
      window.robot().type(KeyCode.C);
      window.awaitText("#distribution-part", " between the cursors");
      long between = between(window);
      assertThat(between).isBetween(55L, 65L);
      window.awaitText("#distribution-part", between + " samples between");
      window.keys(KeyCode.SHIFT, KeyCode.RIGHT);
      window.awaitText("#distribution-part", (between + 1) + " samples between");
      window.robot().type(KeyCode.C);
      window.awaitText("#distribution-part", "180 samples in sight");
    }
  }

  /** How many samples of the first series are between the cursors, found one by one. */
  private static long between(OpenWindow window) {
    SeriesRange part = onFx(() -> window.pane().chart().betweenCursors().getFirst());
    return IntStream.range(0, COUNT)
        .filter(i -> part.contains(i, part.series().buffer().sample(i).orElseThrow().timeMs()))
        .count();
  }

  @Test
  @DisplayName("new samples come into it while it is in sight")
  void samples_arriving_areShown() {
    try (OpenWindow window = open()) {
      cluster.send(window.reading().topic(), "{\"steps\":70}", "{\"steps\":80}");
      window.awaitText("#distribution-part", "182 samples in sight");
      assertThat(figure(window, "max")).isEqualTo("80");
      runOnFx(() -> window.pane().chart().hold());
      runOnFx(() -> window.pane().zoom(0.1));
      await().until(() -> !window.text("#distribution-part").startsWith("18"));
    }
  }

  @Test
  @DisplayName(
      "the bar at the pointer says its range, count and share; so do the arrows while the picture"
          + " has the focus, and a screen reader is told")
  void bar_pointedAt_isRead() {
    try (OpenWindow window = open()) {
      await().until(() -> bars(window) == 10);
      window.robot().moveTo("#distribution-picture");
      window.awaitText("#distribution-bar", ": 18 samples, 10 %");
      window.robot().moveTo("#distribution-series");
      window.awaitText("#distribution-bar", "Point at a bar");

      Node picture = window.find("#distribution-picture");
      runOnFx(picture::requestFocus);
      window.robot().type(KeyCode.HOME, KeyCode.RIGHT, KeyCode.RIGHT);
      window.awaitText("#distribution-bar", "2: 18 samples, 10 %");
      assertThat(onFx(() -> picture.queryAccessibleAttribute(AccessibleAttribute.VALUE_STRING)))
          .isEqualTo("2: 18 samples, 10 %");
      assertThat(onFx(() -> picture.queryAccessibleAttribute(AccessibleAttribute.TEXT)))
          .isEqualTo("Distribution of steps: 180 samples in sight, from 0 to 9, median 4.5, p95 9");
      window.robot().type(KeyCode.END);
      window.awaitText("#distribution-bar", "9: 18 samples");
    }
  }

  @Test
  @DisplayName("the highest bar reaches the top of a linear axis and low bars grow on a log one")
  void counts_logarithmic_showLowBars() {
    String topic = topic(i -> i == 7 ? "{\"a\":3}" : "{\"a\":1}");
    try (OpenWindow window = OpenWindow.reading(cluster, topic, COUNT)) {
      window.robot().type(KeyCode.DIGIT6);
      await().until(() -> bars(window) == 2);
      double before = lowestBar(window);
      assertThat(before).isLessThan(4);
      window.robot().clickOn("#distribution-log-counts");
      await().until(() -> lowestBar(window) > 5 * before);
    }
  }

  /** The height of the last bar. */
  private static double lowestBar(OpenWindow window) {
    return onFx(() -> {
      Path whole = (Path) window.find("#distribution-bars");
      Path last = new Path(whole.getElements().subList(5, 10));
      last.setStroke(null);
      Bounds bounds = last.getBoundsInLocal();
      return bounds.getHeight();
    });
  }

  @Test
  @DisplayName("of a series of states it shows the share of each, and no histogram")
  void states_shares() throws Exception {
    String topic =
        topic(i -> "{\"mode\":\"%s\",\"n\":%d}".formatted(i % 60 < 45 ? "IDLE" : "BUSY", i));
    try (OpenWindow window = OpenWindow.reading(cluster, topic, COUNT)) {
      runOnFx(() -> {
        DecodeChoice choice = window.reading().choice();
        window
            .plot()
            .decode(
                new DecodeChoice(
                    choice.format(),
                    choice.time(),
                    choice.grouping(),
                    choice.numericStrings(),
                    choice.schema(),
                    List.of("mode")));
      });
      await().until(() -> window.seriesInTable().contains("mode"));
      window.clickSeries("mode");
      window.robot().type(KeyCode.DIGIT6);
      window.awaitVisible("#distribution-states", true);
      window.awaitText("#distribution-part", "180 samples in sight");
      assertThat(onFx(() -> window.find("#distribution-picture").isVisible())).isFalse();
      assertThat(onFx(() -> window.find("#distribution-log-values").isDisabled())).isTrue();
      assertThat(
              onFx(() ->
                  window.find("#distribution-states").lookupAll(".progress-bar").stream()
                      .map(Node::getAccessibleText)
                      .toList()))
          .containsExactlyInAnyOrder(
              "IDLE: 75 % of the time, 135 samples", "BUSY: 25 % of the time, 45 samples");
      window.savePicture("distribution-states");
    }
  }

  @Test
  @DisplayName("without a series, and without a sample in sight, it says so")
  void nothing_isSaid() {
    String empty = cluster.newTopic(1);
    try (OpenWindow window = OpenWindow.on(cluster)) {
      window.pick(empty);
      window.robot().type(KeyCode.DIGIT6);
      window.awaitText("#distribution-nothing", "No numbers yet.");
      cluster.send(empty, "5", "6");
      window.awaitText("#distribution-part", "2 samples");
      assertThat(window.text("#distribution-nothing")).isEmpty();
    }
  }

  private static ComboBox<?> box(OpenWindow window) {
    return window.robot().lookup("#distribution-series").queryComboBox();
  }

  private static String figure(OpenWindow window, String name) {
    return window.text("#measure-" + name + "-value");
  }

  /** How many bars are drawn. */
  private static long bars(OpenWindow window) {
    return onFx(() ->
        ((Path) window.find("#distribution-bars"))
            .getElements().stream().filter(ClosePath.class::isInstance).count());
  }
}
