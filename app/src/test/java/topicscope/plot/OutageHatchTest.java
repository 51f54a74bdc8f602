package topicscope.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.function.Predicate;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.image.WritableImage;
import javafx.scene.text.Text;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import topicscope.signal.SampleBatch;

/** What the plot shows while no data can come. */
class OutageHatchTest {
  private static final int SAMPLES = 400;
  private static final int APART_MS = 10;

  @ParameterizedTest
  @CsvSource({"light", "dark"})
  @DisplayName(
      "time goes on without data; the gap is hatched, moves with the window, and ends with it")
  void outage_byTime_gapHatched(String theme) {
    try (ShownChart shown = fed(theme)) {
      RollingLineChart chart = shown.chart();
      shown.draw(same -> chart.setSpan(Duration.ofSeconds(2)));
      assertThat(shown.find("#outage").isVisible()).isFalse();
      double before = newest(chart);
      assertThat(before).isCloseTo(chart.getXAxis().getWidth(), within(6.0));

      ShownChart.run(() -> chart.setOutage(true));
      awaitHatch(shown, hatch -> hatch.getWidth() > 150);
      Bounds hatch = hatch(shown);
      assertThat(newest(chart)).isLessThan(before - 140);
      assertThat(hatch.getMinX()).isCloseTo(newest(chart), within(3.0));
      assertThat(hatch.getMaxX()).isCloseTo(chart.getXAxis().getWidth(), within(1.0));
      assertThat(hatch.getHeight()).isCloseTo(chart.getYAxis().getHeight(), within(1.0));
      WritableImage picture = shown.picture("outage-time-" + theme);
      int striped = striped(shown, picture);
      assertThat(striped).isBetween(5, 60);
      for (double height : new double[] {0.05, 0.5, 0.9}) {
        assertThat(PlotLookTest.axisLine(shown, picture, height))
            .as("the line of the axis stands before the shade")
            .isGreaterThan(20);
      }

      ShownChart.run(() -> chart.pan(-100));
      shown.draw();
      assertThat(hatch(shown).getMinX()).isCloseTo(newest(chart), within(3.0));
      assertThat(newest(chart)).isGreaterThan(hatch.getMinX() + 50);

      ShownChart.run(() -> {
        chart.backToLive();
        chart.setOutage(false);
      });
      await().until(() -> refreshed(shown) && newest(chart) > before - 6);
      assertThat(shown.find("#outage").isVisible()).isFalse();
    }
  }

  @Test
  @DisplayName(
      "a window of points leaves room for what is missing, a fifth at most, without labels")
  void outage_byNumber_roomUpToAFifth() {
    try (ShownChart shown = fed("light")) {
      RollingLineChart chart = shown.chart();
      shown.draw(same -> chart.setPoints(200));
      double width = chart.getXAxis().getWidth();
      ShownChart.run(() -> chart.setOutage(true));
      awaitHatch(shown, hatch -> hatch.getWidth() > width * 0.19);
      refreshed(shown);
      shown.draw();
      Bounds hatch = hatch(shown);
      shown.picture("outage-points");
      assertThat(hatch.getWidth()).isLessThan(width * 0.22);
      assertThat(hatch.getMinX()).isCloseTo(newest(chart), within(8.0));
      for (Node node : chart.getXAxis().lookupAll("Text")) {
        if (node instanceof Text text && !text.getText().isEmpty()) {
          double middle = text.getBoundsInParent().getCenterX();
          double moved = text.getParent().getTranslateX();
          assertThat(middle + moved).as(text.getText()).isLessThan(width * 0.85);
        }
      }

      ShownChart.run(() -> chart.setOutage(false));
      await().until(() -> refreshed(shown) && newest(chart) > width - 8);
      assertThat(shown.find("#outage").isVisible()).isFalse();
    }
  }

  private static ShownChart fed(String theme) {
    ShownChart shown = PlotLookTest.chart(theme);
    SampleBatch batch = new SampleBatch();
    double[] wave = ShownChart.wave(SAMPLES, 4, 20);
    for (int i = 0; i < SAMPLES; i++) {
      batch.add(Arrivals.START + (long) i * APART_MS, wave[i], 0, i);
    }
    shown.series().series("load").buffer().append(batch);
    shown.series().changed();
    return shown;
  }

  private static void awaitHatch(ShownChart shown, Predicate<Bounds> wanted) {
    await()
        .until(() ->
            refreshed(shown) && shown.find("#outage").isVisible() && wanted.test(hatch(shown)));
  }

  private static boolean refreshed(ShownChart shown) {
    ShownChart.run(shown.chart()::refresh);
    return true;
  }

  private static Bounds hatch(ShownChart shown) {
    return ShownChart.onFx(() -> shown.chart().lookup("#outage").getBoundsInParent());
  }

  /** Where the newest sample is on the x axis. */
  private static double newest(RollingLineChart chart) {
    return ShownChart.onFx(() -> {
      boolean byTime =
          chart.getXAxis().toNumericValue(chart.getXAxis().getValueForDisplay(0)) > 1e9;
      double x = byTime ? (double) Arrivals.START + (SAMPLES - 1) * APART_MS : SAMPLES - 1;
      return chart.getXAxis().getDisplayPosition(x);
    });
  }

  /** How many pixels of a row in the hatching aren't those of the background. */
  private static int striped(ShownChart shown, WritableImage picture) {
    Bounds hatch =
        ShownChart.onFx(() -> {
          Node node = shown.chart().lookup("#outage");
          return node.localToScene(node.getLayoutBounds());
        });
    int y = (int) hatch.getMinY() + 3;
    int ground = picture.getPixelReader().getArgb((int) hatch.getMinX() - 30, y);
    int others = 0;
    for (int x = (int) hatch.getMinX() + 10; x < hatch.getMinX() + 110; x++) {
      others += picture.getPixelReader().getArgb(x, y) == ground ? 0 : 1;
    }
    return others;
  }
}
