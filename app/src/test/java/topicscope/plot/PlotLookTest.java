package topicscope.plot;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.Arrays;
import java.util.Random;
import javafx.scene.image.WritableImage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import topicscope.plot.view.YMode;

/** How traces look beside the line itself: the shade below it, and where samples are dense. */
class PlotLookTest {
  private static final int WHITE = 0xffffff;
  private static final int NIGHT = 0x0d1117;

  @ParameterizedTest
  @CsvSource({"light", "dark"})
  @DisplayName("a single line has its colour below it, less and less; two lines have none")
  void line_alone_fadesDownwards(String theme) {
    try (ShownChart shown = chart(theme)) {
      shown.feed("load", level(80));
      shown.draw(chart -> chart.setYRange(0, 100));
      WritableImage picture = shown.picture("shade-flat-" + theme);
      int ground = theme.equals("dark") ? NIGHT : WHITE;
      int below = distance(at(shown, picture, 0.5, 0.25), ground);
      int lower = distance(at(shown, picture, 0.5, 0.6), ground);
      assertThat(below).isBetween(20, 120);
      assertThat(lower).isBetween(5, below - 5);
      assertThat(distance(at(shown, picture, 0.5, 0.995), ground)).isLessThan(5);
      assertThat(distance(at(shown, picture, 0.5, 0.1), ground)).isZero();

      shown.feed("other", level(90));
      shown.draw();
      picture = shown.picture("shade-two-" + theme);
      assertThat(distance(at(shown, picture, 0.5, 0.25), ground)).isZero();

      shown.draw(chart -> chart.setYMode(YMode.LANES));
      shown.draw(chart -> chart.setYAuto());
      picture = shown.picture("shade-lanes-" + theme);
      assertThat(distance(at(shown, picture, 0.5, 0.45), ground)).isLessThan(40);
    }
  }

  @ParameterizedTest
  @CsvSource({"light", "dark"})
  @DisplayName("where a column holds hundreds of samples, frequent values are stronger than rare")
  void line_dense_rareIsFainter(String theme) {
    int count = 600 * 700;
    Random random = new Random(7);
    double[] noise = new double[count];
    double[] slow = new double[count];
    double[] sine = new double[count];
    for (int i = 0; i < count; i++) {
      noise[i] = 50 + 6 * random.nextGaussian() + 10 * Math.sin(i / 60_000.0);
      slow[i] = 20 + 15 * Math.sin(i / 9_000.0) + (i / 50_000 % 2) * 10;
      sine[i] = 90 + 5 * Math.sin(i / 40.0);
    }
    noise[count / 2] = 99;
    try (ShownChart shown = chart(theme)) {
      shown.feed("noise", noise);
      shown.draw(chart -> {
        chart.setPoints(count);
        chart.setYRange(0, 100);
      });
      WritableImage picture = shown.picture("dense-one-" + theme);
      int ground = theme.equals("dark") ? NIGHT : WHITE;
      double median = 0.0;
      double rare = 0.0;
      int spike = 0;
      for (int i = -20; i <= 20; i++) {
        double x = 0.5 + i / 1_000.0;
        median += distance(at(shown, picture, x, 0.57), ground);
        rare += distance(at(shown, picture, x, 0.43), ground);
        spike = Math.max(spike, distance(at(shown, picture, x, 0.04), ground));
      }
      assertThat(rare).isBetween(median * 0.3, median * 0.7);
      assertThat(spike).isGreaterThan(100);
      shown.feed("slow", slow).feed("sine", sine);
      shown.draw();
      shown.picture("dense-" + theme);
    }
  }

  static ShownChart chart(String theme) {
    boolean dark = theme.equals("dark");
    ShownChart shown =
        new ShownChart(700, 360)
            .themed((dark ? new PrimerDark() : new PrimerLight()).getUserAgentStylesheet());
    shown.draw(chart -> {
      String base = dark ? "#0d1117" : "white";
      chart.getScene().getRoot().setStyle("-fx-background-color: " + base);
      chart.setHorizontalGridLinesVisible(false);
      chart.setVerticalGridLinesVisible(false);
      chart.setLegendVisible(false);
    });
    return shown;
  }

  private static double[] level(double value) {
    double[] values = new double[200];
    Arrays.fill(values, value);
    return values;
  }

  /** The pixel at a share of the plot's width and height. */
  private static int at(ShownChart shown, WritableImage picture, double x, double y) {
    var axis = shown.chart().getYAxis();
    var bounds = axis.localToScene(axis.getLayoutBounds());
    double width = shown.chart().getXAxis().getWidth();
    return picture
        .getPixelReader()
        .getArgb(
            (int) (bounds.getMaxX() + x * width), (int) (bounds.getMinY() + y * axis.getHeight()));
  }

  /** How much the line of the y axis differs from what is beside it, at a share of the height. */
  static int axisLine(ShownChart shown, WritableImage picture, double y) {
    var axis = shown.chart().getYAxis();
    var bounds = axis.localToScene(axis.getLayoutBounds());
    int x = (int) bounds.getMaxX() - 1;
    int row = (int) (bounds.getMinY() + y * axis.getHeight());
    return distance(
        picture.getPixelReader().getArgb(x, row), picture.getPixelReader().getArgb(x + 1, row));
  }

  private static int distance(int argb, int other) {
    int sum = 0;
    for (int shift = 0; shift < 24; shift += 8) {
      sum += Math.abs((argb >> shift & 0xff) - (other >> shift & 0xff));
    }
    return sum;
  }
}
