package topicscope.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static topicscope.desk.OpenWindow.onFx;
import static topicscope.desk.OpenWindow.runOnFx;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import topicscope.alert.AlertRule;
import topicscope.desk.model.Plot;
import topicscope.desk.model.PlotLook;
import topicscope.plot.axis.FixedYRanges;
import topicscope.plot.axis.ValueRange;
import topicscope.plot.paint.TraceKind;
import topicscope.plot.view.TraceColour;
import topicscope.plot.view.TraceStyle;
import topicscope.plot.view.YMode;
import topicscope.signal.Series;
import topicscope.testing.SharedBroker;
import topicscope.testing.TestCluster;
import topicscope.transform.Transform;

/** What a user sets up for a topic stays with the topic. */
@ExtendWith(SharedBroker.class)
class KeptTopicsTest {
  private static final TraceStyle AREA =
      new TraceStyle(TraceKind.AREA, "%", true, true, new TraceColour("#8250df"), "load");
  private static final PlotLook LOOK =
      new PlotLook(
          "Host 7",
          new FixedYRanges(Optional.of(ValueRange.of(0, 100)), Optional.empty()),
          YMode.OVERLAY);

  private final TestCluster cluster;

  KeptTopicsTest(TestCluster cluster) {
    this.cluster = cluster;
  }

  @Test
  @DisplayName("what was set up for a topic comes back with it, in its plot and in another one")
  void pickAgain_setUpAsBefore() {
    String first = cluster.topicOf("{\"cpu\":1,\"mem\":5}", "{\"cpu\":2,\"mem\":6}");
    String second = cluster.topicOf("{\"temp\":20}");
    try (OpenWindow window = OpenWindow.reading(cluster, first, 2)) {
      await().until(() -> window.seriesInTable().equals(List.of("cpu", "mem")));
      runOnFx(() -> setUp(window.plot()));

      window.pick(second, 1);
      assertThat(onFx(() -> window.plot().title())).isEqualTo(second);
      assertThat(onFx(() -> window.plot().rules())).isEmpty();

      window.pick(first, 2);
      assertSetUp(window);

      window.addPlot();
      window.pick(second, 1);
      runOnFx(() -> window.desk().focusNext(-1));
      window.shortcut(KeyCode.W);
      window.awaitPlots(1);
      window.pick(first, 2);
      assertSetUp(window);
    }
  }

  @Test
  @DisplayName("a series of another topic goes when the plot's topic changes")
  void pick_anotherTopic_guestGoes() {
    String first = cluster.topicOf("1", "2");
    String second = cluster.topicOf("3");
    String third = cluster.topicOf("4");
    try (OpenWindow window = OpenWindow.reading(cluster, first, 2)) {
      window.addPlot();
      window.pick(second, 1);
      Plot plot = window.plot();
      runOnFx(() -> window.desk().show(window.desk().plots().getFirst(), first, plot));
      await().until(() -> names(plot).equals(List.of(second, first)));

      window.pick(third, 1);
      await().until(() -> names(plot).equals(List.of(third)));
    }
  }

  @Test
  @DisplayName("the legend has no entry for a series that is hidden")
  void hide_oneSeries_legendIsWithoutIt() {
    String first = cluster.topicOf("{\"cpu\":1,\"mem\":5,\"net\":3}");
    String second = cluster.topicOf("3");
    try (OpenWindow window = OpenWindow.reading(cluster, first, 1)) {
      window.addPlot();
      window.pick(second, 1);
      runOnFx(() -> window.desk().focusNext(-1));
      await().until(() -> window.seriesInTable().equals(List.of("cpu", "mem", "net")));
      await().until(() -> legend(window).equals(List.of("cpu", "mem", "net")));

      runOnFx(() -> window.plot().styles().put("mem", TraceStyle.LINE.withVisible(false)));
      await().until(() -> legend(window).equals(List.of("cpu", "net")));
    }
  }

  private static void setUp(Plot plot) {
    plot.styles().put("cpu", AREA);
    plot.styles().put("mem", TraceStyle.LINE.withVisible(false));
    plot.lookProperty().set(LOOK);
    plot.add(Transform.parse("mean(cpu, 1s)"));
    plot.add(AlertRule.parse("cpu > 90 for 10s"));
  }

  private static void assertSetUp(OpenWindow window) {
    Plot plot = window.plot();
    await().until(() -> names(plot).equals(List.of("cpu", "mem", "mean(cpu, 1s)")));
    assertThat(onFx(() -> Map.copyOf(plot.styles())))
        .isEqualTo(Map.of("cpu", AREA, "mem", TraceStyle.LINE.withVisible(false)));
    assertThat(onFx(() -> plot.lookProperty().get())).isEqualTo(LOOK);
    assertThat(onFx(plot::rules)).containsExactly(AlertRule.parse("cpu > 90 for 10s"));
  }

  private static List<String> names(Plot plot) {
    return onFx(() -> plot.seriesProperty().get().all().stream().map(Series::name).toList());
  }

  private static List<String> legend(OpenWindow window) {
    return onFx(() ->
        window.robot().from(window.pane()).lookup(".chart-legend-item").queryAllAs(Labeled.class)
            .stream()
            .filter(Labeled::isVisible)
            .map(Labeled::getText)
            .toList());
  }
}
