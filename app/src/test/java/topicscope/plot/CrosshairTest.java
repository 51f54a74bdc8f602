package topicscope.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.image.WritableImage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
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
