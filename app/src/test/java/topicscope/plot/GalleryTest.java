package topicscope.plot;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.text.Text;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The chart as it looks, in {@code target/plot-pictures}, and what must hold in every picture. */
class GalleryTest {
  @ParameterizedTest
  @CsvSource({
    "1280, 720, 1, 40, light",
    "1280, 720, 10, 40, dark",
    "1280, 720, 10, 40, light",
    "1280, 720, 100, 40, light",
    "320, 200, 3, 40, light",
    "320, 200, 1, 4e12, dark",
    "900, 480, 2, 3e300, light",
    "900, 480, 2, 2e-9, dark",
    "900, 480, 2, 7654321, light"
  })
  @DisplayName("labels lie inside the chart and not on each other, at any size and magnitude")
  void labels_atSize_inPlace(int width, int height, int count, double size, String theme) {
    String style =
        (theme.equals("dark") ? new PrimerDark() : new PrimerLight()).getUserAgentStylesheet();
    try (ShownChart shown = new ShownChart(width, height).themed(style)) {
      for (int i = 0; i < count; i++) {
        shown.feed("series-" + i, ShownChart.wave(200, i + 1, size * (1 + i % 3)));
      }
      shown.draw(chart -> {
        chart.setTitle("sensors");
        chart.setSpan(Duration.ofSeconds(200));
        String base = theme.equals("dark") ? "#0d1117" : "white";
        chart.getScene().getRoot().setStyle("-fx-background-color: " + base);
      });
      shown.picture(
          "gallery-%dx%d-%d-%s-%s".formatted(width, height, count, Double.toString(size), theme));

      List<Bounds> labels = labels(shown.chart());
      assertThat(labels).hasSizeGreaterThan(2);
      for (int i = 0; i < labels.size(); i++) {
        assertThat(labels.get(i).getMinX()).isGreaterThanOrEqualTo(0);
        assertThat(labels.get(i).getMaxY()).isLessThanOrEqualTo(height);
        for (int j = 0; j < i; j++) {
          assertThat(labels.get(i).intersects(labels.get(j))).isFalse();
        }
      }
    }
  }

  @Test
  @DisplayName("at two pixels a unit, columns are physical pixels and a level line has sharp edges")
  void line_hiDpi_crisp() {
    try (ShownChart shown = new ShownChart(600, 300)) {
      ShownChart.run(() -> {
        shown.stage().setRenderScaleX(2);
        shown.stage().setRenderScaleY(2);
      });
      double[] level = new double[50];
      Arrays.fill(level, 50);
      shown.feed("load", level);
      shown.draw(chart -> {
        chart.setPoints(50);
        chart.setYRange(0, 100);
        chart.setStyle("-fx-background-color: white; -topicscope-ground: white");
        chart.setHorizontalGridLinesVisible(false);
      });
      var picture = shown.picture("hidpi");
      double middle =
          shown.chart().getYAxis().localToScene(0, 0).getY()
              + shown.chart().getYAxis().getHeight() / 2;
      int x = (int) (2 * (shown.chart().getXAxis().localToScene(0, 0).getX() + 301));
      int full = 0;
      int touched = 0;
      for (int y = (int) (2 * middle) - 10; y < 2 * middle + 10; y++) {
        int argb = picture.getPixelReader().getArgb(x, y);
        full += argb == 0xff3180d7 ? 1 : 0;
        boolean shadeOnly = (argb >> 16 & 0xff) > 0xc0;
        touched += shadeOnly ? 0 : 1;
      }

      assertThat(picture.getWidth()).isEqualTo(1200);
      assertThat(full).isGreaterThanOrEqualTo(2);
      assertThat(touched).isLessThanOrEqualTo(4);
    }
  }

  private static List<Bounds> labels(RollingLineChart chart) {
    List<Bounds> labels = new ArrayList<>();
    for (Node axis : List.of(chart.getXAxis(), chart.getYAxis())) {
      for (Node node : axis.lookupAll("Text")) {
        if (node instanceof Text text && !text.getText().isEmpty()) {
          labels.add(text.localToScene(text.getLayoutBounds()));
        }
      }
    }
    return labels;
  }
}
