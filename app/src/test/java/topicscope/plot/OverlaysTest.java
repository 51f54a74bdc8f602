package topicscope.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import topicscope.plot.overlay.PlotMark;
import topicscope.plot.overlay.Threshold;
import topicscope.plot.overlay.TimeBand;
import topicscope.plot.view.TraceStyle;
import topicscope.signal.SampleBatch;
import topicscope.signal.SeriesSet;

class OverlaysTest {
  private static final long SECOND = 1000;

  private final ShownChart shown = new ShownChart(900, 480);

  @AfterEach
  void close() {
    shown.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DisplayName("a mark is drawn between the samples around it, and moves with them")
  void mark_whileRolling_staysBetweenItsSamples(boolean byTime) {
    shown.feed("load", ShownChart.wave(100, 1, 40));
    shown.draw(chart -> {
      if (byTime) {
        chart.setSpan(Duration.ofSeconds(100));
      }
      chart.setMarks(List.of(new PlotMark(time(60) + 500, "12 offsets expired")));
    });
    double before = x(".plot-mark");
    double at = byTime ? time(60) + 500.0 : 60.5;
    assertThat(before).isCloseTo(place(at), within(1.0));

    shown.feed("load", ShownChart.wave(30, 2, 40));
    shown.draw();

    assertThat(x(".plot-mark")).isLessThan(before - 50);
    assertThat(x(".plot-mark")).isCloseTo(place(at), within(1.0));
    shown.picture("mark-by-" + (byTime ? "time" : "number"));
  }

  @Test
  @DisplayName("a span is a band from its beginning to its end")
  void span_inWindow_bandFromTo() {
    shown.feed("load", ShownChart.wave(100, 1, 40));
    shown.draw(chart -> {
      chart.setSpan(Duration.ofSeconds(100));
      chart.setSpans(
          List.of(
              new TimeBand(time(20), time(40), "above 70"),
              new TimeBand(time(50), time(55), "late")));
    });

    Bounds band = bounds(shown.find(".time-band"));
    assertThat(band.getMinX()).isCloseTo(place((double) time(20)), within(1.0));
    assertThat(band.getMaxX()).isCloseTo(place((double) time(40)), within(1.0));
    shown.picture("spans");
  }

  @Test
  @DisplayName("a mark older than all held samples is not drawn")
  void mark_beforeAll_notDrawn() {
    shown.feed("load", ShownChart.wave(100, 1, 40));
    shown.draw(chart -> chart.setMarks(List.of(new PlotMark(time(-50), "long ago"))));

    assertThat(shown.chart().lookupAll(".plot-mark")).isEmpty();
  }

  @Test
  @DisplayName("when other series are shown, a mark moves to where its time is in them")
  void mark_otherSeries_standsAnew() {
    shown.feed("load", ShownChart.wave(100, 1, 40));
    shown.draw(chart -> chart.setMarks(List.of(new PlotMark(time(60) + 500, "one"))));
    double before = x(".plot-mark");
    SeriesSet other = new SeriesSet(1000);
    SampleBatch batch = new SampleBatch();
    for (int i = 0; i < 100; i++) {
      batch.add(time(i + 20), i, 0, i);
    }
    other.series("load").buffer().append(batch);
    other.changed();

    shown.draw(chart -> chart.show(other));

    assertThat(x(".plot-mark")).isLessThan(before - 50);
    assertThat(x(".plot-mark")).isCloseTo(place(40.5), within(1.0));
  }

  @Test
  @DisplayName("labels that would overlap are placed in rows")
  void marks_closeTogether_labelsInRows() {
    shown.feed("load", ShownChart.wave(100, 1, 40));
    shown.draw(chart ->
        chart.setMarks(
            List.of(
                new PlotMark(time(60), "skipped to latest"),
                new PlotMark(time(61), "topic re-created"),
                new PlotMark(time(62), "12 offsets expired"))));

    List<Node> labels = new ArrayList<>(shown.chart().lookupAll(".plot-item-label"));
    assertThat(labels).hasSize(3);
    for (int i = 1; i < labels.size(); i++) {
      for (int j = 0; j < i; j++) {
        assertThat(bounds(labels.get(i)).intersects(bounds(labels.get(j)))).isFalse();
      }
    }
    shown.picture("mark-labels");
  }

  @Test
  @DisplayName(
      "the label of a mark near the right edge is whole, and at its mark once there is room")
  void mark_nearRightEdge_labelWhole() {
    shown.feed("load", ShownChart.wave(100, 1, 40));
    shown.draw(chart -> {
      chart.setSpan(Duration.ofSeconds(100));
      chart.setMarks(List.of(new PlotMark(time(97), "deleted and created again")));
    });
    double right = bounds(shown.find(".plot-surface")).getMaxX();
    assertThat(bounds(shown.find(".plot-item-label")).getMaxX()).isLessThanOrEqualTo(right);

    shown.feed("load", ShownChart.wave(40, 2, 40));
    shown.draw();

    assertThat(bounds(shown.find(".plot-item-label")).getMinX())
        .isCloseTo(x(".plot-mark") + 3, within(1.0));
  }

  @Test
  @DisplayName("setting the same marks again creates no new nodes")
  void marks_same_sameNodes() {
    shown.feed("load", ShownChart.wave(250, 1, 40));
    shown.draw(chart -> chart.setMarks(List.of(new PlotMark(time(160), "one"))));
    Node before = shown.find(".plot-mark");

    shown.feed("load", ShownChart.wave(3, 1, 40));
    shown.draw(chart -> chart.setMarks(List.of(new PlotMark(time(160), "one"))));

    Node after = shown.find(".plot-mark");
    assertThat(after).isSameAs(before);
  }

  @Test
  @DisplayName("a threshold lies at its value, and is at the edge with an arrow when out of range")
  void threshold_inAndOutOfRange_atItsValue() {
    shown.feed("load", ShownChart.wave(100, 1, 40));
    shown.draw(chart -> {
      chart.setYRange(0, 100);
      chart.setThresholds(List.of(Threshold.of(75, "high", "load"), Threshold.of(140, "too much")));
    });

    Node line = shown.find(".threshold-line");
    double height = shown.chart().getYAxis().getHeight();
    assertThat(bounds(line).getMinY()).isCloseTo(top() + height * 0.25, within(1.0));
    assertThat(shown.chart().lookupAll(".threshold-line")).hasSize(1);
    assertThat(shown.chart().lookupAll(".threshold-label"))
        .extracting(label -> ((Label) label).getText())
        .containsExactlyInAnyOrder("high", "\u2191 too much");
    shown.picture("thresholds");
  }

  @Test
  @DisplayName("a threshold of a series that is hidden is hidden with it")
  void threshold_seriesHidden_hidden() {
    shown.feed("load", ShownChart.wave(100, 1, 40)).feed("heat", ShownChart.wave(100, 2, 40));
    shown.draw(chart -> chart.setThresholds(List.of(Threshold.of(50, "high", "heat"))));
    assertThat(shown.chart().lookupAll(".threshold-line")).hasSize(1);

    shown.draw(chart -> chart.setStyle("heat", TraceStyle.LINE.withVisible(false)));

    assertThat(shown.chart().lookupAll(".threshold-line")).isEmpty();
  }

  private static long time(int second) {
    return Arrivals.START + second * SECOND;
  }

  private double x(String selector) {
    return bounds(shown.find(selector)).getMinX();
  }

  private double place(double x) {
    Node axis = shown.chart().getXAxis();
    return bounds(axis).getMinX() + shown.chart().getXAxis().getDisplayPosition(x);
  }

  private double top() {
    return bounds(shown.chart().getYAxis()).getMinY();
  }

  private static Bounds bounds(Node node) {
    return node.localToScene(node.getLayoutBounds());
  }
}
