package topicscope.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import topicscope.signal.Sample;
import topicscope.testing.QuickRobot;

/** The crosshair as pixels: what is in the scene graph may be too small to be seen. */
class CrosshairTest {
  private final FxRobot robot = new QuickRobot();
  private final ShownChart shown = new ShownChart(900, 480);

  @BeforeEach
  void feed() {
    shown.feed("load", ShownChart.wave(100, 1, 40)).feed("heat", ShownChart.wave(100, 2, 40));
    shown.draw(chart -> chart.setSpan(Duration.ofSeconds(100)));
  }

  @AfterEach
  void close() {
    shown.close();
  }

  @Test
  @DisplayName("a line as high as the plot is drawn at the pointer")
  void point_inPlot_lineDrawn() {
    WritableImage before = shown.picture("crosshair-before");

    point(0.4);

    WritableImage after = shown.picture("crosshair");
    Bounds plot = plot();
    int x = (int) Math.floor(plot.getMinX() + plot.getWidth() * 0.4);
    int changed = 0;
    for (int y = (int) plot.getMinY() + 1; y < (int) plot.getMaxY() - 1; y++) {
      boolean differs = false;
      for (int column = x - 1; column <= x + 1; column++) {
        differs |=
            before.getPixelReader().getArgb(column, y) != after.getPixelReader().getArgb(column, y);
      }
      changed += differs ? 1 : 0;
    }
    assertThat(changed).isGreaterThan((int) (plot.getHeight() * 0.95));
  }

  @Test
  @DisplayName("the line stays when the plot is laid out again")
  void layout_whilePointing_lineStays() {
    point(0.4);

    ShownChart.run(() -> {
      shown.chart().requestLayout();
      shown.chart().lookup("#crosshair").getParent().layout();
      shown.stage().getScene().getRoot().layout();
    });

    assertThat(line().getHeight()).isEqualTo(plot().getHeight());
  }

  @Test
  @DisplayName(
      "a dot stands on every trace, and the nearest trace is named first and drawn thicker")
  void point_dotOnEveryTrace_nearestFirst() {
    shown.draw(chart -> chart.setYRange(-100, 200));
    Map<String, Sample> pointed = new HashMap<>();
    shown.draw(chart ->
        chart.setOnPointed(place ->
            shown
                .series()
                .all()
                .forEach(series ->
                    place
                        .flatMap(there -> there.of(series.buffer()))
                        .ifPresent(sample -> pointed.put(series.name(), sample)))));
    WritableImage before = shown.picture("crosshair-thin");
    point(0.4);

    assertThat(pointed).containsOnlyKeys("load", "heat");
    List<Double> heights =
        shown.chart().lookupAll(".crosshair-dot").stream()
            .map(dot -> dot.getBoundsInParent().getCenterY())
            .toList();
    assertThat(heights).hasSize(2);
    for (Sample sample : pointed.values()) {
      double y = shown.chart().getYAxis().getDisplayPosition(sample.value());
      assertThat(heights).anyMatch(height -> Math.abs(height - y) <= 1);
    }
    double middle = plot().getHeight() / 2;
    String nearest =
        pointed.entrySet().stream()
            .min(
                Comparator.comparingDouble(entry ->
                    Math.abs(
                        shown.chart().getYAxis().getDisplayPosition(entry.getValue().value())
                            - middle)))
            .orElseThrow()
            .getKey();
    List<String> texts =
        ((VBox) shown.find("#crosshair-readout"))
            .getChildren().stream().map(label -> ((Label) label).getText()).toList();
    assertThat(texts).hasSize(3);
    assertThat(texts.get(1)).startsWith(nearest + "  ");
    // Far from the pointer, only the thicker trace has changed.
    WritableImage after = shown.picture("crosshair-thick");
    int changed = 0;
    for (int y = (int) plot().getMinY(); y < (int) plot().getMaxY(); y++) {
      changed +=
          before.getPixelReader().getArgb(800, y) == after.getPixelReader().getArgb(800, y) ? 0 : 1;
    }
    assertThat(changed).isBetween(1, 20);
  }

  @Test
  @DisplayName("of many traces the readout has the three nearest, whichever are pointed at")
  void point_manyTraces_nearestThree() {
    for (int i = 0; i < 30; i++) {
      double level = i * 100;
      shown.feed("s" + i, DoubleStream.generate(() -> level).limit(100).toArray());
    }
    shown.draw(chart -> chart.setYRange(0, 3_000));
    point(0.4);

    List<String> texts =
        ((VBox) shown.find("#crosshair-readout"))
            .getChildren().stream().map(label -> ((Label) label).getText()).toList();
    assertThat(texts).hasSize(5).last().isEqualTo("and 29 more");
    assertThat(texts.get(1)).startsWith("s15  ");
    assertThat(texts.subList(2, 4)).allMatch(text -> text.matches("s1[46]  .*"));
    assertThat(shown.chart().lookupAll(".crosshair-dot")).hasSize(32);
  }

  @Test
  @DisplayName("the readout stands beside the line and where it covers no trace")
  void readout_tracesBelow_standsAbove() {
    for (double middle : List.of(140.0, -60.0)) {
      shown.draw(chart -> chart.setYRange(middle - 500, middle + 500));
      point(0.4);
      Bounds readout = shown.find("#crosshair-readout").getBoundsInParent();
      assertThat(readout.getMinX()).isGreaterThan(plot().getWidth() * 0.4 + 10);
      assertThat(shown.chart().lookupAll(".crosshair-dot"))
          .hasSize(2)
          .allMatch(dot -> {
            double y = dot.getBoundsInParent().getCenterY();
            return y < readout.getMinY() || y > readout.getMaxY();
          });
      shown.picture("crosshair-readout-" + (int) middle);
    }
  }

  private void point(double share) {
    Bounds plot = plot();
    Node surface = shown.find(".plot-surface");
    robot.moveTo(surface);
    robot.moveTo(
        ShownChart.onFx(() ->
            surface.localToScreen(new Point2D(plot.getWidth() * share, plot.getHeight() / 2))));
    shown.draw();
  }

  private Bounds line() {
    return ShownChart.onFx(() -> shown.chart().lookup(".crosshair-line").getLayoutBounds());
  }

  private Bounds plot() {
    return ShownChart.onFx(() -> {
      Node surface = shown.chart().lookup(".plot-surface");
      return surface.localToScene(surface.getLayoutBounds());
    });
  }
}
