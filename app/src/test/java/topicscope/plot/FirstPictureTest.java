package topicscope.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.text.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is seen before the window is full, and at its edges. */
class FirstPictureTest {
  private final ShownChart shown = new ShownChart(900, 480);

  @AfterEach
  void close() {
    shown.close();
  }

  @Test
  @DisplayName("samples that don't fill the window yet span the plot from left to right, by number")
  void fewSamples_byNumber_spanThePlot() {
    shown.feed("load", ShownChart.wave(20, 1, 40));
    shown.draw(chart -> chart.setPoints(200));
    assertSpans(0, 19);

    shown.feed("load", ShownChart.wave(80, 1, 40));
    shown.draw();
    assertSpans(0, 99);
  }

  @Test
  @DisplayName("samples that don't fill the window yet span the plot from left to right, by time")
  void fewSamples_byTime_spanThePlot() {
    shown.feed("load", ShownChart.wave(20, 1, 40));
    shown.draw(chart -> chart.setSpan(Duration.ofHours(1)));
    assertSpans(Arrivals.START, Arrivals.START + 19_000);
  }

  @Test
  @DisplayName("when there are more samples than the window holds, it rolls")
  void manySamples_windowRolls() {
    shown.feed("load", ShownChart.wave(300, 1, 40));
    shown.draw(chart -> chart.setPoints(200));
    assertSpans(100, 299);
    shown.feed("load", 1, 2, 3);
    shown.draw();
    assertSpans(103, 302);
  }

  @Test
  @DisplayName("fewer than ten samples don't fill the plot, so that the first one doesn't jump")
  void tooFew_standAtTheRight() {
    shown.feed("load", 1, 2, 3);
    shown.draw(chart -> chart.setPoints(200));
    double width = shown.chart().getXAxis().getWidth();
    assertThat(shown.chart().getXAxis().getDisplayPosition(2)).isCloseTo(width, within(6.0));
    assertThat(shown.chart().getXAxis().getDisplayPosition(0))
        .isCloseTo(width * 7 / 9, within(6.0));
  }

  @Test
  @DisplayName("a series that starts later ends with the others and begins where it began")
  void severalSeries_longestSpansThePlot() {
    shown.feed("long", ShownChart.wave(50, 1, 40));
    shown.feed("short", ShownChart.wave(10, 1, 40));
    shown.draw(chart -> chart.setPoints(200));
    assertSpans(0, 49);
  }

  @Test
  @DisplayName("where x counts samples, the labels are the times of the samples there")
  void labels_byNumber_areTimes() {
    shown.feed("load", ShownChart.wave(300, 1, 40));
    shown.draw(chart -> {
      chart.zoneProperty().set(ZoneOffset.UTC);
      chart.setPoints(200);
    });
    List<String> texts =
        List.copyOf(shown.chart().getXAxis().lookupAll("Text")).stream()
            .map(Text.class::cast)
            .map(Text::getText)
            .filter(text -> text.contains(":"))
            .toList();
    assertThat(texts).hasSizeGreaterThan(4).allMatch(text -> text.matches("\\d\\d:\\d\\d:\\d\\d"));
    assertThat(label(".axis-caption")).isEqualTo("200 samples · 3 min 19 s");
  }

  @Test
  @DisplayName("the corner of the axis has the day and the zone; a click switches to UTC and back")
  void corner_dayAndZone_clickSwitches() {
    shown.feed("load", ShownChart.wave(300, 1, 40));
    ZoneId kolkata = ZoneId.of("Asia/Kolkata");
    shown.draw(chart -> chart.zoneProperty().set(kolkata));
    String before = label(".time-zone");
    assertThat(before).matches("\\d+ \\w+ \\d{4}, IST");

    Node corner = shown.find(".time-zone");
    shown.draw(chart -> corner.getOnMouseClicked().handle(null));
    assertThat(label(".time-zone")).endsWith(", UTC");
    shown.draw(chart -> corner.getOnMouseClicked().handle(null));
    assertThat(shown.chart().zoneProperty().get()).isEqualTo(ZoneId.systemDefault());
  }

  @Test
  @DisplayName("zooming out ends at the samples, and panning too: nothing is shown beyond them")
  void zoomAndPan_stayOnTheSamples() {
    shown.feed("load", ShownChart.wave(300, 1, 40));
    shown.draw(chart -> chart.setPoints(100));
    for (int i = 0; i < 20; i++) {
      shown.draw(chart -> chart.zoom(1.25, 200));
    }
    assertSpans(0, 299);

    shown.draw(chart -> chart.zoom(0.5, 400));
    shown.draw(chart -> chart.pan(10_000));
    assertThat(shown.chart().getXAxis().getDisplayPosition(0)).isCloseTo(0, within(1.0));
    shown.draw(chart -> chart.pan(-10_000));
    assertThat(shown.chart().getXAxis().getDisplayPosition(299))
        .isCloseTo(shown.chart().getXAxis().getWidth(), within(6.0));
  }

  @Test
  @DisplayName("a held window shows the same when the chart becomes wider, and nothing beyond it")
  void wider_whileHeld_showsTheSame() {
    shown.feed("load", ShownChart.wave(300, 1, 40));
    shown.draw(chart -> chart.setPoints(100));
    shown.draw(RollingLineChart::hold);
    assertSpans(200, 299);
    shown.draw(chart -> chart.resize(1_400, 480));
    double width = shown.chart().getXAxis().getWidth();
    assertThat(width).isGreaterThan(1_200);
    assertThat(shown.chart().getXAxis().getDisplayPosition(200)).isCloseTo(0, within(5.0));
    assertThat(shown.chart().getXAxis().getDisplayPosition(299)).isCloseTo(width, within(12.0));
    shown.draw(chart -> chart.resize(900, 480));
    assertSpans(200, 299);
  }

  private void assertSpans(double first, double last) {
    double width = shown.chart().getXAxis().getWidth();
    assertThat(shown.chart().getXAxis().getDisplayPosition(first)).isCloseTo(0, within(2.0));
    assertThat(shown.chart().getXAxis().getDisplayPosition(last)).isCloseTo(width, within(6.0));
  }

  private String label(String selector) {
    return ((Label) shown.find(selector)).getText();
  }
}
