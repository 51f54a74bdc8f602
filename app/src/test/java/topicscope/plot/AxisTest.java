package topicscope.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Bounds;
import javafx.geometry.Side;
import javafx.scene.text.Text;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import topicscope.chart.TickText;
import topicscope.chart.ValueRange;
import topicscope.plot.axis.YAxis;

class AxisTest {
  @Test
  @DisplayName("time labels glide with the samples: round times, all moved by the same distance")
  void labels_whileRolling_glide() {
    try (ShownChart shown = new ShownChart(900, 480)) {
      shown.feed("load", ShownChart.wave(120, 1, 40));
      shown.draw(chart -> chart.setSpan(Duration.ofSeconds(100)));
      RollingLineChart chart = shown.chart();
      double before = chart.getXAxis().getDisplayPosition(Arrivals.START);
      Map<String, Double> places = labels(chart);

      shown.feed("load", 1, 2, 3);
      shown.draw();
      double moved = chart.getXAxis().getDisplayPosition(Arrivals.START) - before;
      Map<String, Double> later = labels(chart);

      assertThat(moved).isLessThan(-10);
      assertThat(places.keySet()).allMatch(text -> text.matches("\\d\\d:\\d\\d:[0-5][05]"));
      later.keySet().retainAll(places.keySet());
      assertThat(later).hasSizeGreaterThan(3);
      for (Map.Entry<String, Double> label : later.entrySet()) {
        double was = places.getOrDefault(label.getKey(), Double.NaN);
        assertThat(label.getValue() - was).isCloseTo(moved, within(0.01));
      }
    }
  }

  @Test
  @DisplayName("while labels glide, each is in the chart as a whole, at its edges too")
  void labels_atEdges_whole() {
    try (ShownChart shown = new ShownChart(300, 200)) {
      shown.feed("load", ShownChart.wave(100, 1, 40));
      shown.draw(chart -> chart.setSpan(Duration.ofSeconds(20)));
      RollingLineChart chart = shown.chart();
      for (int i = 0; i < 10; i++) {
        shown.feed("load", i);
        shown.draw();

        assertThat(texts(chart)).hasSizeGreaterThan(1);
        for (Text text : texts(chart)) {
          Bounds bounds = text.localToScene(text.getLayoutBounds());
          assertThat(bounds.getMinX()).isNotNegative();
          assertThat(bounds.getMaxX()).isLessThanOrEqualTo(300);
        }
      }
    }
  }

  @Test
  @DisplayName("an empty title takes no room above the plot")
  void heading_empty_noRoom() {
    try (ShownChart shown = new ShownChart(600, 300)) {
      shown.feed("load", 1, 2, 3);
      shown.draw();
      double withoutOne = shown.find(".chart-content").getLayoutY();

      shown.draw(chart -> chart.setHeading("sensors"));
      double below = shown.find(".chart-content").getLayoutY();
      shown.draw(chart -> chart.setHeading(""));

      assertThat(below).isGreaterThan(withoutOne + 10);
      assertThat(shown.find(".chart-content").getLayoutY()).isEqualTo(withoutOne);
    }
  }

  @Test
  @DisplayName("the plot keeps its width while numbers lose and gain digits")
  void plot_digitsChange_keepsWidth() {
    try (ShownChart shown = new ShownChart(900, 480)) {
      shown.feed("load", 1, 12_345, 3);
      shown.draw(chart -> chart.setYRange(0, 12_345.678));
      double width = shown.chart().getXAxis().getWidth();

      for (double high : new double[] {1, 0.5, 99, 1000}) {
        shown.draw(chart -> chart.setYRange(0, high));
        assertThat(shown.chart().getXAxis().getWidth()).isEqualTo(width);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "NaN, 1",
    "-Infinity, Infinity",
    "5, 5",
    "0, 0",
    "-1.7e308, 1.7e308",
    "4.9e-324, 4.9e-324",
    "1e17, 1.00000000000000002e17",
    "-3, -3",
    "1e300, 1e300"
  })
  @DisplayName("whatever the two ends are, there is a range to draw and a bounded number of ticks")
  void range_anyEnds_sound(double one, double other) {
    ValueRange range = ValueRange.of(one, other);

    assertThat(range.span()).isPositive().isFinite();
    List<Double> ticks = YAxis.ticks(range, 600).within(range.low(), range.high());
    assertThat(ticks).isNotEmpty().hasSizeLessThan(40).doesNotHaveDuplicates();
    for (double tick : ticks) {
      double largest = Math.max(Math.abs(range.low()), Math.abs(range.high()));
      String text = TickText.of(tick, largest, YAxis.ticks(range, 600).step());
      assertThat(text).hasSizeLessThan(26);
    }
  }

  @Test
  @DisplayName("an axis of states names them; beside numbers they have the axis at the right")
  void states_namedOnTheirAxis() {
    try (ShownChart shown = new ShownChart(600, 400)) {
      shown.feedStates("door", List.of("OPEN", "SHUT", "JAM"), 0, 1, 1, 2, 0);
      shown.draw();
      assertThat(yTexts(shown, false)).containsExactlyInAnyOrder("OPEN", "SHUT", "JAM");

      shown.feed("load", 20, 25, 21);
      shown.draw();
      assertThat(yTexts(shown, true)).containsExactlyInAnyOrder("OPEN", "SHUT", "JAM");
      assertThat(yTexts(shown, false)).contains("20", "25");
    }
  }

  private static List<String> yTexts(ShownChart shown, boolean atRight) {
    return shown.chart().lookupAll(".axis").stream()
        .filter(node -> node instanceof YAxis axis && (axis.getSide() == Side.RIGHT) == atRight)
        .flatMap(axis -> axis.lookupAll("Text").stream())
        .filter(Text.class::isInstance)
        .map(text -> ((Text) text).getText())
        .filter(text -> !text.isEmpty())
        .toList();
  }

  private static Map<String, Double> labels(RollingLineChart chart) {
    Map<String, Double> places = new HashMap<>();
    texts(chart)
        .forEach(text -> places.put(text.getText(), text.localToScene(text.getX(), 0).getX()));
    return places;
  }

  private static List<Text> texts(RollingLineChart chart) {
    return chart.getXAxis().lookupAll("Text").stream()
        .filter(node -> node.getParent().getParent().equals(chart.getXAxis()))
        .map(Text.class::cast)
        .toList();
  }
}
