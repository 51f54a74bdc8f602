package topicscope.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.chart.Axis;
import javafx.scene.chart.LineChart;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Compares our line with the line of the stock chart; pictures in {@code target/plot-pictures}. */
class StockBesideTest {
  private static final int SAMPLES = 40;
  private static final Color STROKE = Color.web("#2389e5");

  private final ShownChart shown = new ShownChart(900, 480);
  private final double[] values = ShownChart.wave(SAMPLES, 1, 40);

  @AfterEach
  void close() {
    shown.close();
  }

  @Test
  @DisplayName("the line has the position, width and colour of the stock chart's line")
  void line_besideStock_sameInk() {
    // The other one is out of sight; with it the line has no shade.
    shown.feed("load", values).feed("far", 1e6);
    shown.draw(chart -> {
      chart.setPoints(SAMPLES);
      chart.setYRange(-20, 100);
      chart.setHorizontalGridLinesVisible(false);
      chart.setVerticalGridLinesVisible(false);
      chart.setStyle("-fx-background-color: white; -topicscope-ground: white");
    });
    Ink ours = ink(shown.chart(), shown.picture("beside-ours"));

    LineChart<Number, Number> stock = ShownChart.onFx(this::stock);
    Ink theirs = ink(stock, shown.picture("beside-stock"));

    assertThat(ours.offset()).isCloseTo(0, within(0.5));
    assertThat(ours.offset()).isCloseTo(theirs.offset(), within(0.75));
    assertThat(ours.breadth()).isCloseTo(theirs.breadth(), within(theirs.breadth() * 0.15));
    assertThat(ours.worst()).isLessThan(1.5);
  }

  /** How far the line lies from where the axes say, and how much of a column it covers. */
  private record Ink(double offset, double worst, double breadth) {}

  private static Ink ink(XYChart<Number, Number> chart, WritableImage picture) {
    Axis<Number> x = chart.getXAxis();
    Axis<Number> y = chart.getYAxis();
    double left = x.localToScene(0, 0).getX();
    double top = y.localToScene(0, 0).getY();
    double offset = 0;
    double worst = 0;
    double breadth = 0;
    int columns = 0;
    for (int i = 2; i < SAMPLES - 2; i++) {
      double at = left + x.getDisplayPosition(i + 0.5);
      double before = ShownChart.wave(SAMPLES, 1, 40)[i];
      double after = ShownChart.wave(SAMPLES, 1, 40)[i + 1];
      double expected = top + y.getDisplayPosition((before + after) / 2);
      double sum = 0;
      double weighted = 0;
      for (int row = (int) expected - 40; row < expected + 40; row++) {
        double covered = covered(picture.getPixelReader(), (int) at, row);
        sum += covered;
        weighted += covered * (row + 0.5);
      }
      if (sum > 0.2) {
        double off = weighted / sum - expected;
        offset += off;
        worst = Math.max(worst, Math.abs(off));
        breadth += sum;
        columns++;
      }
    }
    assertThat(columns).isGreaterThan(SAMPLES / 2);
    return new Ink(offset / columns, worst, breadth / columns);
  }

  private static double covered(PixelReader pixels, int x, int y) {
    Color colour = pixels.getColor(x, y);
    return Math.clamp((1 - colour.getRed()) / (1 - STROKE.getRed()), 0, 1);
  }

  private LineChart<Number, Number> stock() {
    LineChart<Number, Number> stock =
        new LineChart<>(new NumberAxis(0, SAMPLES - 1, 10), new NumberAxis(-20, 100, 20));
    XYChart.Series<Number, Number> series = new XYChart.Series<>();
    for (int i = 0; i < SAMPLES; i++) {
      series.getData().add(new XYChart.Data<>(i, values[i]));
    }
    stock.getData().add(series);
    stock.setAnimated(false);
    stock.setCreateSymbols(false);
    stock.setLegendVisible(false);
    stock.setHorizontalGridLinesVisible(false);
    stock.setVerticalGridLinesVisible(false);
    stock.setStyle("-fx-background-color: white");
    shown.stage().setScene(new Scene(stock, 900, 480));
    stock.applyCss();
    stock.layout();
    Node line = series.getNode();
    line.setStyle("-fx-stroke: #3180d7; -fx-stroke-width: 1.5px; -fx-effect: null");
    Node background = stock.lookup(".chart-plot-background");
    background.setStyle("-fx-background-color: white");
    return stock;
  }
}
