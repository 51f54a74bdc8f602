package topicscope.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.text.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import topicscope.plot.axis.YAxis;
import topicscope.plot.axis.YLayout;
import topicscope.plot.view.TraceStyle;
import topicscope.plot.view.YMode;

/** Traces that share the height of a plot: in lanes, over one another, normalised, logarithmic. */
class LanesTest {
  private final ShownChart shown = new ShownChart(900, 480);

  @AfterEach
  void close() {
    shown.close();
  }

  @Test
  @DisplayName("traces of other units or magnitudes get lanes by themselves, each with its axis")
  void automatic_unitsAndMagnitudes_lanes() {
    feedSystem();
    shown.draw(chart -> chart.setYMode(YMode.AUTO));

    assertThat(shown.chart().yLayout()).isEqualTo(new YLayout(YLayout.Kind.LANES, 3));
    assertThat(names()).containsExactly("cpu.percent", "mem.used_bytes", "disk.read_bytes_per_s");
    assertThat(units()).containsExactly("%", "GiB", "KiB/s");
    List<YAxis> lanes = lanes();
    assertThat(lanes).hasSize(3);
    for (int i = 1; i < 3; i++) {
      YAxis above = lanes.get(i - 1);
      assertThat(lanes.get(i).getLayoutY()).isGreaterThan(above.getLayoutY() + above.getHeight());
      assertThat(lanes.get(i).getLayoutX()).isEqualTo(above.getLayoutX());
      assertThat(lanes.get(i).getWidth()).isEqualTo(above.getWidth());
    }
    shown.picture("lanes");
  }

  @Test
  @DisplayName("traces of like size share one axis, as long as none is 30 times as large")
  void automatic_likeSizes_overlay() {
    shown.feed("a", ShownChart.wave(50, 1, 40));
    shown.feed("b", ShownChart.wave(50, 20, 40));
    shown.draw(chart -> chart.setYMode(YMode.AUTO));
    assertThat(shown.chart().yLayout()).isEqualTo(YLayout.OVERLAY);

    shown.feed("huge", 1e6, 2e6);
    shown.draw();
    assertThat(shown.chart().yLayout().axes()).isEqualTo(2);
    assertThat(shown.chart().yLayout().isLanes()).isTrue();

    shown.draw(chart -> chart.setStyle("huge", TraceStyle.LINE.withVisible(false)));
    assertThat(shown.chart().yLayout()).isEqualTo(YLayout.OVERLAY);
  }

  @Test
  @DisplayName("when a large trace is hidden, the axis follows the others at once")
  void hideLarge_axisFollowsAtOnce() {
    shown.feed("a", 1, 2, 3);
    shown.feed("large", 20, 60, 40);
    shown.draw();
    assertThat(((YAxis) shown.chart().getYAxis()).range().high()).isGreaterThan(50);
    shown.draw(chart -> chart.setStyle("large", TraceStyle.LINE.withVisible(false)));
    assertThat(((YAxis) shown.chart().getYAxis()).range().high()).isLessThan(5);
  }

  @Test
  @DisplayName("an axis chosen at the right is kept: there are no lanes by themselves")
  void automatic_rightChosen_overlay() {
    shown.feed("a", 1, 2);
    shown.feed("huge", 1e6, 2e6);
    shown.draw(chart -> {
      chart.setYMode(YMode.AUTO);
      chart.setStyle("huge", TraceStyle.LINE.withRight(true));
    });
    assertThat(shown.chart().yLayout()).isEqualTo(YLayout.OVERLAY);
  }

  @Test
  @DisplayName("the wheel over one lane zooms this one, and the values keep to their lane")
  void zoomOneLane_othersStay() {
    feedSystem();
    shown.draw(chart -> chart.setYMode(YMode.AUTO));
    double before = lanes().get(1).range().span();
    shown.draw(chart -> chart.zoomYAt(0.5, 0.1));
    assertThat(lanes().get(0).range().span()).isLessThan(60);
    assertThat(lanes().get(1).range().span()).isEqualTo(before);
    assertThat(shown.chart().yAutoProperty().get()).isFalse();
    shown.draw(RollingLineChart::setYAuto);
    assertThat(lanes().get(0).range().span()).isGreaterThan(60);
  }

  @Test
  @DisplayName("normalised, every trace fills the height and the axis says per cent of its range")
  void normalised_everyTraceFillsTheHeight() {
    feedSystem();
    shown.draw(chart -> chart.setYMode(YMode.NORMALISED));
    assertThat(texts(shown.chart().getYAxis())).contains("0", "20", "100");
    assertThat(shown.chart().getYAxis().getLabel()).isEqualTo("%");
    assertThat(shown.chart().yLayout().axes()).isEqualTo(3);
    shown.picture("normalised");
  }

  @Test
  @DisplayName("logarithmic, decades are equally high, also of traces that reach zero")
  void logarithmic_decadesEquallyHigh() {
    double[] decades = new double[60];
    for (int i = 0; i < decades.length; i++) {
      decades[i] = Math.pow(10, i / 10.0);
    }
    shown.feed("latency", decades);
    shown.draw(chart -> chart.setYMode(YMode.LOGARITHMIC));
    double at1000 = shown.chart().getYAxis().getDisplayPosition(1e3);
    double at10000 = shown.chart().getYAxis().getDisplayPosition(1e4);
    double at100000 = shown.chart().getYAxis().getDisplayPosition(1e5);
    assertThat(at1000 - at10000).isCloseTo(at10000 - at100000, within(0.5));
    assertThat(texts(shown.chart().getYAxis())).contains("10", "100", "1,000", "10,000");

    shown.feed("errors", 0, 0, 1, 0);
    shown.draw();
    assertThat(texts(shown.chart().getYAxis())).contains("0");
    shown.picture("logarithmic");
  }

  @Test
  @DisplayName("lanes by choice give each trace its own")
  void lanesByChoice_eachItsOwn() {
    shown.feed("a", 1, 2);
    shown.feed("b", 1, 2);
    shown.draw(chart -> chart.setYMode(YMode.LANES));
    assertThat(names()).containsExactly("a", "b");
    shown.draw(chart -> chart.setYMode(YMode.OVERLAY));
    assertThat(names()).isEmpty();
    assertThat(lanes()).isEmpty();
  }

  @Test
  @DisplayName("the last value of each trace stands beside the end of its line, in its colour")
  void tags_lastValues() {
    feedSystem();
    shown.draw(chart -> {
      chart.setYMode(YMode.AUTO);
      chart.setValueTags(true);
    });
    shown.draw();
    List<Label> tags =
        ((javafx.scene.layout.Pane) shown.find("#value-tags"))
            .getChildren().stream().map(Label.class::cast).toList();
    assertThat(tags).extracting(Label::getText).element(1).isEqualTo("6.51");
    assertThat(tags).allMatch(Node::isVisible);
    double plotRight = shown.find(".plot-surface").getBoundsInParent().getMaxX();
    for (Label tag : tags) {
      var bounds = tag.localToScene(tag.getLayoutBounds());
      assertThat(bounds.getMinX()).isGreaterThanOrEqualTo(plotRight);
      assertThat(bounds.getMaxX()).isLessThanOrEqualTo(900);
    }
    shown.draw(RollingLineChart::hold);
    shown.draw();
    assertThat(shown.find("#value-tags").isVisible()).isFalse();
    shown.draw(RollingLineChart::backToLive);
    shown.picture("lanes-tags");
  }

  private void feedSystem() {
    shown.feed("cpu.percent", ShownChart.wave(100, 1, 40));
    double[] bytes = new double[100];
    double[] reads = new double[100];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = 6e9 + i * 1e7;
      reads[i] = i % 10 == 0 ? 90_000 : 0;
    }
    shown.feed("mem.used_bytes", bytes);
    shown.feed("disk.read_bytes_per_s", reads);
  }

  private List<String> names() {
    return ((javafx.scene.Group) shown.find("#lane-names"))
        .getChildren().stream()
            .filter(Node::isVisible)
            .map(node -> ((Label) node).getText())
            .toList();
  }

  private List<String> units() {
    return lanes().stream().map(YAxis::getLabel).toList();
  }

  private List<YAxis> lanes() {
    return shown.chart().lookupAll(".axis").stream()
        .filter(YAxis.class::isInstance)
        .map(YAxis.class::cast)
        .filter(axis -> axis.isVisible() && !axis.isManaged())
        .filter(axis -> axis.getSide() == javafx.geometry.Side.LEFT)
        .toList();
  }

  private static List<String> texts(Node axis) {
    return Stream.of(axis)
        .flatMap(node -> node.lookupAll("Text").stream())
        .filter(Text.class::isInstance)
        .map(node -> ((Text) node).getText())
        .toList();
  }
}
